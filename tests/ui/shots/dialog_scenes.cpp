#include "../fake_network.h"
#include "../scripted_search.h"
#include "app/desktop/hosting.h"
#include "scenes.h"
#include "ui/certificate_dialog.h"
#include "ui/clear_history_dialog.h"
#include "ui/delete_dialog.h"
#include "ui/help_dialogs.h"
#include "ui/host_dialog.h"
#include "ui/invite_dialog.h"
#include "ui/join_dialog.h"
#include "ui/main_window.h"
#include "ui/name_dialog.h"
#include "ui/room_dialog.h"
#include "ui/settings_window.h"
#include "ui/sign_in_dialog.h"
#include "ui/stop_hosting_dialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

void shoot(Shots &shots, const QString &name, QDialog &dialog)
{
    dialog.show();
    shots.take(name, &dialog);
    dialog.hide();
}

void shootInvites(Shots &shots, Workspace &workspace)
{
    const auto network = std::make_shared<FakeNetwork>();
    network->has = {{u"192.168.178.23"_s, u"wlan0"_s, true}, {u"172.17.0.1"_s, u"docker0"_s, true}};
    workspace.host({std::make_shared<int>(), QUrl(u"https://127.0.0.1:4100"_s), {}, [] { return 1; }, network});
    InviteDialog invite(&workspace, nullptr);
    network->tried[u"192.168.178.23"_s](true);
    shoot(shots, u"invite-trying"_s, invite);
    network->tried[u"172.17.0.1"_s](true);
    shoot(shots, u"invite"_s, invite);
    network->has.clear();
    InviteDialog nowhere(&workspace, nullptr);
    shoot(shots, u"invite-nowhere"_s, nowhere);
}

void shootSettings(Shots &shots, Workspace &workspace)
{
    SettingsWindow settings(workspace, nullptr);
    settings.setAttribute(Qt::WA_DeleteOnClose, false);
    settings.show();
    for (const auto &[page, name] :
         {std::pair(SettingsWindow::Page::General, u"general"_s), std::pair(SettingsWindow::Page::Line, u"line"_s),
          std::pair(SettingsWindow::Page::Appearance, u"appearance"_s),
          std::pair(SettingsWindow::Page::Language, u"language"_s), std::pair(SettingsWindow::Page::Keys, u"keys"_s),
          std::pair(SettingsWindow::Page::Notifications, u"notifications"_s),
          std::pair(SettingsWindow::Page::Privacy, u"privacy"_s),
          std::pair(SettingsWindow::Page::Storage, u"storage"_s),
          std::pair(SettingsWindow::Page::Network, u"network"_s),
          std::pair(SettingsWindow::Page::Advanced, u"advanced"_s)}) {
        settings.showPage(page);
        shots.take(u"settings-"_s + name, &settings);
    }
    settings.searchEdit()->setText(settings.pageOf(SettingsWindow::Page::Notifications)->rows()[4]->label());
    shots.take(u"settings-found"_s, &settings);
    settings.searchEdit()->clear();
    const auto setTextSize = [&workspace](int percent) {
        Preferences next = workspace.servers().preferences();
        next.textSize = percent;
        workspace.servers().setPreferences(next);
        QCoreApplication::processEvents(); // made anew
    };
    setTextSize(Preferences::largestText);
    for (const auto &[page, name] : {std::pair(SettingsWindow::Page::Appearance, u"large"_s),
                                     std::pair(SettingsWindow::Page::Keys, u"large-keys"_s)}) {
        settings.showPage(page);
        for (int turn = 0; turn < 10; ++turn) // a row that has changed changes the page that it is in
            QCoreApplication::processEvents();
        shots.take(u"settings-"_s + name, &settings);
    }
    setTextSize(100);
}

} // namespace

void shootStart(Shots &shots)
{
    QTemporaryDir folder;
    MainWindow window(std::make_shared<ServerSet>(folder.path(), hostOnThisComputer));
    window.workspace()->setName(u"Ada"_s);
    window.resize(900, 620);
    window.show();
    shots.take(u"start"_s, &window);
    window.resize(window.minimumSize());
    shots.take(u"start-small"_s, &window);
}

void shootDialogs(Shots &shots)
{
    QTemporaryDir folder;
    const auto searching = [](ServerSearch::State state, const QList<FoundServer> &servers = {}) {
        return std::make_unique<ScriptedSearch>(state, servers);
    };
    JoinDialog join(QUrl(), {}, u"Ada"_s, nullptr,
                    searching(ServerSearch::State::Looked, {{u"Den"_s, QUrl(u"https://192.168.178.23:4100"_s)},
                                                            {u"workshop"_s, QUrl(u"https://192.168.178.40:4100"_s)}}));
    shoot(shots, u"join"_s, join);
    join.addressEdit()->setText(u"ftp://example.org"_s);
    join.acceptButton()->click();
    shoot(shots, u"join-wrong"_s, join);
    JoinDialog invited(QUrl(u"http://chat.example.org"_s), {.code = u"9f86d081"_s, .pin = {}}, u"Ada"_s, nullptr,
                       searching(ServerSearch::State::Looked));
    shoot(shots, u"join-invited"_s, invited);
    const std::unique_ptr<JoinDialog> byLink(JoinDialog::byLink(
        QUrl(u"https://chat.example.org:8443"_s),
        {.code = u"9f86d081"_s, .pin = QByteArray("9f86d081884c7d65").repeated(4)}, u"Ada"_s, nullptr));
    shoot(shots, u"join-by-link"_s, *byLink);
    JoinDialog alone(QUrl(), {}, u"Ada"_s, nullptr, searching(ServerSearch::State::NoService));
    shoot(shots, u"join-no-search"_s, alone);

    HostDialog host(
        hostOnThisComputer, [&folder](HostReach) { return folder.filePath(u"hub"_s); }, nullptr);
    shoot(shots, u"host"_s, host);
    host.choice(HostReach::ThisNetwork)->setChecked(true);
    shoot(shots, u"host-network"_s, host);
    host.choice(HostReach::ThisComputer)->setChecked(true);
    host.acceptButton()->click();
    shoot(shots, u"host-running"_s, host);

    HostDialog hosting(QUrl(u"http://127.0.0.1:4100"_s), nullptr);
    shoot(shots, u"hosting"_s, hosting);

    ServerSet servers(folder.filePath(u"Ada"_s), {});
    Workspace &workspace = *servers.shown();
    workspace.profile().setServer(QUrl(u"https://chat.example.org"_s));
    workspace.profile().setName(u"Ada"_s);
    SignInDialog signIn(&workspace, nullptr);
    shoot(shots, u"sign-in"_s, signIn);
    SignInDialog wrong(&workspace, nullptr); // shown once: only then does this platform give it the focus
    wrong.show();
    QCoreApplication::processEvents();
    wrong.passwordEdit()->setText(u"correct horse"_s);
    wrong.acceptButton()->click();
    Q_EMIT workspace.signInFailed({.kind = Failure::Kind::SignIn});
    shoot(shots, u"sign-in-wrong"_s, wrong);
    workspace.setInvite(u"9f86d081"_s);
    SignInDialog account(&workspace, nullptr);
    shoot(shots, u"sign-in-invited"_s, account);

    shootInvites(shots, workspace);

    const CertificateProblem changed{.reason = CertificateProblem::Reason::PinChanged,
                                     .expected = u"9f86d081884c7d659a2feaa0c55ad015"_s.repeated(2),
                                     .shown = u"60303ae22b998861bce3b28f33eec1be"_s.repeated(2),
                                     .until = {}};
    CertificateDialog certificate(changed, u"chat.example.org"_s, nullptr);
    shoot(shots, u"certificate"_s, certificate);

    RoomDialog room({}, true, nullptr);
    room.titleEdit()->setText(u"design"_s);
    shoot(shots, u"new-room"_s, room);
    NameDialog name(u"Ada"_s, nullptr);
    shoot(shots, u"name"_s, name);
    Message doomed;
    doomed.text = u"I wrote this to the wrong room. Please look away, all of you, and forget that it was ever here."_s;
    DeleteDialog remove(doomed, nullptr);
    shoot(shots, u"delete"_s, remove);
    StopHostingDialog stop(nullptr);
    shoot(shots, u"stop-hosting"_s, stop);
    ClearHistoryDialog clear(nullptr);
    shoot(shots, u"clear-history"_s, clear);
    shootSettings(shots, workspace);
    for (const auto &[title, dialog] :
         {std::pair(u"keys"_s, showKeys(nullptr, true)), std::pair(u"about"_s, showAbout(nullptr))}) {
        shoot(shots, title, *dialog);
        delete dialog;
    }
}

} // namespace tincan
