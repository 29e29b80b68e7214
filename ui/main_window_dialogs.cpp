#include "ui/certificate_dialog.h"
#include "ui/connection_chip.h"
#include "ui/host_dialog.h"
#include "ui/join_dialog.h"
#include "ui/line_popover.h"
#include "ui/main_window.h"
#include "ui/name_dialog.h"
#include "ui/room_dialog.h"
#include "ui/settings_dialog.h"
#include "ui/sign_in_dialog.h"
#include "ui/stop_hosting_dialog.h"

#include <QApplication>

namespace tincan {

void MainWindow::askHost()
{
    if (!m_workspace->hostServer())
        return say(tr("This build cannot host. Join a server instead."));
    if (m_workspace->hosted().running) {
        HostDialog(m_workspace->hosted(), this).exec();
        return;
    }
    HostDialog dialog(m_workspace->hostServer(), m_workspace->hostFolder(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_workspace->host(dialog.server());
}

void MainWindow::comeForward(const QUrl &server, const Invitation &invite)
{
    QWidget *question = QApplication::activeModalWidget(); // is answered first
    QWidget *front = question ? question : this;
    setWindowState(windowState() & ~Qt::WindowMinimized);
    front->raise();
    front->activateWindow();
    if (!question && !server.isEmpty() && server != m_workspace->profile().server())
        askJoin(server, invite);
    else if (!question && !server.isEmpty() && !invite.code.isEmpty() && !m_workspace->isSignedIn()) {
        m_workspace->setInvite(invite.code);
        askSignIn();
    }
}

void MainWindow::askJoin(const QUrl &server, const Invitation &invite)
{
    const Profile &profile = m_workspace->profile();
    const HostedServer &hosted = m_workspace->hosted();
    const QUrl known = profile.joined().isEmpty() && !hosted.running ? profile.server() : profile.joined();
    JoinDialog dialog(server.isEmpty() ? known : server, profile.name(), this);
    const bool here = dialog.exec() == QDialog::Accepted && hosted.running && dialog.server() == hosted.url;
    if (here)
        m_workspace->setName(dialog.name());
    if (here || dialog.result() != QDialog::Accepted || !mayStopHosting())
        return;
    m_workspace->setName(dialog.name());
    const bool same = dialog.server() == server;
    m_workspace->join(dialog.server(), dialog.invite().isEmpty() && same ? invite : dialog.invite());
}

void MainWindow::leaveServer()
{
    remember();
    if (mayStopHosting())
        m_workspace->leave();
}

void MainWindow::askSignIn()
{
    if (m_workspace->isOpen())
        SignInDialog(m_workspace.get(), this).exec();
}

void MainWindow::askName()
{
    NameDialog dialog(m_workspace->profile().name(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_workspace->setName(dialog.name());
}

void MainWindow::askRoom()
{
    if (!m_workspace->isOpen())
        return;
    QSet<QString> taken;
    for (const RoomSummary &row : m_workspace->rooms())
        taken.insert(row.room.id);
    RoomDialog dialog(taken, this);
    if (dialog.exec() == QDialog::Accepted)
        m_conversation->createRoom(dialog.room());
}

void MainWindow::askOptions()
{
    SettingsDialog dialog(m_workspace->profile().transport(), m_workspace->profile().reconnect(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_workspace->setOptions(dialog.transport(), dialog.reconnect());
}

LinePopover *MainWindow::openLinePopover()
{
    auto *popover = new LinePopover(lines(), this);
    connect(popover, &LinePopover::chosen, m_workspace.get(), &Workspace::chooseLine);
    connect(popover, &LinePopover::optionsChosen, this, &MainWindow::askOptions, Qt::QueuedConnection);
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
    CertificateDialog dialog(*failure->certificate, m_workspace->profile().server().authority(), this);
    if (dialog.exec() == QDialog::Accepted)
        askJoin();
}

bool MainWindow::mayStopHosting()
{
    return m_unasked || !m_workspace->isFollowedByOthers() || StopHostingDialog(this).exec() == QDialog::Accepted;
}

} // namespace tincan
