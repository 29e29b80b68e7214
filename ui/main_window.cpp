#include "ui/main_window.h"

#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/failure_text.h"
#include "ui/host_dialog.h"
#include "ui/icons.h"
#include "ui/join_dialog.h"
#include "ui/line_popover.h"
#include "ui/name_dialog.h"
#include "ui/notice_bar.h"
#include "ui/room_dialog.h"
#include "ui/settings_dialog.h"
#include "ui/side_bar.h"
#include "ui/start_page.h"
#include "ui/stop_hosting_dialog.h"
#include "ui/style_sheet.h"
#include "ui/window_menus.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QWindow>

namespace tincan {

MainWindow::MainWindow(const QString &profileFolder, HostServer host, QWidget *parent)
    : QMainWindow(parent),
      m_profile(profileFolder),
      m_host(std::move(host)),
      m_sideBar(new SideBar),
      m_page(new ChatPage),
      m_chip(new ConnectionChip),
      m_lines(new LineState(this)),
      m_startPage(new StartPage),
      m_stack(new QStackedWidget),
      m_conversation(new Conversation({.sideBar = m_sideBar, .page = m_page, .chip = m_chip, .lines = m_lines}, this))
{
    showTitle();
    setWindowIcon(appIcon());
    setMinimumSize(640, 420);
    resize(1200, 780);
    m_stack->addWidget(m_startPage);
    m_stack->addWidget(makeChat());
    setCentralWidget(m_stack);
    makeMenus(this);
    orderTabs();
    connectParts();
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, m_conversation,
            [this] { m_conversation->setInSight(isLookedAt()); });
    // Whoever logs out is not held up by a question.
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, [this] {
        remember();
        m_loggingOut = true;
    });
    m_startPage->setName(m_profile.name());
    m_sideBar->setName(m_profile.name());
    if (!m_profile.geometry().isEmpty())
        restoreGeometry(m_profile.geometry());
}

MainWindow::~MainWindow()
{
    // The engine first: it says goodbye to a server that may be our own.
    delete m_conversation;
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
    connect(m_startPage, &StartPage::joinChosen, this, &MainWindow::askJoin);
    connect(m_startPage, &StartPage::nameChosen, this, &MainWindow::askName);
    connect(m_sideBar, &SideBar::newRoomChosen, this, &MainWindow::askRoom);
    connect(m_sideBar, &SideBar::left, m_page->composer()->edit(), [this] { m_page->composer()->edit()->setFocus(); });
    connect(m_chip, &ConnectionChip::clicked, this, &MainWindow::openLinePopover);
    connect(m_chip, &ConnectionChip::actionChosen, this, [this](ChipText::Action action) { takeAction(int(action)); });
    connect(m_conversation, &Conversation::roomShown, this, [this](const QString &room) { m_profile.setRoom(room); });
    connect(m_conversation, &Conversation::unreadChanged, this, [this](qint64 count) {
        m_unread = count;
        showTitle();
    });
    // What is typed outlives a crash, too.
    connect(m_page->composer()->edit(), &QTextEdit::textChanged, this, [this] {
        if (!m_draftsDue.pending())
            m_draftsDue = systemClock().after(std::chrono::seconds(2), [this] { keepDrafts(); });
    });
}

bool MainWindow::isOnStartPage() const
{
    return m_stack->currentWidget() == m_startPage;
}

void MainWindow::start(const QUrl &server)
{
    if (!server.isEmpty()) {
        m_profile.setHostPort(std::nullopt);
        m_profile.setJoined(server);
    }
    if (const auto port = m_profile.hostPort(); port && m_host)
        hostAgain(*port);
    else
        connectTo(server.isEmpty() ? m_profile.server() : server);
    if (m_profile.wasDamaged())
        say(tr("The settings could not be read. They were set aside, and the defaults hold. Your messages are "
               "untouched."));
}

void MainWindow::say(const QString &sentence)
{
    (isOnStartPage() ? m_startPage->notice() : m_page->notice())->say(sentence);
}

void MainWindow::hostAgain(quint16 port)
{
    auto started = m_host(port, m_profile.folder() + QStringLiteral("/hub"));
    if (started) {
        m_hosted = *started;
        connectTo(m_hosted.url);
        if (!m_hosted.notice.isEmpty())
            say(m_hosted.notice);
        return;
    }
    // What was said there is still here, and what is written is queued.
    connectTo(m_profile.server());
    say(tr("The server on this computer could not start again: %1. Your messages are kept. Close the "
           "program that uses its port and start Tincan again, or host anew.")
            .arg(FailureText::bareDetail(started.error())));
}

void MainWindow::connectTo(const QUrl &server)
{
    if (server.isEmpty())
        return;
    // What was begun for one server's people is not for another's.
    keepDrafts();
    m_profile.setServer(server);
    m_page->composer()->setDrafts(m_profile.drafts());
    m_draftsShown = true;
    m_lines->forget();
    m_unread = 0;
    m_startPage->notice()->hide(); // it spoke of the one before
    m_stack->setCurrentIndex(1);
    Q_EMIT onServer(true);
    showTitle();
    m_conversation->open(m_profile.session(), m_profile.room());
    m_conversation->setInSight(isLookedAt());
}

void MainWindow::setName(const QString &name)
{
    m_profile.setName(name);
    m_startPage->setName(name);
    m_sideBar->setName(name);
    showTitle();
    if (m_conversation->isOpen())
        m_conversation->engine()->setName(name);
}

void MainWindow::chooseLine(const LineChoice &choice)
{
    m_profile.setChoice(choice);
    if (m_conversation->isOpen())
        m_conversation->engine()->choose(choice);
}

void MainWindow::askHost()
{
    if (!m_host)
        return say(tr("This build cannot host. Join a server instead."));
    if (m_hosted.running) {
        HostDialog(m_hosted, this).exec();
        return;
    }
    HostDialog dialog(m_host, m_profile.folder() + QStringLiteral("/hub"), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_conversation->close();
    m_hosted = dialog.server();
    m_profile.setHostPort(quint16(m_hosted.url.port()));
    connectTo(m_hosted.url);
    if (!m_hosted.notice.isEmpty())
        say(m_hosted.notice);
}

void MainWindow::askJoin()
{
    const QUrl joined = m_profile.joined();
    JoinDialog dialog(joined.isEmpty() && !m_hosted.running ? m_profile.server() : joined, m_profile.name(), this);
    const bool here = dialog.exec() == QDialog::Accepted && m_hosted.running && dialog.server() == m_hosted.url;
    if (here)
        setName(dialog.name());
    if (here || dialog.result() != QDialog::Accepted || !mayStopHosting())
        return;
    setName(dialog.name());
    m_conversation->close();
    m_hosted = {};
    m_profile.setHostPort(std::nullopt);
    m_profile.setJoined(dialog.server());
    connectTo(dialog.server());
}

void MainWindow::leaveServer()
{
    remember();
    if (mayStopHosting())
        leave();
}

void MainWindow::leave()
{
    const QString waits = m_lines->status().state == ConnectionStatus::State::Connected || m_hosted.running
                              ? QString()
                              : tr("What was not sent to %1 yet waits here, and goes out when you join it again.")
                                    .arg(m_profile.server().authority());
    m_conversation->close();
    m_unread = 0;
    m_hosted = {};
    m_profile.setHostPort(std::nullopt);
    m_profile.setServer({});
    m_draftsShown = false;
    m_stack->setCurrentIndex(0);
    Q_EMIT onServer(false);
    showTitle();
    if (!waits.isEmpty())
        say(waits);
}

void MainWindow::askName()
{
    NameDialog dialog(m_profile.name(), this);
    if (dialog.exec() == QDialog::Accepted)
        setName(dialog.name());
}

void MainWindow::askRoom()
{
    if (!m_conversation->isOpen())
        return;
    QSet<QString> taken;
    for (const RoomSummary &row : m_sideBar->model()->all())
        taken.insert(row.room.id);
    RoomDialog dialog(taken, this);
    if (dialog.exec() == QDialog::Accepted)
        m_conversation->engine()->createRoom(dialog.room());
}

void MainWindow::askOptions()
{
    SettingsDialog dialog(m_profile.transport(), m_profile.reconnect(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_profile.setOptions(dialog.transport(), dialog.reconnect());
    if (m_conversation->isOpen())
        m_conversation->engine()->setOptions(dialog.transport(), dialog.reconnect());
}

LinePopover *MainWindow::openLinePopover()
{
    auto *popover = new LinePopover(m_lines, this);
    connect(popover, &LinePopover::chosen, this, &MainWindow::chooseLine);
    connect(popover, &LinePopover::optionsChosen, this, &MainWindow::askOptions, Qt::QueuedConnection);
    connect(popover, &LinePopover::testAllChosen, this, [this] {
        if (m_conversation->isOpen())
            m_conversation->engine()->testAllLines();
    });
    popover->openAbove(m_chip);
    return popover;
}

void MainWindow::takeAction(int action)
{
    switch (ChipText::Action(action)) {
    case ChipText::Action::None:
        break;
    case ChipText::Action::TryNow:
        m_conversation->engine()->tryNow();
        break;
    case ChipText::Action::UseAutomatic:
        chooseLine({});
        break;
    case ChipText::Action::OtherServer:
        askJoin();
        break;
    }
}

void MainWindow::setAppearance(Appearance appearance)
{
    m_profile.setAppearance(appearance);
    applyAppearance(appearance);
    m_startPage->setName(m_profile.name());
}

// Two windows of two people, or of two servers, can be told apart where the system lists them.
void MainWindow::showTitle()
{
    QString title = QStringLiteral("Tincan");
    if (!isOnStartPage() && !m_profile.server().isEmpty())
        title = tr("%1 on %2 — Tincan", "a person's name, a server's address")
                    .arg(m_profile.name(), m_profile.server().authority());
    setWindowTitle(m_unread > 0 ? QStringLiteral("(%1) %2").arg(m_unread).arg(title) : title);
}

bool MainWindow::mayStopHosting()
{
    if (!m_hosted.running || m_loggingOut)
        return true;
    const int ours = m_conversation->isOpen() ? m_conversation->engine()->heldLines() : 0;
    return m_hosted.followers() <= ours || StopHostingDialog(this).exec() == QDialog::Accepted;
}

void MainWindow::keepDrafts()
{
    m_draftsDue.cancel();
    if (m_draftsShown)
        m_profile.setDrafts(m_page->composer()->drafts());
    m_profile.save();
}

void MainWindow::remember()
{
    keepDrafts();
    m_profile.setGeometry(saveGeometry());
    m_profile.save();
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
    remember();
    event->setAccepted(mayStopHosting());
}

} // namespace tincan
