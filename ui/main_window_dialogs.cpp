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
#include "ui/server_address.h"
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
    if (!m_servers->hostServer())
        return say(tr("This build cannot host. Join a server instead."));
    if (Workspace *hosting = m_servers->hosting()) {
        showWorkspace(hosting);
        return askInvite();
    }
    Workspace *place = workspace();
    const auto folder = [place](HostReach reach) { return place->hostFolder(reach); };
    auto *dialog = new HostDialog(m_servers->hostServer(), folder, this);
    dialog->offerPort(m_servers->profile().lastHostPort());
    dialog->endWith(*place);
    dialog->ask([this, dialog] {
        Workspace *hosting = m_servers->placeFor(dialog->server().url);
        showWorkspace(hosting);
        hosting->host(dialog->server());
        if (hosting->hosted().network)
            askInvite(); // nobody else is there yet
    });
}

void MainWindow::askInvite()
{
    Workspace *hosting = m_servers->hosting();
    if (!hosting)
        return;
    showWorkspace(hosting);
    if (hosting->hosted().network) {
        auto *invite = new InviteDialog(hosting, this);
        // Another question may have waited for it.
        connect(invite, &QDialog::finished, this, &MainWindow::signInWhereAsked, Qt::QueuedConnection);
        return invite->ask();
    }
    auto *address = new HostDialog(hosting->hosted().url, this);
    address->endWith(*hosting);
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
    Workspace *open = m_servers->findAccount(server, workspace());
    if (!open)
        return askJoin(server, invite);
    showWorkspace(open);
    if (!invite.code.isEmpty() && open->isSignedIn())
        say(tr("You are on %1 already, as %2. For another account there choose Servers, Another account, and paste the "
               "link as its invite.")
                .arg(ServerAddress::words(server), open->profile().name()));
    else if (!invite.code.isEmpty())
        open->setInvite(invite.code);
    signInWhereAsked();
}

void MainWindow::comeForward(const MessageLink &link)
{
    comeForward(m_servers->findAccount(link.server, workspace()) ? link.server : QUrl());
    if (!question()) // which is answered first
        openLink(link);
}

void MainWindow::openLink(const MessageLink &link)
{
    if (Workspace *open = m_servers->findAccount(link.server, workspace())) {
        showWorkspace(open);
        return m_view->goTo(link);
    }
    say(tr("The link leads to a message on %1. Join that server to see it.").arg(ServerAddress::words(link.server)));
    m_linkDue = link;
    askJoin(link.server);
}

void MainWindow::askDate()
{
    if (!workspace()->isOpen())
        return;
    TimelineView *view = page()->view();
    const auto &rows = view->placed();
    const qint64 time = rows.empty() ? 0 : view->model()->rows()[size_t(rows.front().row)].time;
    auto *dialog = new DateDialog(time == 0 ? QDate() : QDateTime::fromMSecsSinceEpoch(time).date(), this);
    dialog->endWith(*workspace());
    dialog->ask([this, dialog] { page()->view()->goToTime(dialog->date().startOfDay().toMSecsSinceEpoch()); });
}

void MainWindow::askJoin(const QUrl &server, const Invitation &invite)
{
    const Profile &profile = m_servers->profile();
    const QUrl known =
        profile.joined().isEmpty() && !m_servers->hosting() ? workspace()->profile().address() : profile.joined();
    auto *dialog = server.isEmpty() ? new JoinDialog(known, invite, profile.name(), this)
                                    : JoinDialog::byLink(server, invite, profile.name(), this);
    dialog->ask([this, dialog] {
        const auto link = dialog->link();
        if (link && m_servers->findAccount(link->server, workspace()))
            return openLink(*link);
        if (link)
            m_linkDue = link;
        join(dialog->server(), dialog->invite(), dialog->name());
    });
}

void MainWindow::join(const QUrl &server, const Invitation &invite, const QString &name)
{
    const QByteArray trusted = m_servers->profile().pin(server);
    if (trusted.isEmpty() || invite.pin.isEmpty() || invite.pin == trusted)
        return joinNow(server, invite, name);
    auto *dialog = new CertificateDialog(trusted, invite.pin, ServerAddress::words(server), this);
    dialog->ask([this, server, invite, name] { joinNow(server, invite, name); });
}

void MainWindow::joinNow(const QUrl &server, const Invitation &invite, const QString &name)
{
    Workspace *place = m_servers->placeFor(server);
    showWorkspace(place);
    if (invite.code.isEmpty() && name != m_servers->profile().name()) // else the account has one
        place->setName(name);
    if (const auto link = std::exchange(m_linkDue, std::nullopt); link && link->server == server)
        m_view->goTo(*link);
    if (!place->hosted().running)
        place->join(server, invite);
    signInWhereAsked();
}

// Who are told apart by their names alone are asked for one; a server with accounts asks by itself.
void MainWindow::askAccount(Workspace *beside)
{
    const auto join = [this, server = beside->profile().address()](const QString &name) {
        const QUrl account = m_servers->nextAccount(server);
        showWorkspace(m_servers->placeFor(account));
        workspace()->joinAs(account, name);
        signInWhereAsked();
    };
    if (beside->isSignedIn())
        return join({});
    auto *dialog = NameDialog::ofAnother(ServerAddress::words(beside->profile().address()), this);
    dialog->endWith(*beside);
    dialog->ask([dialog, join] { join(dialog->name()); });
}

void MainWindow::askSignIn()
{
    if (workspace()->isOpen())
        (new SignInDialog(workspace(), this))->ask();
}

void MainWindow::askName()
{
    auto *dialog = new NameDialog(workspace()->profile().name(), this);
    dialog->ask([this, dialog] { workspace()->setName(dialog->name()); });
}

SettingsWindow *MainWindow::openSettings(std::optional<SettingsWindow::Page> page)
{
    auto *settings = findChild<SettingsWindow *>();
    if (!settings)
        settings = new SettingsWindow(*workspace(), this);
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
    connect(popover, &LinePopover::chosen, workspace(), &Workspace::chooseLine);
    connect(
        popover, &LinePopover::optionsChosen, this, [this] { openSettings(SettingsWindow::Page::Line); },
        Qt::QueuedConnection);
    connect(popover, &LinePopover::testAllChosen, this, [this] {
        if (workspace()->isOpen())
            workspace()->engine()->testAllLines();
    });
    popover->openAbove(chip());
    return popover;
}

void MainWindow::takeAction(int action)
{
    switch (ChipText::Action(action)) {
    case ChipText::Action::None:
        break;
    case ChipText::Action::TryNow:
        workspace()->engine()->tryNow();
        break;
    case ChipText::Action::UseAutomatic:
        workspace()->chooseLine({});
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
    const auto failure = workspace()->lines()->status().failure;
    if (!failure || !failure->certificate)
        return;
    auto *dialog =
        new CertificateDialog(*failure->certificate, ServerAddress::words(workspace()->profile().server()), this);
    dialog->endWith(*workspace());
    dialog->ask([this] { askJoin(); });
}

bool MainWindow::isStoppedUnasked() const
{
    const Workspace *hosting = m_servers->hosting();
    return m_unasked || !hosting || !hosting->isFollowedByOthers();
}

void MainWindow::onceHostingMayStop(const std::function<void()> &then)
{
    if (isStoppedUnasked())
        return then();
    if (question()) // it is asked already
        return;
    show(); // also where it waits in the tray
    auto *dialog = new StopHostingDialog(this);
    dialog->endWith(*workspace());
    dialog->ask(then);
}

} // namespace tincan
