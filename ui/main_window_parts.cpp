// What a window is made of: made when it opens, and anew when everything in it has other words.
#include "ui/attachment_strip.h"
#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/main_window.h"
#include "ui/popover.h"
#include "ui/side_bar.h"
#include "ui/start_page.h"
#include "ui/style_sheet.h"
#include "ui/window_menus.h"

#include <QDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QWindow>

namespace tincan {

void MainWindow::build()
{
    m_sideBar = new SideBar;
    m_page = new ChatPage;
    m_chip = new ConnectionChip;
    m_startPage = new StartPage;
    m_stack = new QStackedWidget;
    m_conversation = new Conversation(*m_workspace, {.sideBar = m_sideBar, .page = m_page, .chip = m_chip}, this);
    m_stack->addWidget(m_startPage);
    m_stack->addWidget(makeChat());
    setCentralWidget(m_stack);
    makeMenus(this);
    orderTabs();
    connectParts();
    showReading();
    showName();
}

// Room, drafts and the place in the room stay. What floats above goes: it has the old words. What a draft cannot hold
// is waited for.
void MainWindow::buildAgain()
{
    if (m_page->composer()->holdsMore()) {
        if (!std::exchange(m_buildDue, true))
            say(tr("This window shows it once what you have begun to write is sent, or its files and edits are put "
                   "away."));
        return;
    }
    m_buildDue = false;
    const bool isOpen = m_workspace->isOpen();
    keepDrafts();
    for (QWidget *floating : findChildren<Popover *>())
        floating->close();
    for (QDialog *asked : findChildren<QDialog *>(Qt::FindDirectChildrenOnly)) {
        if (!qobject_cast<SettingsWindow *>(asked))
            asked->close();
    }
    std::optional<MessageLink> place;
    if (TimelineView *view = m_page->view(); isOpen && !view->isAtBottom() && !view->placed().empty()) {
        const Message &top = m_page->model()->rows()[size_t(view->placed().front().row)];
        place = MessageLink{m_workspace->profile().server(), m_conversation->room(), top.id};
    }
    if (isOpen)
        m_workspace->profile().setRoom(m_conversation->room());
    delete std::exchange(m_conversation, nullptr);
    setMenuBar(new QMenuBar);
    build();
    if (isOpen)
        showServer();
    if (place)
        m_conversation->goToLink(*place);
}

QWidget *MainWindow::makeChat()
{
    auto *chat = new QWidget;
    auto *column = new QVBoxLayout(chat);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sideBar);
    row->addWidget(m_page, 1);
    column->addLayout(row, 1);
    auto *status = new QWidget;
    setLook(status, QStringLiteral("status"));
    auto *statusRow = new QHBoxLayout(status);
    statusRow->setContentsMargins(16, 4, 16, 4);
    statusRow->addWidget(m_chip, 1);
    column->addWidget(status);
    return chat;
}

// From the top left to the bottom, as one reads. All of them stand in the window by now, which is when Qt takes it.
void MainWindow::orderTabs()
{
    QList<QWidget *> stops = m_sideBar->stops() + m_page->stops();
    for (QAbstractButton *button : m_chip->findChildren<QAbstractButton *>())
        stops.append(button);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

void MainWindow::connectParts()
{
    connect(m_startPage, &StartPage::hostChosen, this, &MainWindow::askHost);
    connect(m_startPage, &StartPage::joinChosen, this, [this] { askJoin(); });
    connect(m_startPage, &StartPage::nameChosen, this, &MainWindow::askName);
    connect(m_startPage, &StartPage::serverChosen, this, &MainWindow::goToServer);
    connect(m_sideBar, &SideBar::newRoomChosen, this, &MainWindow::askRoom);
    connect(m_sideBar, &SideBar::menuWanted, this,
            [this](const QString &room, const QPoint &where) { makeRoomMenu(room)->popup(where); });
    connect(m_sideBar, &SideBar::personMenuWanted, this,
            [this](const Person &person, const QPoint &where) { makePersonMenu(person)->popup(where); });
    connect(m_sideBar, &SideBar::left, m_page->composer()->edit(), [this] { m_page->composer()->edit()->setFocus(); });
    connect(m_chip, &ConnectionChip::clicked, this, &MainWindow::openLinePopover);
    connect(m_chip, &ConnectionChip::actionChosen, this, [this](ChipText::Action action) { takeAction(int(action)); });
    connect(m_conversation, &Conversation::roomShown, this,
            [this](const QString &room) { m_workspace->profile().setRoom(room); });
    connect(m_conversation, &Conversation::linkChosen, this, &MainWindow::openLink);
    connect(m_conversation, &Conversation::unreadChanged, this, [this](qint64 count) {
        m_unread = count;
        showTitle();
    });
    // What is typed outlives a crash, too.
    connect(m_page->composer(), &Composer::draftsChanged, this, [this] {
        if (!m_draftsDue.pending())
            m_draftsDue = systemClock().after(std::chrono::milliseconds(500), [this] { keepDrafts(); });
    });
    const auto buildWhereDue = [this] {
        if (m_buildDue)
            QMetaObject::invokeMethod(this, &MainWindow::buildAgain, Qt::QueuedConnection);
    };
    connect(m_page->composer(), &Composer::draftsChanged, this, buildWhereDue);
    connect(m_page->composer()->files(), &AttachmentStrip::changed, this, buildWhereDue);
    m_page->composer()->box()->setSpelling([this] { return m_workspace->spelling(); });
    m_page->composer()->edit()->setEnterSends(m_workspace->profile().enterSends());
    connect(m_workspace.get(), &Workspace::enterSendsChanged, m_page->composer()->edit(), &ComposerEdit::setEnterSends);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, m_conversation,
            [this] { m_conversation->setInSight(isLookedAt()); });
}

void MainWindow::showReading()
{
    const Preferences &preferences = m_workspace->preferences();
    m_page->model()->setGrouped(preferences.groups);
    m_page->view()->setCompact(preferences.compact);
}

} // namespace tincan
