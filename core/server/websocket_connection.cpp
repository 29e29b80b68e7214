#include "core/server/websocket_connection.h"

#include "core/server/follow_endless.h"
#include "core/server/frame_socket.h"
#include "core/server/handshake.h"
#include "core/server/server_frames.h"
#include "core/server/websocket_commands.h"

namespace tincan {

namespace {

constexpr CloseCode malformedCommand{4400};
constexpr CloseCode tooSlow{4408};
constexpr CloseCode signedOut{4401};
constexpr CloseCode removed{4403};
constexpr int mostWaiting = 512;                         // publications of one connection in the air
constexpr qsizetype mostUnsaid = 4 * 1024 * 1024;        // answers to somebody who does not read them
constexpr auto closingTime = std::chrono::seconds(2);    // for the closing handshake
constexpr Follower::Bounds frameBounds{4096, 64 * 1024}; // progress is judged by the frame

CloseCode codeOf(Follower::End end)
{
    switch (end) {
    case Follower::End::Expired:
        return signedOut;
    case Follower::End::Removed:
        return removed;
    default:
        return CloseCode::GoingAway;
    }
}

class WebSocketConnection final : public Connection, public std::enable_shared_from_this<WebSocketConnection>
{
public:
    WebSocketConnection(HubCore &core, Channel channel, AddressCount address, const FollowRequest &follow,
                        const Caller &caller, quint64 connection)
        : m_core(core),
          m_counted(std::move(address)),
          m_socket(std::move(channel), core.options.bodyLimit, core.options.slowAfter, [this] { hear(); }),
          m_follower(core, follow, caller, Way::WebSocket, connection),
          m_room(asio::steady_timer(core.io)),
          m_readEnd(asio::steady_timer(core.io)),
          m_commands(std::make_shared<WebSocketCommands>(core, m_follower, follow.room, connection,
                                                         [this](const QByteArray &event) { say(event); }))
    {
        m_core.connections.insert(this);
        m_follower.deliverBy([this](SharedPage &page) { return writeNow(page); }, frameBounds.bytes);
        if (core.stopping)
            stop();
    }
    ~WebSocketConnection() override
    {
        m_commands->end();
        m_core.connections.erase(this);
    }

    asio::awaitable<void> run(std::shared_ptr<WebSocketConnection> self, Request handshake);
    void stop() override { m_follower.end(Follower::End::Shutdown); }
    void abort() override
    {
        m_socket.close();
        m_follower.leave();
    }

private:
    asio::awaitable<void> readMessages();
    std::optional<CloseCode> take(const Frame &message);
    asio::awaitable<void> writeEvents(QByteArray bytes);
    asio::awaitable<void> sayBye(QByteArray begun, const char *reason, CloseCode code);
    asio::awaitable<void> close(QByteArray begun, CloseCode code);
    asio::awaitable<void> readEnd(std::chrono::steady_clock::duration atMost);
    Follower::Took writeNow(SharedPage &page);
    QList<QByteArray> eventsOf(const Follower::Step &step);
    void hear();
    void say(const QByteArray &event);

    HubCore &m_core;
    AddressCount m_counted;
    FrameSocket m_socket;
    Follower m_follower;
    asio::steady_timer m_room;    // wakes the reader when publications were answered
    asio::steady_timer m_readEnd; // wakes whoever waits for the reader's end
    std::shared_ptr<WebSocketCommands> m_commands;
    QList<QByteArray> m_unsaid;
    qsizetype m_unsaidBytes = 0;
    QByteArray m_rest;                    // of what went out while the follower waited
    std::optional<CloseCode> m_closeWith; // the reader's wish
    SteadyTime m_nextPing;
    int m_silent = 0;      // pings since the peer was last heard
    bool m_agreed = false; // on the subprotocol
    bool m_reading = false;
    bool m_closing = false; // our close frame is out: only the peer's is waited for
};

asio::awaitable<void> WebSocketConnection::run(std::shared_ptr<WebSocketConnection> self, Request handshake)
{
    (void)self; // lives as long as this coroutine
    m_agreed = offersSubprotocol(handshake);
    m_reading = true;
    // The reader ends before this function does: it is waited for below.
    asio::co_spawn(m_core.io, readMessages(), [this, reader = shared_from_this()](std::exception_ptr) {
        m_reading = false;
        if (m_closeWith)
            m_follower.interrupt(); // to be told so
        else
            m_follower.leave();
        m_readEnd.cancel();
    });
    const QList<QByteArray> hello(1, helloOf(m_core, m_follower.user()));
    QByteArray opening = acceptHandshake(handshake) + framesOf(hello, m_agreed);
    handshake = {};
    co_await writeEvents(std::move(opening));
    if (m_closing) {
        co_await readEnd(closingTime);
        if (!m_reading)
            co_await m_socket.outlet().finish(closingTime);
    }
    m_socket.close();
    m_room.cancel();
    while (m_reading)
        co_await readEnd(std::chrono::hours(1));
}

asio::awaitable<void> WebSocketConnection::readEnd(std::chrono::steady_clock::duration atMost)
{
    if (!m_reading)
        co_return;
    m_readEnd.expires_after(atMost);
    co_await m_readEnd.async_wait(asTuple);
}

asio::awaitable<void> WebSocketConnection::readMessages()
{
    while (!m_closeWith) {
        const QList<Frame> messages = co_await m_socket.read();
        if (messages.isEmpty()) {
            m_closeWith = m_socket.answer();
            co_return;
        }
        for (const Frame &message : messages) {
            if (m_closing || m_closeWith)
                break;
            m_closeWith = take(message);
            while (m_commands->waiting() >= mostWaiting && m_socket.isOpen() && !m_closing) {
                m_commands->onAnswered([this] { m_room.cancel(); });
                m_room.expires_after(std::chrono::hours(1));
                co_await m_room.async_wait(asTuple);
            }
        }
    }
}

std::optional<CloseCode> WebSocketConnection::take(const Frame &message)
{
    if (message.opcode == Opcode::Binary && !m_agreed)
        return CloseCode::Unsupported;
    if (!message.payload.isValidUtf8()) // of binary frames; text was looked at while it came
        return CloseCode::BadPayload;
    if (!message.payload.isEmpty() && !m_commands->take(message.payload))
        return malformedCommand;
    return std::nullopt;
}

void WebSocketConnection::hear()
{
    m_silent = 0; // nor can a pong come amid a frame
    if (m_socket.hasPongs())
        m_follower.interrupt();
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

asio::awaitable<void> WebSocketConnection::writeEvents(QByteArray bytes)
{
    m_nextPing = std::chrono::steady_clock::now() + pauseOf(m_core.options);
    for (;;) {
        if (std::chrono::steady_clock::now() >= m_nextPing) {
            if (m_silent >= 2)
                co_return;
            ++m_silent;
            m_nextPing = std::chrono::steady_clock::now() + pauseOf(m_core.options);
            bytes += frameOf(Opcode::Ping, {});
        }
        const Outlet::Progress progress = co_await m_socket.outlet().write(bytes);
        if (progress.end == Outlet::End::Slow) {
            ++m_core.metrics.tooSlow;
            co_await sayBye(bytes.sliced(progress.written), "slow", tooSlow);
        }
        if (progress.end != Outlet::End::Written)
            co_return;
        if (m_closeWith) {
            co_await close({}, *m_closeWith);
            co_return;
        }
        const Follower::Step step = co_await m_follower.next(frameBounds, m_nextPing);
        if (m_follower.left())
            co_return;
        bytes = std::exchange(m_rest, {}) + m_socket.takePongs() + framesOf(eventsOf(step), m_agreed);
        if (step.failed) {
            co_await sayBye(bytes, "unreadable", CloseCode::InternalError);
            co_return;
        }
        if (m_follower.isEnding()) {
            co_await sayBye(bytes, reasonOf(m_follower.ending()), codeOf(m_follower.ending()));
            co_return;
        }
    }
}

asio::awaitable<void> WebSocketConnection::sayBye(QByteArray begun, const char *reason, CloseCode code)
{
    const QList<QByteArray> bye(1, byeOf(QString::fromLatin1(reason)));
    begun += framesOf(bye, m_agreed);
    co_await close(std::move(begun), code);
}

// A frame that was begun has to be ended before anything else can be said: who was slow has a little longer for that.
asio::awaitable<void> WebSocketConnection::close(QByteArray begun, CloseCode code)
{
    m_closing = true;
    m_room.cancel();
    begun += closeFrame(code);
    const Outlet::Progress progress = co_await m_socket.outlet().write(std::move(begun), lastPatience(m_core.options));
    m_closing = progress.end == Outlet::End::Written; // otherwise there is nobody to wait for
}

// Only while the follower waits: nothing else is being written then.
Follower::Took WebSocketConnection::writeNow(SharedPage &page)
{
    const auto form = m_agreed ? SharedPage::Form::Frame : SharedPage::Form::TextFrames;
    const QByteArray &frames =
        page.as(form, [this](const std::vector<LogEntry> &entries) { return framesOf(entries, m_agreed); });
    const qsizetype written = m_socket.outlet().writeNow(frames);
    if (written == 0)
        return Follower::Took::Nothing;
    m_rest = frames.sliced(written);
    return m_rest.isEmpty() ? Follower::Took::All : Follower::Took::Some;
}

QList<QByteArray> WebSocketConnection::eventsOf(const Follower::Step &step)
{
    QList<QByteArray> events;
    if (step.gap)
        events.append(encode(Event(*step.gap)));
    for (const LogEntry &entry : step.entries)
        events.append(entry.json);
    for (const LiveEvent &event : step.live)
        events.append(event.json);
    // After the events: an answer about one of them comes when it has been seen.
    events.append(std::exchange(m_unsaid, {}));
    m_unsaidBytes = 0;
    return events;
}

} // namespace

void serveWebSocket(HubCore &core, Channel channel, AddressCount address, Request handshake,
                    const FollowRequest &follow, const Caller &caller, quint64 connection)
{
    const auto session =
        std::make_shared<WebSocketConnection>(core, std::move(channel), std::move(address), follow, caller, connection);
    asio::co_spawn(core.io, session->run(session, std::move(handshake)), asio::detached);
}

} // namespace tincan
