// A window: shows one of the servers that are open, what their workspaces say, and opens the dialogs. Several may share
// the servers; each has its own place in each of them, and its size. What it shows of a server is in server_view.h, the
// menus are made in window_menus.h, what a window is made of in main_window_parts.cpp, which server it shows in
// main_window_servers.cpp, what opens dialogs in main_window_dialogs.cpp and main_window_rooms.cpp. GUI thread.
#pragma once

#include "ui/server_set.h"
#include "ui/server_view.h"
#include "ui/settings_window.h"

#include <QMainWindow>

#include <functional>

class QDialog;
class QMenu;
class QStackedWidget;

namespace tincan {

class StartPage;
class LinePopover;
class ServerRail;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(std::shared_ptr<ServerSet> servers);
    ~MainWindow() override;

    ServerSet *servers() const { return m_servers.get(); }
    // Of the server that is shown.
    Workspace *workspace() const { return m_view->workspace(); }
    Conversation *conversation() const { return m_view->conversation(); }
    SideBar *sideBar() const { return m_view->sideBar(); }
    ChatPage *page() const { return m_view->page(); }
    ConnectionChip *chip() const { return m_view->chip(); }
    LineState *lines() const { return workspace()->lines(); }
    ServerRail *rail() const { return m_rail; }
    StartPage *startPage(); // made when it is first asked for: most starts go past it
    bool isOnStartPage() const;
    QDialog *question() const; // that is open, and holds this window

    bool isShownElsewhere(const Workspace &workspace) const; // in another window of the profile
    bool isInTray() const { return m_inTray; }               // closed, and waits there
    // Somebody does, at its newest messages or not.
    bool looksAt(const Workspace &workspace, const QString &room) const;

    // For who started the program once more, perhaps with a server to join.
    void comeForward(const QUrl &server, const Invitation &invite = {});
    void comeForward(const MessageLink &link);
    // What the menus call.
    MainWindow *openAnother(); // on the same room; it deletes itself when it is closed
    void showWorkspace(Workspace *workspace);
    void stepServer(int servers); // through the rail, round
    void askHost();               // where one is hosted already: shows it
    void askInvite();             // to that
    // By a link; empty: by the person, who is offered the one that was joined last.
    void askJoin(const QUrl &server = {}, const Invitation &invite = {});
    void goToServer(const QUrl &server); // which was joined before
    void askForget(const QUrl &server);
    void askAccount(Workspace *beside); // another one, on the same server
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
    // So many places down, among the others of its kind.
    void moveRoom(const QString &room, int places);
    QMenu *makeArchiveMenu(); // for the menu bar
    // What can be done with one of the list. They delete themselves.
    QMenu *makeRoomMenu(const QString &room);
    QMenu *makePersonMenu(const Person &person);
    SettingsWindow *openSettings(std::optional<SettingsWindow::Page> page = {});
    LinePopover *openLinePopover();
    void leaveServer();
    void quit(); // closes all windows of the profile

    void setVisible(bool visible) override;

Q_SIGNALS:
    void onServer(bool is); // instead of on the start page

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void buildAgain(); // in another language, or with letters of another size
    void buildMenus();
    void connectServers();
    ServerView *viewOf(Workspace *workspace); // makes it where there is none yet
    void connectView(ServerView *view);
    void dropView(const Workspace *workspace);
    void closeFloating();
    void say(const QString &sentence);
    void showServer();
    void addMark(QMenu *menu, const QString &words, Mark mark, const QString &id);
    const RoomSummary *findRoom(const QString &room) const; // empty: the one that is shown
    void showName();
    void showTitle();
    void showSight();
    void takeAction(int action);
    void signInWhereAsked(); // by the server, and not said no to yet
    void remember();
    bool isLookedAt() const;
    QList<MainWindow *> others() const;                                           // of the profile, that are not closed
    void join(const QUrl &server, const Invitation &invite, const QString &name); // asks before it trusts anew
    void joinNow(const QUrl &server, const Invitation &invite, const QString &name);
    bool isStoppedUnasked() const; // the server here, if there is one
    // At once, or when the person has said yes: others are connected to the server here, which is about to stop.
    void onceHostingMayStop(const std::function<void()> &then);

    std::shared_ptr<ServerSet> m_servers;
    int m_number; // under which its drafts are kept
    bool m_unasked = false;
    bool m_buildDue = false;
    bool m_inTray = false;
    ServerRail *m_rail = nullptr;
    StartPage *m_startPage = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::vector<ServerView *> m_views; // of the servers that were shown here
    ServerView *m_view = nullptr;
    std::optional<MessageLink> m_linkDue; // once its server is joined
};

} // namespace tincan
