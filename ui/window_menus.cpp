#include "ui/window_menus.h"

#include "ui/chat_page.h"
#include "ui/go_menu.h"
#include "ui/help_dialogs.h"
#include "ui/line_menu.h"
#include "ui/line_popover.h"
#include "ui/main_window.h"
#include "ui/server_menu.h"
#include "ui/side_bar.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenuBar>

namespace tincan {

namespace {

class Menus
{
    Q_DECLARE_TR_FUNCTIONS(Menus)
public:
    explicit Menus(MainWindow *window) : m_window(window) {}

    void makeFile()
    {
        QMenu *menu = m_window->menuBar()->addMenu(tr("&Tincan"));
        menu->addAction(tr("New &window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), m_window,
                        &MainWindow::openAnother);
        menu->addSeparator();
        menu->addAction(tr("&Host on this computer…"), m_window, &MainWindow::askHost);
        QAction *invite = menu->addAction(tr("&Invite people…"), m_window, &MainWindow::askInvite);
        QObject::connect(menu, &QMenu::aboutToShow, invite,
                         [invite, window = m_window] { invite->setVisible(window->servers()->hosting() != nullptr); });
        menu->addAction(tr("&Join by address…"), QKeySequence(Qt::CTRL | Qt::Key_J), m_window,
                        [window = m_window] { window->askJoin(); });
        menu->addMenu(makeServerMenu(m_window));
        QAction *signOut = menu->addAction(tr("Sign &out"), m_window->workspace(), &Workspace::signOut);
        QObject::connect(menu, &QMenu::aboutToShow, signOut, [signOut, window = m_window] {
            signOut->setVisible(!window->isOnStartPage() && window->workspace()->isSignedIn());
        });
        QAction *leave =
            menu->addAction(leaveWords(*m_window, *m_window->workspace()), m_window, &MainWindow::leaveServer);
        onlyOnServer(leave);
        QObject::connect(menu, &QMenu::aboutToShow, leave,
                         [leave, window = m_window] { leave->setText(leaveWords(*window, *window->workspace())); });
        QAction *forget = menu->addAction(tr("&Forget this server…"), m_window, [window = m_window] {
            window->askForget(window->workspace()->profile().server());
        });
        QObject::connect(menu, &QMenu::aboutToShow, forget, [forget, window = m_window] {
            forget->setVisible(!window->isOnStartPage() && !window->workspace()->hosted().running);
        });
        menu->addSeparator();
        QAction *quit = menu->addAction(tr("&Quit"), m_window, &MainWindow::quit);
        quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
        quit->setMenuRole(QAction::QuitRole);
    }

    void makeRooms()
    {
        QMenu *menu = m_window->menuBar()->addMenu(tr("&Rooms"));
        SideBar *side = m_window->sideBar();
        menu->addAction(tr("&New room…"), QKeySequence(Qt::CTRL | Qt::Key_N), m_window, &MainWindow::askRoom);
        menu->addAction(tr("&Jump to a room"), QKeySequence(Qt::CTRL | Qt::Key_K), side, &SideBar::jump);
        menu->addAction(tr("&Previous room"), QKeySequence(Qt::ALT | Qt::Key_Up), side, [side] { side->step(-1); });
        menu->addAction(tr("N&ext room"), QKeySequence(Qt::ALT | Qt::Key_Down), side, [side] { side->step(1); });
        menu->addAction(tr("Move room &up"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Up), m_window,
                        [window = m_window] { window->moveRoom(window->conversation()->room(), -1); });
        menu->addAction(tr("Move room do&wn"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Down), m_window,
                        [window = m_window] { window->moveRoom(window->conversation()->room(), 1); });
        menu->addSeparator();
        menu->addAction(tr("Room &details…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), m_window,
                        [window = m_window] { window->askRoomDetails(); });
        QAction *leave =
            menu->addAction(tr("&Leave this room…"), m_window, [window = m_window] { window->askLeaveRoom(); });
        menu->addMenu(m_window->makeArchiveMenu());
        menu->addSeparator();
        Search *search = m_window->page()->search();
        menu->addAction(tr("&Search messages"), QKeySequence(QKeySequence::Find), search, &Search::open);
        menu->addAction(tr("&Older hit"), QKeySequence(Qt::Key_F3), search, [search] { search->step(1); });
        menu->addAction(tr("Ne&wer hit"), QKeySequence(Qt::SHIFT | Qt::Key_F3), search, [search] { search->step(-1); });
        menu->addSeparator();
        menu->addMenu(makeGoMenu(m_window));
        menu->addSeparator();
        menu->addAction(tr("&Mark as read"), QKeySequence(Qt::Key_Escape), m_window->conversation(),
                        &Conversation::markRead);
        for (QAction *action : menu->actions())
            onlyOnServer(action);
        QObject::connect(menu, &QMenu::aboutToShow, leave, [leave, window = m_window] {
            const RoomSummary *row = window->sideBar()->model()->find(window->conversation()->room());
            leave->setEnabled(row && !row->left && row->room.id != u"lobby" && window->workspace()->isSignedIn());
        });
        m_window->page()->setRoomMenu(menu);
    }

    void makeSettings()
    {
        QMenu *menu = m_window->menuBar()->addMenu(tr("&Settings"));
        auto *lines = new LineMenu(m_window->lines(), menu);
        lines->setObjectName(QStringLiteral("lineMenu"));
        QObject::connect(lines, &LineMenu::chosen, m_window->workspace(), &Workspace::chooseLine);
        QObject::connect(lines, &LineMenu::optionsChosen, m_window,
                         [window = m_window] { window->openSettings(SettingsWindow::Page::Line); });
        // What is measured shows in the popover. Queued: the menu has to be gone before it opens.
        QObject::connect(
            lines, &LineMenu::testAllChosen, m_window,
            [window = m_window] { Q_EMIT window->openLinePopover()->testAllChosen(); }, Qt::QueuedConnection);
        menu->addMenu(lines);
        menu->addAction(tr("&Name…"), m_window, &MainWindow::askName);
        menu->addMenu(makeAppearance(menu));
        menu->addAction(makeEnterSends(menu));
        menu->addSeparator();
        menu->addAction(tr("All &settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), m_window,
                        [window = m_window] { window->openSettings(); });
        m_window->sideBar()->setAccountMenu(menu);
    }

    void makeHelp()
    {
        QMenu *menu = m_window->menuBar()->addMenu(tr("&Help"));
        menu->addAction(tr("&Keys"), QKeySequence(Qt::Key_F1), m_window,
                        [window = m_window] { showKeys(window, window->servers()->profile().enterSends()); });
        menu->addAction(tr("&About Tincan"), m_window, [window = m_window] { showAbout(window); });
    }

private:
    void onlyOnServer(QAction *action)
    {
        action->setEnabled(!m_window->isOnStartPage());
        QObject::connect(m_window, &MainWindow::onServer, action, &QAction::setEnabled);
    }

    QAction *makeEnterSends(QMenu *menu)
    {
        auto *action = new QAction(tr("&Enter sends, Shift+Enter breaks the line"), menu);
        action->setCheckable(true);
        ServerSet *servers = m_window->servers();
        QObject::connect(action, &QAction::triggered, servers, &ServerSet::setEnterSends);
        QObject::connect(menu, &QMenu::aboutToShow, action,
                         [action, servers] { action->setChecked(servers->profile().enterSends()); });
        return action;
    }

    QMenu *makeAppearance(QWidget *parent)
    {
        auto *menu = new QMenu(tr("&Appearance"), parent);
        auto *group = new QActionGroup(menu);
        const std::pair<Appearance, QString> choices[] = {
            {Appearance::System, tr("&System")}, {Appearance::Light, tr("&Light")}, {Appearance::Dark, tr("&Dark")}};
        for (const auto &[appearance, word] : choices) {
            QAction *action =
                menu->addAction(word, m_window->servers(), [servers = m_window->servers(), wanted = appearance] {
                    servers->setAppearance(wanted);
                });
            action->setCheckable(true);
            action->setData(int(appearance));
            group->addAction(action);
        }
        QObject::connect(menu, &QMenu::aboutToShow, group, [group] {
            for (QAction *action : group->actions())
                action->setChecked(action->data().toInt() == int(currentAppearance()));
        });
        return menu;
    }

    MainWindow *m_window;
};

} // namespace

void makeMenus(MainWindow *window)
{
    Menus menus(window);
    menus.makeFile();
    menus.makeRooms();
    menus.makeSettings();
    menus.makeHelp();
}

} // namespace tincan
