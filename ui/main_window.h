// A window: puts the parts together, shows what the workspace says, opens the dialogs. Several may share a workspace;
// each has its own room, place in the timeline, composer and size. The menus are made in window_menus.h, the talk with
// the engine is in conversation.h, what a window is made of in main_window_parts.cpp, what opens dialogs in
// main_window_dialogs.cpp and main_window_rooms.cpp. GUI thread.
#pragma once

#include "ui/conversation.h"
#include "ui/settings_window.h"

#include <QMainWindow>

#include <functional>

class QDialog;
class QMenu;
class QStackedWidget;

namespace tincan {

class StartPage;
class LinePopover;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(std::shared_ptr<Workspace> workspace);
    ~MainWindow() override;

    Workspace *workspace() const { return m_workspace.get(); }
    Conversation *conversation() const { return m_conversation; }
    SideBar *sideBar() const { return m_sideBar; }
    ChatPage *page() const { return m_page; }
    ConnectionChip *chip() const { return m_chip; }
    LineState *lines() const { return m_workspace->lines(); }
    StartPage *startPage() const { return m_startPage; }
    bool isOnStartPage() const;
    QDialog *question() const; // that is open, and holds this window

    bool isInTray() const { return m_inTray; } // closed, and waits there
    bool looksAt(const QString &room) const;   // somebody does, at its newest messages or not

    // For who started the program once more, perhaps with a server to join.
    void comeForward(const QUrl &server, const Invitation &invite = {});
    void comeForward(const MessageLink &link);
    // What the menus call.
    MainWindow *openAnother(); // of the same workspace, on the same room; it deletes itself when it is closed
    void askHost();            // where one is hosted already: shows it
    void askInvite();          // to that
    // Empty: the one that was joined last is offered.
    void askJoin(const QUrl &server = {}, const Invitation &invite = {});
    void goToServer(const QUrl &server); // which was joined before
    void askName();
    void askDate();
    // Where it is of another server: asks to join that, and goes there then.
    void openLink(const MessageLink &link);
    void askSignIn();
    void showCertificate();
    void askRoom();
    // Of the room that is shown, where none is named; main_window_rooms.cpp.
    void askRoomDetails(const QString &room = {});
    void askLeaveRoom(const QString &room = {});
    // What can be done with one of the list. They delete themselves.
    QMenu *makeRoomMenu(const QString &room);
    QMenu *makePersonMenu(const Person &person);
    SettingsWindow *openSettings(std::optional<SettingsWindow::Page> page = {});
    LinePopover *openLinePopover();
    void leaveServer();
    void quit(); // closes all windows of the workspace

Q_SIGNALS:
    void onServer(bool is); // instead of on the start page

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void buildAgain(); // in another language, or with letters of another size
    QWidget *makeChat();
    void connectParts();
    void connectWorkspace();
    void orderTabs();
    void say(const QString &sentence);
    void showServer();
    void showReading(); // how the person wants to read
    void followLink();
    void addMark(QMenu *menu, const QString &words, Mark mark, const QString &id);
    const RoomSummary *findRoom(const QString &room) const; // empty: the one that is shown
    void showStartPage();
    void showName();
    void showTitle();
    void takeAction(int action);
    void signInWhereAsked(); // by the server, and not said no to yet
    void remember();
    void keepDrafts();
    void takeOverDraftsOf(MainWindow *closed);
    bool isLookedAt() const;
    QList<MainWindow *> others() const; // of the workspace, that are not closed
    void join(const QUrl &server, const Invitation &invite, const QString &name);
    bool isStoppedUnasked() const; // the server here, if there is one
    // At once, or when the person has said yes: others are connected to the server here, which is about to stop.
    void onceHostingMayStop(const std::function<void()> &then);

    std::shared_ptr<Workspace> m_workspace;
    int m_number; // under which its drafts are kept
    bool m_unasked = false;
    bool m_buildDue = false;
    bool m_inTray = false;
    SideBar *m_sideBar = nullptr;
    ChatPage *m_page = nullptr;
    ConnectionChip *m_chip = nullptr;
    StartPage *m_startPage = nullptr;
    QStackedWidget *m_stack = nullptr;
    Conversation *m_conversation = nullptr;
    qint64 m_unread = 0;
    std::optional<MessageLink> m_linkDue; // once its server is open
    Alarm m_draftsDue;
};

} // namespace tincan
