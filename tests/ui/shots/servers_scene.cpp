// Several servers in one window.
#include "app/desktop/hosting.h"
#include "scenes.h"
#include "ui/chat_page.h"
#include "ui/forget_dialog.h"
#include "ui/main_window.h"
#include "ui/server_menu.h"
#include "ui/server_rail.h"

#include <QMenu>
#include <QTemporaryDir>

namespace tincan {

using namespace Qt::StringLiterals;

void shootServers(Shots &shots)
{
    QTemporaryDir folder;
    auto home = hostOnThisComputer(0, folder.filePath(u"home"_s));
    auto club = hostOnThisComputer(0, folder.filePath(u"club"_s));
    if (!home || !club)
        return shots.waitFor("two servers", [] { return false; });
    MainWindow window(std::make_shared<ServerSet>(folder.filePath(u"ada"_s), hostOnThisComputer));
    window.workspace()->setName(u"Ada"_s);
    window.resize(1200, 780);
    window.show();
    ServerSet &servers = *window.servers();
    window.goToServer(home->url);
    window.goToServer(club->url);
    window.goToServer(QUrl(u"http://chat.example.invalid:8080"_s));
    const auto connected = [&](const QUrl &server) {
        return servers.find(server)->lines()->status().state == ConnectionStatus::State::Connected;
    };
    shots.waitFor("both lines", [&] { return connected(home->url) && connected(club->url); });
    shots.waitFor("a server that is not there", [&] { return window.lines()->status().failure.has_value(); });
    window.showWorkspace(servers.find(club->url));
    window.conversation()->setInSight(false);
    ServerSet guests(folder.filePath(u"bob"_s), HostServer());
    guests.shown()->setName(u"Bob"_s);
    guests.shown()->connectTo(home->url);
    for (const QString &text : {u"Tea at four?"_s, u"I bring the cake."_s, u"And the other can."_s})
        guests.shown()->engine()->send(u"lobby"_s, text);
    shots.waitFor("what is unread", [&] { return servers.find(home->url)->summary().unread == 3; });
    shots.take(u"servers"_s, &window);
    QMenu *menu = makeRailMenu(&window, servers.find(club->url));
    menu->popup(window.mapToGlobal(QPoint(60, 120)));
    shots.take(u"server-menu"_s, menu);
    menu->close();
    ForgetDialog forget(servers, club->url, &window);
    forget.show();
    shots.take(u"forget"_s, &forget);
}

} // namespace tincan
