#include "core/server/websocket_connection.h"

#include "core/server/follow_endless.h"
#include "core/server/follow_poll.h"
#include "core/server/websocket_commands.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

namespace tincan {

namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;

namespace {

constexpr const char *subprotocol = "tincan.v1";
constexpr websocket::close_code malformedCommand{4400};
constexpr websocket::close_code tooSlow{4408};
constexpr websocket::close_code signedOut{4401};
constexpr websocket::close_code removed{4403};
constexpr int mostWaiting = 512;                         // publications of one connection in the air
constexpr qsizetype mostUnsaid = 4 * 1024 * 1024;        // answers to somebody who does not read them
constexpr auto closingTime = std::chrono::seconds(2);    // for the closing handshake
constexpr Follower::Bounds frameBounds{4096, 64 * 1024}; // progress is judged by the frame

websocket::close_code codeOf(Follower::End end)
{
    switch (end) {
    case Follower::End::Expired:
        return signedOut;
    case Follower::End::Removed:
        return removed;
    default:
        return websocket::close_code::going_away;
    }
}

using Head = http::request<http::string_body>;

class WebSocketConnection final : public Connection
{
public:
    WebSocketConnection(HubCore &core, Channel channel, const FollowRequest &follow, const Caller &caller,
                        quint64 connection)
        : m_core(core),
          m_socket(std::move(channel)),
          m_deadline(m_socket.next_layer()),
          m_follower(core, follow, caller, Way::WebSocket, connection),
          m_room(asio::steady_timer(core.io)),
          m_readEnd(asio::steady_timer(core.io)),
          m_commands(std::make_shared<WebSocketCommands>(core, m_follower, follow.room, connection,
                                                         [this](const QByteArray &event) { say(event); }))
    {
        m_core.connections.insert(this);
        if (core.stopping)
            stop();
    }
    ~WebSocketConnection() override
    {
        m_commands->end();
        m_core.connections.erase(this);
    }

    asio::awaitable<void> run(const Head &head);
    void stop() override { m_follower.end(Follower::End::Shutdown); }
    void abort() override
    {
        m_socket.next_layer().close();
        m_follower.leave();
    }

private:
    asio::awaitable<bool> accept(const Head &head);
    asio::awaitable<bool> readMessage(beast::flat_buffer &buffer);
    asio::awaitable<void> readFrames();
    asio::awaitable<void> writeEvents();
    asio::awaitable<bool> write(QList<QByteArray> events, std::chrono::milliseconds patience);
    asio::awaitable<void> sayBye(QList<QByteArray> begun, const char *reason, websocket::close_code code);
    asio::awaitable<bool> heartbeat();
    asio::awaitable<void> close(websocket::close_code code);
    void say(const QByteArray &event);

    HubCore &m_core;
    websocket::stream<Channel> m_socket;
    Deadline m_deadline;
    Follower m_follower;
    asio::steady_timer m_room;    // wakes the reader when publications were answered
    asio::steady_timer m_readEnd; // wakes whoever waits for the reader's end
    std::shared_ptr<WebSocketCommands> m_commands;
    QList<QByteArray> m_unsaid;
    qsizetype m_unsaidBytes = 0;
    std::optional<websocket::close_code> m_refuseWith; // the reader's wish
    SteadyTime m_nextPing;
    int m_silent = 0;      // pings since the peer was last heard
    bool m_agreed = false; // on the subprotocol
    bool m_slow = false;
    bool m_reading = false;
};

asio::awaitable<bool> WebSocketConnection::accept(const Head &head)
{
    const auto offered = head.find(http::field::sec_websocket_protocol);
    if (offered != head.end()) {
        const http::token_list names(offered->value()); // exists() would take another case for the same
        m_agreed = std::find(names.begin(), names.end(), subprotocol) != names.end();
    }
    m_socket.read_message_max(0); // readMessage() has the limit
    // One frame a message: what is ready goes out in one write.
    m_socket.auto_fragment(false);
    m_socket.set_option(websocket::stream_base::decorator([agreed = m_agreed](websocket::response_type &response) {
        response.set(http::field::server, "tincan");
        response.set(http::field::cache_control, "no-store");
        if (agreed)
            response.set(http::field::sec_websocket_protocol, subprotocol);
    }));
    m_socket.control_callback([this](websocket::frame_type, beast::string_view) { m_silent = 0; });
    m_deadline.arm(m_core.options.headTimeout);
    const auto [error] = co_await m_socket.async_accept(head, asTuple);
    m_deadline.disarm();
    co_return !error;
}

asio::awaitable<void> WebSocketConnection::run(const Head &head)
{
    if (!co_await accept(head))
        co_return;
    m_reading = true;
    // The reader ends before this function does: it is waited for below.
    asio::co_spawn(m_core.io, readFrames(), [this](std::exception_ptr) {
        m_reading = false;
        if (m_refuseWith)
            m_follower.interrupt(); // to be told so
        else
            m_follower.leave();
        m_readEnd.cancel();
    });
    co_await writeEvents();
    m_socket.next_layer().close();
    m_room.cancel();
    while (m_reading) {
        m_readEnd.expires_after(std::chrono::hours(1));
        co_await m_readEnd.async_wait(asTuple);
    }
}

// A message, or as much of one as is allowed. Beast would refuse a longer one itself, but leave the rest unread, and a
// socket that is closed with unread bytes is reset before its peer has seen why.
asio::awaitable<bool> WebSocketConnection::readMessage(beast::flat_buffer &buffer)
{
    const auto most = std::size_t(m_core.options.bodyLimit) + 1;
    do {
        // Never without a limit of our own: Beast makes room for what a frame's head declares, before it has come.
        const auto [error, size] = co_await m_socket.async_read_some(buffer, most - buffer.size(), asTuple);
        // A deadline of the writing side cancels reads too; a stream that was cut short cannot go on, though.
        if (error)
            co_return false;
        m_silent = 0; // nor can a pong come amid a frame
    } while (!m_socket.is_message_done() && buffer.size() < most);
    co_return true;
}

asio::awaitable<void> WebSocketConnection::readFrames()
{
    beast::flat_buffer buffer;
    while (!m_refuseWith && !m_follower.isEnding()) {
        const bool read = co_await readMessage(buffer);
        if (!read)
            co_return;
        const QByteArray frame(static_cast<const char *>(buffer.data().data()), qsizetype(buffer.size()));
        buffer.consume(buffer.size());
        if (frame.size() > m_core.options.bodyLimit)
            m_refuseWith = websocket::close_code::too_big;
        else if (m_socket.got_binary() && !m_agreed)
            m_refuseWith = websocket::close_code::unknown_data;
        else if (!frame.isValidUtf8()) // Beast looks at text frames alone
            m_refuseWith = websocket::close_code::bad_payload;
        else if (!frame.isEmpty() && !m_commands->take(frame))
            m_refuseWith = malformedCommand;
        while (m_commands->waiting() >= mostWaiting && m_socket.is_open()) {
            m_commands->onAnswered([this] { m_room.cancel(); });
            m_room.expires_after(std::chrono::hours(1));
            co_await m_room.async_wait(asTuple);
        }
    }
}

void WebSocketConnection::say(const QByteArray &event)
{
    m_unsaid.append(event);
    m_unsaidBytes += event.size();
    if (m_unsaidBytes > mostUnsaid)
        abort();
    else
        m_follower.interrupt();
}

asio::awaitable<void> WebSocketConnection::writeEvents()
{
    const auto pause = m_core.options.heartbeat - m_core.options.heartbeat / 20;
    const auto patience = m_core.options.slowAfter + lastPatience(m_core.options);
    m_nextPing = std::chrono::steady_clock::now() + pause;
    QList<QByteArray> events{helloOf(m_core, m_follower.user())};
    for (;;) {
        if (!events.isEmpty() && !co_await write(std::exchange(events, {}), patience))
            co_return;
        if (m_slow) {
            co_await sayBye({}, "slow", tooSlow);
            co_return;
        }
        // Not beside a read: each would wait for the other where a bad frame comes now, and no deadline reaches them.
        if (m_refuseWith && !m_reading) {
            co_await close(*m_refuseWith);
            co_return;
        }
        if (std::chrono::steady_clock::now() >= m_nextPing) {
            if (!co_await heartbeat())
                co_return;
            m_nextPing = std::chrono::steady_clock::now() + pause;
        }
        const Follower::Step step = co_await m_follower.next(frameBounds, m_nextPing);
        if (m_follower.left())
            co_return;
        if (step.gap)
            events.append(encode(Event(*step.gap)));
        for (const LogEntry &entry : step.entries)
            events.append(entry.json);
        for (const LiveEvent &event : step.live)
            events.append(event.json);
        // After the events: an answer about one of them comes when it has been seen.
        events.append(std::exchange(m_unsaid, {}));
        m_unsaidBytes = 0;
        if (step.failed) {
            co_await sayBye(events, "unreadable", websocket::close_code::internal_error);
            co_return;
        }
        if (m_follower.isEnding()) {
            co_await sayBye(events, reasonOf(m_follower.ending()), codeOf(m_follower.ending()));
            co_return;
        }
    }
}

asio::awaitable<void> WebSocketConnection::sayBye(QList<QByteArray> begun, const char *reason,
                                                  websocket::close_code code)
{
    begun.append(byeOf(QString::fromLatin1(reason)));
    const bool written = co_await write(begun, lastPatience(m_core.options));
    if (written)
        co_await close(code);
}

// A frame that was begun has to be ended before anything else can be said: who was slow has a little longer for that.
asio::awaitable<bool> WebSocketConnection::write(QList<QByteArray> events, std::chrono::milliseconds patience)
{
    QList<QByteArray> frames = m_agreed ? QList<QByteArray>{arrayOf(events)} : std::move(events);
    m_socket.binary(m_agreed);
    for (const QByteArray &frame : frames) {
        const auto begun = std::chrono::steady_clock::now();
        m_deadline.arm(patience);
        const auto [error, size] =
            co_await m_socket.async_write(asio::buffer(frame.constData(), std::size_t(frame.size())), asTuple);
        m_deadline.disarm();
        if (error)
            co_return false;
        m_slow = m_slow || std::chrono::steady_clock::now() - begun > m_core.options.slowAfter;
        if (m_slow)
            break;
    }
    co_return true;
}

asio::awaitable<bool> WebSocketConnection::heartbeat()
{
    if (m_silent >= 2)
        co_return false;
    ++m_silent;
    m_deadline.arm(m_core.options.slowAfter);
    const auto [error] = co_await m_socket.async_ping(websocket::ping_data(), asTuple);
    m_deadline.disarm();
    co_return !error;
}

asio::awaitable<void> WebSocketConnection::close(websocket::close_code code)
{
    m_deadline.arm(closingTime);
    co_await m_socket.async_close(websocket::close_reason(code), asTuple);
    m_deadline.disarm();
}

} // namespace

asio::awaitable<void> serveWebSocket(HubCore &core, Channel channel, UpgradeRequest head, FollowRequest follow,
                                     Caller caller, quint64 connection)
{
    auto session = std::make_unique<WebSocketConnection>(core, std::move(channel), follow, caller, connection);
    co_await session->run(*std::static_pointer_cast<Head>(head));
}

} // namespace tincan
