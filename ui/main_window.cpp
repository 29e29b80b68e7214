#include "ui/main_window.h"

#include "ui/chat_page.h"
#include "ui/language.h"
#include "ui/notice_bar.h"
#include "ui/screen_room.h"
#include "ui/server_address.h"
#include "ui/server_rail.h"
#include "ui/side_bar.h"
#include "ui/start_page.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QWindow>

#include <algorithm>

namespace tincan {

MainWindow::MainWindow(std::shared_ptr<ServerSet> servers)
    : m_servers(std::move(servers)), m_number(m_servers->takeNumber())
{
    setMinimumSize(QSize(640, 420).boundedTo(screenRoom(this)));
    resize(QSize(1200, 780).boundedTo(screenRoom(this)));
    build();
    connectServers();
    if (!m_servers->profile().geometry().isEmpty())
        restoreGeometry(m_servers->profile().geometry());
}

MainWindow::~MainWindow()
{
    delete findChild<SettingsWindow *>(); // while there is a workspace
    for (ServerView *view : m_views)
        delete view;
    m_servers->giveBack(m_number);
}

void MainWindow::connectServers()
{
    ServerSet *servers = m_servers.get();
    connect(servers, &ServerSet::changed, this, &MainWindow::showName);
    connect(servers, &ServerSet::summaryChanged, this, [this] {
        showTitle();
        m_rail->showSummaries();
    });
    connect(servers, &ServerSet::closing, this, &MainWindow::dropView);
    connect(servers, &ServerSet::said, this, &MainWindow::say);
    connect(servers, &ServerSet::unsaid, this, [this](const QString &sentence) {
        for (const ServerView *view : m_views)
            view->page()->notice()->withdraw(sentence);
        if (m_startPage)
            m_startPage->notice()->withdraw(sentence);
    });
    // Queued: what was clicked may be in what goes.
    connect(&Language::shared(), &Language::changed, this, &MainWindow::buildAgain, Qt::QueuedConnection);
    connect(servers, &ServerSet::textSizeChanged, this, &MainWindow::buildAgain, Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &MainWindow::showSight);
    connect(&m_servers->known(), &KnownServers::changed, this, &MainWindow::showName);
    // The start page has colours in its words.
    connect(servers, &ServerSet::appearanceChanged, this, &MainWindow::showName);
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
    if ((asks || workspace()->isInvited()) && !question() && workspace()->takeQuestion())
        askSignIn();
}

bool MainWindow::isOnStartPage() const
{
    return !workspace()->isOpen();
}

void MainWindow::say(const QString &sentence)
{
    (isOnStartPage() ? startPage()->notice() : page()->notice())->say(sentence);
}

// Or the start page, where none is open.
void MainWindow::showServer()
{
    const bool open = workspace()->isOpen();
    if (open && m_startPage)
        m_startPage->notice()->hide(); // it spoke of the one before
    if (open)
        m_stack->setCurrentWidget(m_view);
    else if (isVisible())
        m_stack->setCurrentWidget(startPage());
    Q_EMIT onServer(open);
    showSight();
    showName();
}

// Only what is shown can be looked at.
void MainWindow::showSight()
{
    for (ServerView *view : m_views)
        view->setInSight(view == m_view && isLookedAt());
}

void MainWindow::showName()
{
    if (m_startPage) {
        m_startPage->setName(m_servers->profile().name());
        m_startPage->setServers(m_servers->known().all(), m_servers->profile());
    }
    const bool several = m_servers->all().size() > 1;
    for (const ServerView *view : m_views) {
        const Profile &profile = view->workspace()->profile();
        view->sideBar()->setName(profile.name());
        view->sideBar()->setServer(several ? profile.wordsOf(profile.server()) : QString());
    }
    m_rail->setServers(*m_servers, workspace());
    showTitle();
}

// Two windows of two people, or of two servers, can be told apart where the system lists them.
void MainWindow::showTitle()
{
    QString title = QStringLiteral("Tincan");
    if (!isOnStartPage())
        title = tr("%1 on %2 — Tincan", "a person's name, a server's address")
                    .arg(workspace()->profile().name(), ServerAddress::words(workspace()->profile().server()));
    const qint64 unread = m_view->unread() + m_servers->unread(workspace());
    setWindowTitle(unread > 0 ? QStringLiteral("(%1) %2").arg(unread).arg(title) : title);
}

MainWindow *MainWindow::openAnother()
{
    remember(); // it begins where this one stands
    m_servers->setShown(workspace());
    auto *another = new MainWindow(m_servers);
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
        if (window && window != this && window->m_servers == m_servers && window->isVisible())
            windows.append(window);
    }
    return windows;
}

bool MainWindow::isShownElsewhere(const Workspace &shown) const
{
    const QList<MainWindow *> all = others();
    return std::any_of(all.begin(), all.end(), [&](const MainWindow *one) { return one->workspace() == &shown; });
}

void MainWindow::remember()
{
    for (ServerView *view : m_views)
        view->remember();
    m_servers->profile().setGeometry(saveGeometry());
    m_servers->profile().save();
}

bool MainWindow::isLookedAt() const
{
    // A dialog or a popover of ours does not hide the messages.
    const QObject *active = QApplication::activeWindow();
    while (active && active != this)
        active = active->parent();
    return active;
}

bool MainWindow::looksAt(const Workspace &looked, const QString &room) const
{
    return isLookedAt() && !isOnStartPage() && workspace() == &looked && conversation()->room() == room;
}

// Not before: the server of the last time may be opened first.
void MainWindow::setVisible(bool visible)
{
    if (visible && isOnStartPage())
        m_stack->setCurrentWidget(startPage());
    QMainWindow::setVisible(visible);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QList<MainWindow *> stay = others();
    if (stay.isEmpty() && !m_unasked && m_servers->waitsInTray()) {
        remember();
        event->ignore();
        m_inTray = true;
        return hide();
    }
    event->setAccepted(!stay.isEmpty() || isStoppedUnasked());
    for (const ServerView *view : m_views) {
        if (event->isAccepted())
            view->page()->composer()->settle(); // the engine writes what it was handed
    }
    remember();
    if (!stay.isEmpty()) {
        for (ServerView *view : m_views)
            stay.constFirst()->viewOf(view->workspace())->takeOverDraftsOf(*view);
    }
    if (!event->isAccepted())
        onceHostingMayStop([this] {
            m_unasked = true;
            close();
        });
}

} // namespace tincan
