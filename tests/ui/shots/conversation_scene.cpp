#include "app/desktop/hosting.h"
#include "core/session/engine.h"
#include "scenes.h"
#include "ui/chat_page.h"
#include "ui/connection_chip.h"
#include "ui/line_menu.h"
#include "ui/line_popover.h"
#include "ui/main_window.h"
#include "ui/side_bar.h"

#include <QTemporaryDir>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Somebody else in the conversation: an engine without a window.
class Guest
{
public:
    Guest(const QString &name, const QUrl &server)
    {
        SessionOptions options;
        options.transport.server = server;
        options.transport.name = name;
        QObject::connect(&m_engine, &Engine::deliveryChanged, &m_engine,
                         [this](const QString &, Delivery delivery) { m_sent += delivery == Delivery::Sent ? 1 : 0; });
        m_engine.open(options);
    }
    void say(Shots &shots, const QString &text, const QString &room = u"lobby"_s)
    {
        const int before = m_sent;
        m_engine.send(room, text);
        shots.waitFor("a guest's message", [this, before] { return m_sent > before; });
    }
    Engine &engine() { return m_engine; }

private:
    Engine m_engine;
    int m_sent = 0;
};

void talk(Shots &shots, MainWindow &ada, Guest &bob, Guest &chen)
{
    const auto adaSays = [&](const QString &text) {
        const int before = ada.page()->model()->rowCount();
        Q_EMIT ada.page()->composer()->submitted(u"lobby"_s, text);
        shots.waitFor("Ada's message", [&] { return ada.page()->model()->rowCount() > before; });
        shots.waitFor("Ada's delivery", [&] { return ada.page()->model()->rows().back().delivery == Delivery::Sent; });
    };
    bob.say(shots, u"The proxy at the office buffers everything. Could you try the **held requests** line with me?"_s);
    adaSays(
        u"> The proxy at the office buffers everything…\nSwitched while you were typing, nothing missed on my side. "
        "This is all it takes:\n```\ncurl -N -H 'Accept: text/event-stream' \\\n     "
        "http://localhost:8080/api/messages\n```"_s);
    chen.say(shots, u"我这边用 SSE，延迟 14 毫秒，很稳定。"_s);
    chen.say(shots, u"切换线路的时候消息一条都没丢 🎉"_s);
    adaSays(u"Good. `short polling` is next, then we write it down: https://example.org/lines"_s);
    bob.say(shots, u"On it."_s);
}

// The line is measured every few seconds; a picture cannot wait for a minute of them.
void drawTimes(LineState &lines)
{
    ConnectionStatus status = lines.status();
    for (const int time :
         {12, 13, 11, 14, 12, 13, 24, 14, 13, 12, 14, 11, 12, 13, 14, 30, 18, 13, 14, 12, 12, 11, 13, 12}) {
        status.deliveryTime = std::chrono::milliseconds(time);
        lines.setStatus(status);
    }
}

void shootOffline(Shots &shots, MainWindow &window, HostedServer &server)
{
    server.running.reset();
    shots.waitFor("the loss to show",
                  [&] { return window.lines()->status().state == ConnectionStatus::State::Waiting; });
    const int before = window.page()->model()->rowCount();
    Q_EMIT window.page()->composer()->submitted(u"lobby"_s, u"Written on the train, goes out when the line is back."_s);
    shots.waitFor("the queued row", [&] { return window.page()->model()->rowCount() > before; });
    shots.take(u"main-offline"_s, &window);
}

} // namespace

void shootConversation(Shots &shots)
{
    QTemporaryDir folder;
    auto started = hostOnThisComputer(0, folder.filePath(u"hub"_s));
    if (!started)
        return shots.waitFor("a server", [] { return false; });
    HostedServer server = std::move(started).value();
    MainWindow window(std::make_shared<ServerSet>(folder.filePath(u"ada"_s), hostOnThisComputer));
    window.workspace()->setName(u"Ada"_s);
    window.resize(1200, 780);
    window.show();
    window.workspace()->connectTo(server.url);
    const auto connected = [&] { return window.lines()->status().state == ConnectionStatus::State::Connected; };
    shots.waitFor("the line", connected);
    Guest bob(u"Bob"_s, server.url);
    Guest chen(u"陈晨"_s, server.url);
    shots.waitFor("the lobby", [&] { return window.sideBar()->model()->rowCount() > 0; });

    Room design;
    design.id = u"design"_s;
    design.title = u"design"_s;
    design.topic = u"Pictures, icons, words"_s;
    window.conversation()->createRoom(design);
    shots.waitFor("the new room", [&] { return window.conversation()->room() == u"design"_s; });
    shots.waitFor("its first page", [&] { return window.page()->model()->isLoaded(); });
    shots.take(u"empty-room"_s, &window);
    window.conversation()->showRoom(u"lobby"_s);

    talk(shots, window, bob, chen);
    for (const QString &text :
         {u"A first sketch of the chip is up."_s, u"Two cans, one string."_s, u"What do you think?"_s})
        bob.say(shots, text, u"design"_s);
    shots.waitFor("unread messages", [&] {
        const RoomSummary *row = window.sideBar()->model()->find(u"design"_s);
        return row && row->unread >= 3;
    });
    shots.waitFor("a measured line", [&] { return window.lines()->status().deliveryTime.has_value(); });
    shots.take(u"main"_s, &window);

    shootSearch(shots, window);
    window.conversation()->engine()->testAllLines();
    shots.waitFor("all lines measured", [&] {
        return std::all_of(allTransportKinds.begin(), allTransportKinds.end(),
                           [&](TransportKind kind) { return !window.lines()->timeOf(kind).isEmpty(); });
    });
    drawTimes(*window.lines());
    LinePopover *popover = window.openLinePopover();
    shots.take(u"line"_s, &window);
    popover->close();
    auto *menu = window.findChild<LineMenu *>(u"lineMenu"_s);
    menu->popup(window.mapToGlobal(QPoint(300, 60)));
    shots.take(u"line-menu"_s, menu);
    menu->close();
    shootOffline(shots, window, server);
}

} // namespace tincan
