#include "ui/main_window.h"

#include "ui/chat_page.h"
#include "ui/language.h"
#include "ui/notice_bar.h"
#include "ui/side_bar.h"
#include "ui/start_page.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QWindow>

namespace tincan {

MainWindow::MainWindow(std::shared_ptr<Workspace> workspace)
    : m_workspace(std::move(workspace)), m_number(m_workspace->takeNumber())
{
    setMinimumSize(640, 420);
    resize(1200, 780);
    build();
    connectWorkspace();
    if (!m_workspace->profile().geometry().isEmpty())
        restoreGeometry(m_workspace->profile().geometry());
    if (m_workspace->isOpen())
        showServer();
}

MainWindow::~MainWindow()
{
    delete findChild<SettingsWindow *>(); // while there is a workspace
    delete m_conversation;
    m_workspace->giveBack(m_number);
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
    // Queued: what was clicked may be in what goes.
    connect(&Language::shared(), &Language::changed, this, &MainWindow::buildAgain, Qt::QueuedConnection);
    connect(m_workspace.get(), &Workspace::textSizeChanged, this, &MainWindow::buildAgain, Qt::QueuedConnection);
    connect(m_workspace.get(), &Workspace::preferencesChanged, this, &MainWindow::showReading);
    connect(m_workspace.get(), &Workspace::said, this, &MainWindow::say);
    connect(m_workspace.get(), &Workspace::nameChanged, this, &MainWindow::showName);
    // Queued: the window where somebody joined asks first.
    connect(m_workspace.get(), &Workspace::opened, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
    connect(m_workspace->lines(), &LineState::changed, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
    connect(&m_workspace->servers(), &KnownServers::changed, this, &MainWindow::showName);
    // The start page has colours in its words.
    connect(m_workspace.get(), &Workspace::appearanceChanged, this, &MainWindow::showName);
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

bool MainWindow::looksAt(const QString &room) const
{
    return isLookedAt() && !isOnStartPage() && m_conversation->room() == room;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QList<MainWindow *> stay = others();
    if (stay.isEmpty() && !m_unasked && m_workspace->waitsInTray()) {
        remember();
        event->ignore();
        m_inTray = true;
        return hide();
    }
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
