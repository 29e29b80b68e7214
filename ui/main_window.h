// The window: puts the parts together, holds the profile and what is hosted here, opens the dialogs. The menus are
// made in window_menus.h, the talk with the engine is in conversation.h. GUI thread.
#pragma once

#include "ui/conversation.h"
#include "ui/hosting.h"
#include "ui/profile.h"

#include <QMainWindow>

class QStackedWidget;

namespace tincan {

class StartPage;
class LinePopover;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    // `host` may be empty: then nothing can be hosted here.
    MainWindow(const QString &profileFolder, HostServer host, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Connects to the server of the profile, hosts again what was hosted, or shows the start page.
    void start(const QUrl &server = {}); // a server that was named on the command line wins
    void connectTo(const QUrl &server);
    void setName(const QString &name);
    void chooseLine(const LineChoice &choice);

    Profile &profile() { return m_profile; }
    Conversation *conversation() const { return m_conversation; }
    SideBar *sideBar() const { return m_sideBar; }
    ChatPage *page() const { return m_page; }
    ConnectionChip *chip() const { return m_chip; }
    LineState *lines() const { return m_lines; }
    StartPage *startPage() const { return m_startPage; }
    bool isOnStartPage() const;

    // What the menus call.
    void askHost();
    void askJoin();
    void askName();
    void askRoom();
    void askOptions();
    LinePopover *openLinePopover();
    void setAppearance(Appearance appearance);
    void leaveServer();

Q_SIGNALS:
    void onServer(bool is); // instead of on the start page

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeChat();
    void connectParts();
    void orderTabs();
    void say(const QString &sentence);
    void hostAgain(quint16 port);
    void takeAction(int action);
    void remember();
    void leave(); // unasked
    bool isLookedAt() const;
    void showTitle();
    // Asks where others are connected to the server here, which is about to stop.
    bool mayStopHosting();
    void keepDrafts();

    Profile m_profile;
    HostServer m_host;
    HostedServer m_hosted; // dropped after the conversation: it is quiet by then
    bool m_loggingOut = false;
    SideBar *m_sideBar;
    ChatPage *m_page;
    ConnectionChip *m_chip;
    LineState *m_lines;
    StartPage *m_startPage;
    QStackedWidget *m_stack;
    Conversation *m_conversation;
    qint64 m_unread = 0;
    Alarm m_draftsDue;
    bool m_draftsShown = false; // the composer has those of the profile's server
};

} // namespace tincan
