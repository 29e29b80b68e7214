#include "ui/certificate_dialog.h"
#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/date_dialog.h"
#include "ui/host_dialog.h"
#include "ui/invite_dialog.h"
#include "ui/join_dialog.h"
#include "ui/line_popover.h"
#include "ui/main_window.h"
#include "ui/name_dialog.h"
#include "ui/sign_in_dialog.h"
#include "ui/stop_hosting_dialog.h"

namespace tincan {

QDialog *MainWindow::question() const
{
    for (QDialog *dialog : findChildren<QDialog *>()) {
        if (dialog->isVisible() && dialog->isModal())
            return dialog;
    }
    return nullptr;
}

void MainWindow::askHost()
{
    if (!m_workspace->hostServer())
        return say(tr("This build cannot host. Join a server instead."));
    if (m_workspace->hosted().running)
        return askInvite();
    const auto folder = [this](HostReach reach) { return m_workspace->hostFolder(reach); };
    auto *dialog = new HostDialog(m_workspace->hostServer(), folder, this);
    dialog->endWith(*m_workspace);
    dialog->ask([this, dialog] {
        m_workspace->host(dialog->server());
        if (m_workspace->hosted().network)
            askInvite(); // nobody else is there yet
    });
}

void MainWindow::askInvite()
{
    if (m_workspace->hosted().network) {
        auto *invite = new InviteDialog(m_workspace.get(), this);
        // Another question may have waited for it.
        connect(invite, &QDialog::finished, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
        return invite->ask();
    }
    if (!m_workspace->hosted().running)
        return;
    auto *address = new HostDialog(m_workspace->hosted().url, this);
    address->endWith(*m_workspace);
    address->ask();
}

void MainWindow::comeForward(const QUrl &server, const Invitation &invite)
{
    QWidget *asked = question(); // is answered first
    QWidget *front = asked ? asked : this;
    m_inTray = false;
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    front->raise();
    front->activateWindow();
    if (asked || server.isEmpty())
        return;
    if (server != m_workspace->profile().server())
        return askJoin(server, invite);
    if (!invite.code.isEmpty())
        m_workspace->setInvite(invite.code);
    signInWhereAsked();
}

void MainWindow::comeForward(const MessageLink &link)
{
    const bool here = m_workspace->isOpen() && link.server == m_workspace->profile().server();
    comeForward(here ? link.server : QUrl());
    if (!question()) // which is answered first
        openLink(link);
}

void MainWindow::openLink(const MessageLink &link)
{
    m_linkDue = link;
    if (m_workspace->isOpen() && link.server == m_workspace->profile().server())
        return followLink();
    say(tr("The link leads to a message on %1. Join that server to see it.").arg(link.server.authority()));
    askJoin(link.server);
}

void MainWindow::followLink()
{
    if (m_linkDue && m_linkDue->server == m_workspace->profile().server())
        m_conversation->goToLink(*m_linkDue);
    m_linkDue.reset();
}

void MainWindow::askDate()
{
    if (!m_workspace->isOpen())
        return;
    TimelineView *view = m_page->view();
    const auto &rows = view->placed();
    const qint64 time = rows.empty() ? 0 : view->model()->rows()[size_t(rows.front().row)].time;
    auto *dialog = new DateDialog(time == 0 ? QDate() : QDateTime::fromMSecsSinceEpoch(time).date(), this);
    dialog->endWith(*m_workspace);
    dialog->ask([this, dialog] { m_page->view()->goToTime(dialog->date().startOfDay().toMSecsSinceEpoch()); });
}

void MainWindow::askJoin(const QUrl &server, const Invitation &invite)
{
    const Profile &profile = m_workspace->profile();
    const QUrl known =
        profile.joined().isEmpty() && !m_workspace->hosted().running ? profile.server() : profile.joined();
    auto *dialog = new JoinDialog(server.isEmpty() ? known : server, invite, profile.name(), this);
    dialog->ask([this, dialog] {
        const auto link = dialog->link();
        if (link && m_workspace->isOpen() && link->server == m_workspace->profile().server())
            return openLink(*link);
        if (link)
            m_linkDue = link;
        join(dialog->server(), dialog->invite(), dialog->name());
    });
}

void MainWindow::join(const QUrl &server, const Invitation &invite, const QString &name)
{
    if (m_workspace->hosted().running && server == m_workspace->hosted().url)
        return m_workspace->setName(name);
    onceHostingMayStop([this, server, invite, name] {
        if (invite.code.isEmpty()) // else the account has one
            m_workspace->setName(name);
        m_workspace->join(server, invite);
        signInWhereAsked();
    });
}

void MainWindow::goToServer(const QUrl &server)
{
    if (m_workspace->isOpen() && server == m_workspace->profile().server())
        return;
    remember();
    onceHostingMayStop([this, server] {
        m_workspace->join(server);
        signInWhereAsked();
    });
}

void MainWindow::leaveServer()
{
    remember();
    onceHostingMayStop([this] { m_workspace->leave(); });
}

void MainWindow::askSignIn()
{
    if (m_workspace->isOpen())
        (new SignInDialog(m_workspace.get(), this))->ask();
}

void MainWindow::askName()
{
    auto *dialog = new NameDialog(m_workspace->profile().name(), this);
    dialog->ask([this, dialog] { m_workspace->setName(dialog->name()); });
}

SettingsWindow *MainWindow::openSettings(std::optional<SettingsWindow::Page> page)
{
    auto *settings = findChild<SettingsWindow *>();
    if (!settings)
        settings = new SettingsWindow(*m_workspace, this);
    if (page)
        settings->showPage(*page);
    settings->show();
    settings->raise();
    settings->activateWindow();
    return settings;
}

LinePopover *MainWindow::openLinePopover()
{
    auto *popover = new LinePopover(lines(), this);
    connect(popover, &LinePopover::chosen, m_workspace.get(), &Workspace::chooseLine);
    connect(
        popover, &LinePopover::optionsChosen, this, [this] { openSettings(SettingsWindow::Page::Line); },
        Qt::QueuedConnection);
    connect(popover, &LinePopover::testAllChosen, this, [this] {
        if (m_workspace->isOpen())
            m_workspace->engine()->testAllLines();
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
        m_workspace->engine()->tryNow();
        break;
    case ChipText::Action::UseAutomatic:
        m_workspace->chooseLine({});
        break;
    case ChipText::Action::OtherServer:
        askJoin();
        break;
    case ChipText::Action::SignIn:
        askSignIn();
        break;
    case ChipText::Action::Compare:
        showCertificate();
        break;
    }
}

void MainWindow::showCertificate()
{
    const auto failure = m_workspace->lines()->status().failure;
    if (!failure || !failure->certificate)
        return;
    auto *dialog = new CertificateDialog(*failure->certificate, m_workspace->profile().server().authority(), this);
    dialog->endWith(*m_workspace);
    dialog->ask([this] { askJoin(); });
}

bool MainWindow::isStoppedUnasked() const
{
    return m_unasked || !m_workspace->isFollowedByOthers();
}

void MainWindow::onceHostingMayStop(const std::function<void()> &then)
{
    if (isStoppedUnasked())
        return then();
    if (question()) // it is asked already
        return;
    show(); // also where it waits in the tray
    auto *dialog = new StopHostingDialog(this);
    dialog->endWith(*m_workspace);
    dialog->ask(then);
}

} // namespace tincan
