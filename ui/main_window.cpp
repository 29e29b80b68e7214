#include "ui/main_window.h"

#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/notice_bar.h"
#include "ui/side_bar.h"
#include "ui/start_page.h"
#include "ui/style_sheet.h"
#include "ui/window_menus.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QWindow>

namespace tincan {

MainWindow::MainWindow(std::shared_ptr<Workspace> workspace)
    : m_workspace(std::move(workspace)),
      m_number(m_workspace->takeNumber()),
      m_sideBar(new SideBar),
      m_page(new ChatPage),
      m_chip(new ConnectionChip),
      m_startPage(new StartPage),
      m_stack(new QStackedWidget),
      m_conversation(new Conversation(*m_workspace, {.sideBar = m_sideBar, .page = m_page, .chip = m_chip}, this))
{
    setMinimumSize(640, 420);
    resize(1200, 780);
    m_stack->addWidget(m_startPage);
    m_stack->addWidget(makeChat());
    setCentralWidget(m_stack);
    makeMenus(this);
    orderTabs();
    connectParts();
    connectWorkspace();
    showName();
    if (!m_workspace->profile().geometry().isEmpty())
        restoreGeometry(m_workspace->profile().geometry());
    if (m_workspace->isOpen())
        showServer();
}

MainWindow::~MainWindow()
{
    delete m_conversation; // while there is a workspace
    m_workspace->giveBack(m_number);
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
}

void MainWindow::connectWorkspace()
{
    connect(m_workspace.get(), &Workspace::closing, this, [this] {
        // What was begun for one server's people is not for another's.
        m_page->composer()->settle(); // the engine that goes writes what it was handed
        keepDrafts();
        m_conversation->detach();
    });
    connect(m_workspace.get(), &Workspace::opened, this, &MainWindow::showServer);
    connect(m_workspace.get(), &Workspace::left, this, &MainWindow::showStartPage);
    m_page->composer()->box()->setSpelling([this] { return m_workspace->spelling(); });
    m_page->composer()->edit()->setEnterSends(m_workspace->profile().enterSends());
    connect(m_workspace.get(), &Workspace::enterSendsChanged, m_page->composer()->edit(), &ComposerEdit::setEnterSends);
    connect(m_workspace.get(), &Workspace::said, this, &MainWindow::say);
    connect(m_workspace.get(), &Workspace::nameChanged, this, &MainWindow::showName);
    // Queued: the window where somebody joined asks first.
    connect(m_workspace.get(), &Workspace::opened, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
    connect(m_workspace->lines(), &LineState::changed, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
    connect(&m_workspace->servers(), &KnownServers::changed, this, &MainWindow::showName);
    // The start page has colours in its words.
    connect(m_workspace.get(), &Workspace::appearanceChanged, this, &MainWindow::showName);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, m_conversation,
            [this] { m_conversation->setInSight(isLookedAt()); });
    // Whoever logs out is not held up by a question.
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, [this] {
        remember();
        m_unasked = true;
    });
}

void MainWindow::signInWhereAsked()
{
    const ConnectionStatus &status = lines()->status();
    const bool asks = status.state == ConnectionStatus::State::NeedsYou && status.failure &&
                      status.failure->kind == Failure::Kind::SignIn && isActiveWindow();
    if ((asks || m_workspace->isInvited()) && !question() && m_workspace->takeQuestion())
        askSignIn();
}

bool MainWindow::isOnStartPage() const
{
    return m_stack->currentWidget() == m_startPage;
}

void MainWindow::say(const QString &sentence)
{
    (isOnStartPage() ? m_startPage->notice() : m_page->notice())->say(sentence);
}

void MainWindow::showServer()
{
    Profile &profile = m_workspace->profile();
    m_page->composer()->setDrafts(
        m_workspace->drafts().take(m_workspace->draftOwner(), m_number, m_workspace->numbers()));
    m_startPage->notice()->hide(); // it spoke of the one before
    m_stack->setCurrentIndex(1);
    Q_EMIT onServer(true);
    m_conversation->attach(profile.room());
    m_conversation->setInSight(isLookedAt());
    showTitle();
    followLink();
}

void MainWindow::showStartPage()
{
    m_stack->setCurrentIndex(0);
    Q_EMIT onServer(false);
    showTitle();
}

void MainWindow::showName()
{
    m_startPage->setName(m_workspace->profile().name());
    m_startPage->setServers(m_workspace->servers().all());
    m_sideBar->setName(m_workspace->profile().name());
    showTitle();
}

// Two windows of two people, or of two servers, can be told apart where the system lists them.
void MainWindow::showTitle()
{
    QString title = QStringLiteral("Tincan");
    if (!isOnStartPage())
        title = tr("%1 on %2 — Tincan", "a person's name, a server's address")
                    .arg(m_workspace->profile().name(), m_workspace->profile().server().authority());
    setWindowTitle(m_unread > 0 ? QStringLiteral("(%1) %2").arg(m_unread).arg(title) : title);
}

MainWindow *MainWindow::openAnother()
{
    remember(); // it begins where this one stands
    auto *another = new MainWindow(m_workspace);
    another->setAttribute(Qt::WA_DeleteOnClose);
    another->move(pos() + QPoint(32, 32));
    another->show();
    return another;
}

// One question, before the first of them has gone.
void MainWindow::quit()
{
    onceHostingMayStop([this] {
        m_unasked = true;
        for (MainWindow *other : others())
            other->close();
        close();
    });
}

QList<MainWindow *> MainWindow::others() const
{
    QList<MainWindow *> windows;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *window = qobject_cast<MainWindow *>(widget);
        if (window && window != this && window->m_workspace == m_workspace && window->isVisible())
            windows.append(window);
    }
    return windows;
}

void MainWindow::keepDrafts()
{
    m_draftsDue.cancel();
    if (!m_workspace->isOpen())
        return;
    const RoomDrafts drafts = m_page->composer()->drafts();
    m_workspace->drafts().set(m_workspace->draftOwner(), m_number, drafts);
    m_sideBar->model()->setDrafts(drafts);
}

// A window that stays shows what was being written in one that goes.
void MainWindow::takeOverDraftsOf(MainWindow *closed)
{
    m_page->composer()->append(closed->m_page->composer()->drafts());
    closed->m_page->composer()->setDrafts({});
    closed->keepDrafts();
    keepDrafts();
}

void MainWindow::remember()
{
    keepDrafts();
    Profile &profile = m_workspace->profile();
    profile.setGeometry(saveGeometry());
    if (m_workspace->isOpen())
        profile.setRoom(m_conversation->room());
    profile.save();
}

bool MainWindow::isLookedAt() const
{
    // A dialog or a popover of ours does not hide the messages.
    const QObject *active = QApplication::activeWindow();
    while (active && active != this)
        active = active->parent();
    return active;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QList<MainWindow *> stay = others();
    event->setAccepted(!stay.isEmpty() || isStoppedUnasked());
    if (event->isAccepted())
        m_page->composer()->settle(); // the engine writes what it was handed
    remember();
    if (!stay.isEmpty())
        stay.constFirst()->takeOverDraftsOf(this);
    if (!event->isAccepted())
        onceHostingMayStop([this] {
            m_unasked = true;
            close();
        });
}

} // namespace tincan
