// What a window is made of: made when it opens, and anew when everything in it has other words.
#include "ui/attachment_strip.h"
#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/main_window.h"
#include "ui/popover.h"
#include "ui/server_menu.h"
#include "ui/server_rail.h"
#include "ui/side_bar.h"
#include "ui/start_page.h"
#include "ui/window_menus.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>

#include <algorithm>

namespace tincan {

void MainWindow::build()
{
    m_startPage = nullptr; // the one in other words went with what it was in
    m_rail = new ServerRail;
    m_stack = new QStackedWidget;
    auto *whole = new QWidget;
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    setCentralWidget(whole);
    connect(m_rail, &ServerRail::chosen, this, &MainWindow::showWorkspace);
    connect(m_rail, &ServerRail::joinChosen, this, [this] { askJoin(); });
    connect(m_rail, &ServerRail::menuWanted, this,
            [this](Workspace *workspace, const QPoint &where) { makeRailMenu(this, workspace)->popup(where); });
    m_view = viewOf(m_servers->shown());
    buildMenus();
    showServer();
}

StartPage *MainWindow::startPage()
{
    if (m_startPage)
        return m_startPage;
    m_startPage = new StartPage;
    m_stack->addWidget(m_startPage);
    connect(m_startPage, &StartPage::hostChosen, this, &MainWindow::askHost);
    connect(m_startPage, &StartPage::joinChosen, this, [this] { askJoin(); });
    connect(m_startPage, &StartPage::nameChosen, this, &MainWindow::askName);
    connect(m_startPage, &StartPage::serverChosen, this, &MainWindow::goToServer);
    showName();
    return m_startPage;
}

void MainWindow::buildMenus()
{
    for (QMenu *menu : menuBar()->findChildren<QMenu *>(Qt::FindDirectChildrenOnly)) {
        menuBar()->removeAction(menu->menuAction());
        menu->deleteLater(); // what was chosen may be in it
    }
    makeMenus(this);
}

// Room, drafts and the place in the room stay. What floats above goes: it has the old words. What a draft cannot hold
// is waited for.
void MainWindow::buildAgain()
{
    if (std::any_of(m_views.begin(), m_views.end(),
                    [](const ServerView *view) { return view->page()->composer()->holdsMore(); })) {
        if (!std::exchange(m_buildDue, true))
            say(tr("This window shows it once what you have begun to write is sent, or its files and edits are put "
                   "away."));
        return;
    }
    m_buildDue = false;
    closeFloating();
    const std::optional<MessageLink> place = m_view->place();
    for (ServerView *view : std::exchange(m_views, {})) {
        view->remember();
        delete view;
    }
    build();
    if (place)
        m_view->goTo(*place);
}

void MainWindow::closeFloating()
{
    for (QWidget *floating : findChildren<Popover *>())
        floating->close();
    for (QMenu *menu : findChildren<QMenu *>(Qt::FindDirectChildrenOnly)) // of a room, a person, a server
        menu->close();
    for (QDialog *asked : findChildren<QDialog *>(Qt::FindDirectChildrenOnly)) {
        if (!qobject_cast<SettingsWindow *>(asked))
            asked->close();
    }
}

ServerView *MainWindow::viewOf(Workspace *workspace)
{
    const auto made = std::find_if(m_views.begin(), m_views.end(),
                                   [workspace](const ServerView *view) { return view->workspace() == workspace; });
    if (made != m_views.end())
        return *made;
    auto *view = m_views.emplace_back(new ServerView(*workspace, m_number));
    m_stack->addWidget(view);
    connectView(view);
    return view;
}

void MainWindow::connectView(ServerView *view)
{
    Workspace *workspace = view->workspace();
    connect(view, &ServerView::unreadChanged, this, &MainWindow::showTitle);
    const auto ifShown = [this, view] {
        if (view == m_view)
            showServer();
    };
    connect(view, &ServerView::shown, this, ifShown);
    connect(workspace, &Workspace::left, view, ifShown);
    connect(workspace, &Workspace::nameChanged, view, [this] { showName(); });
    connect(workspace, &Workspace::said, view, [this, view](const QString &sentence) {
        (view == m_view && isOnStartPage() ? startPage()->notice() : view->page()->notice())->say(sentence);
    });
    // Queued: the window where somebody joined asks first.
    const auto once = Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection); // views are made anew
    connect(workspace, &Workspace::opened, this, &MainWindow::signInWhereAsked, once);
    connect(workspace->lines(), &LineState::changed, this, &MainWindow::signInWhereAsked, once);
    connect(view->sideBar(), &SideBar::newRoomChosen, this, &MainWindow::askRoom);
    connect(view->sideBar(), &SideBar::menuWanted, this,
            [this](const QString &room, const QPoint &where) { makeRoomMenu(room)->popup(where); });
    connect(view->sideBar(), &SideBar::personMenuWanted, this,
            [this](const Person &person, const QPoint &where) { makePersonMenu(person)->popup(where); });
    connect(view->sideBar(), &SideBar::orderWanted, workspace->marks(), &RoomMarks::setOrder);
    connect(view->sideBar(), &SideBar::left, view, [view] { view->page()->composer()->edit()->setFocus(); });
    connect(view->chip(), &ConnectionChip::clicked, this, &MainWindow::openLinePopover);
    connect(view->chip(), &ConnectionChip::actionChosen, this,
            [this](ChipText::Action action) { takeAction(int(action)); });
    connect(view->conversation(), &Conversation::linkChosen, this, &MainWindow::openLink);
    const auto buildWhereDue = [this] {
        if (m_buildDue)
            QMetaObject::invokeMethod(this, &MainWindow::buildAgain, Qt::QueuedConnection);
    };
    connect(view->page()->composer(), &Composer::draftsChanged, this, buildWhereDue);
    connect(view->page()->composer()->files(), &AttachmentStrip::changed, this, buildWhereDue);
}

} // namespace tincan
