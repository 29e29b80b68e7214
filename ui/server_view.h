// What a window shows of one server: the rooms, the timeline, the composer and the chip, tied to its workspace by a
// conversation. It stays as it is while the window shows another server. GUI thread.
#pragma once

#include "ui/conversation.h"

#include <QWidget>

namespace tincan {

class ServerView : public QWidget
{
    Q_OBJECT
public:
    // The workspace outlives it. `number`: the window's, under which drafts are kept.
    ServerView(Workspace &workspace, int number, QWidget *parent = nullptr);
    ~ServerView() override;

    Workspace *workspace() const { return &m_workspace; }
    SideBar *sideBar() const { return m_sideBar; }
    ChatPage *page() const { return m_page; }
    ConnectionChip *chip() const { return m_chip; }
    Conversation *conversation() const { return m_conversation; }
    qint64 unread() const { return m_unread; }

    // Of the server's rooms, or of another place in it once it is open.
    void goTo(const MessageLink &link);
    std::optional<MessageLink> place() const; // where the reader is, where that is not the end
    void showReading();                       // how the person wants to read
    void setInSight(bool inSight);
    void keepDrafts();
    // What was being written in a window that goes.
    void takeOverDraftsOf(ServerView &closed);
    void remember(); // for the next start

Q_SIGNALS:
    void unreadChanged();
    void shown(); // what is open, anew

private:
    void attach();
    void detach();
    void followLink();
    void orderTabs();

    Workspace &m_workspace;
    const int m_number;
    SideBar *m_sideBar;
    ChatPage *m_page;
    ConnectionChip *m_chip;
    Conversation *m_conversation;
    qint64 m_unread = 0;
    std::optional<MessageLink> m_linkDue; // once its server is open
    Alarm m_draftsDue;
};

} // namespace tincan
