#include "core/server/http_connection.h"

#include "core/server/files_endpoint.h"
#include "core/server/follow_endless.h"
#include "core/server/follow_poll.h"
#include "core/server/follow_wish.h"
#include "core/server/handshake.h"
#include "core/server/host_guard.h"
#include "core/server/http_reader.h"
#include "core/server/routes.h"
#include "core/server/transfer.h"
#include "core/server/websocket_connection.h"

#include <boost/asio/experimental/awaitable_operators.hpp>

namespace tincan {

namespace {

constexpr auto forTheLastWord = std::chrono::milliseconds(500); // to be read, before the socket is closed

class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection>
{
public:
    HttpConnection(HubCore &core, tcp::socket socket, AddressCount address)
        : m_core(core),
          m_number(++core.lastConnection),
          m_channel(std::move(socket)),
          m_counted(std::move(address)),
          m_address(m_counted.address()),
          m_outlet(m_channel, core.options.slowAfter),
          m_reader(m_channel, limitsOf(core.options))
    {
        m_core.connections.insert(this);
    }
    ~HttpConnection() override { m_core.connections.erase(this); }

    asio::awaitable<void> run(std::shared_ptr<HttpConnection> self);
    void stop() override;
    void abort() override { close(); }

private:
    static HttpReader::Limits limitsOf(const HubOptions &options)
    {
        return {.body = [&options](const Request &head) { return bodyLimitOf(head, options); },
                .head = options.headTimeout,
                .idle = std::chrono::seconds(60)};
    }
    void close() { m_channel.close(); }
    asio::awaitable<bool> secure();
    asio::awaitable<bool> take(HttpReader::Read &read);
    std::optional<Refusal> wrongWith(const Request &head, const Admission &admission) const;
    bool isAllowedPreflight(const Request &request) const { return isPreflight(request) && !m_shared.isEmpty(); }
    asio::awaitable<bool> send(Response response, Request request);
    asio::awaitable<bool> serve(Request request);
    asio::awaitable<bool> upload(Request request);
    asio::awaitable<bool> download(Request request);
    asio::awaitable<bool> follow(Request request);
    asio::awaitable<void> stream(std::shared_ptr<HttpConnection> self, Request request, Media media);
    asio::awaitable<bool> followPoll(Request request, FollowRequest follow, Caller caller);
    asio::awaitable<void> watchPeer(std::shared_ptr<HttpConnection> self);
    asio::awaitable<void> upgrade(Request request);
    asio::awaitable<void> finish();

    HubCore &m_core;
    quint64 m_number;
    Channel m_channel;
    AddressCount m_counted;
    QString m_address; // of the peer
    Outlet m_outlet;
    HttpReader m_reader;
    QByteArray m_shared; // headers of whatever this request is answered with
    std::shared_ptr<Follower> m_follower;
    bool m_idle = true;
    bool m_lastWord = false;   // the answer that was just sent is the last one
    bool m_handedOver = false; // something else ends this connection
};

asio::awaitable<void> HttpConnection::run(std::shared_ptr<HttpConnection> self)
{
    (void)self; // lives as long as this coroutine
    bool go = !m_core.tls || co_await secure();
    while (go && !m_core.stopping) {
        m_idle = true;
        m_shared.clear();
        HttpReader::Read read = co_await m_reader.next();
        read.request.address = addressOf(read.request, m_address, m_core.options);
        go = co_await take(read);
    }
    if (!m_handedOver)
        co_await finish();
}

// Of who may not ask, nothing but the head is read. Until all has come, this is as idle as before.
asio::awaitable<bool> HttpConnection::take(HttpReader::Read &read)
{
    std::optional<Refusal> wrong;
    if (!read.refused && !read.ended) {
        const Admission admission = admit(read.request, read.authority, m_core.options);
        m_shared = admission.headers;
        wrong = wrongWith(read.request, admission);
        if (!wrong)
            co_await m_reader.readBody(m_outlet, read);
    }
    m_idle = false;
    if (wrong)
        co_return co_await send(problem(*wrong), std::move(read.request));
    if (read.refused) {
        Response response = problem(*read.refused);
        response.close = true;
        co_return co_await send(std::move(response), std::move(read.request));
    }
    if (read.ended)
        co_return false;
    co_return co_await serve(std::move(read.request));
}

std::optional<Refusal> HttpConnection::wrongWith(const Request &head, const Admission &admission) const
{
    // A preflight carries no token.
    if (admission.refused || isForAnybody(head) || isAllowedPreflight(head))
        return admission.refused;
    const auto caller = callerOf(m_core, head);
    return caller ? std::nullopt : std::optional(caller.error());
}

asio::awaitable<void> HttpConnection::finish()
{
    // Inside TLS the end is always said; a last answer is to be read before a reset could take it away.
    if (m_channel.tls() || m_lastWord)
        co_await m_outlet.finish(forTheLastWord);
    close();
}

void HttpConnection::stop()
{
    if (m_follower)
        m_follower->end(Follower::End::Shutdown);
    else if (m_idle)
        close();
}

// Whoever speaks plainly to a port of TLS is told so in the same way.
asio::awaitable<bool> HttpConnection::secure()
{
    constexpr char handshake = 0x16; // RFC 8446 §5.1
    char first = handshake;
    Deadline deadline(m_channel);
    deadline.arm(m_core.options.headTimeout);
    const auto [gone, size] =
        co_await m_channel.socket().async_receive(asio::buffer(&first, 1), tcp::socket::message_peek, asTuple);
    if (gone)
        co_return false;
    if (first != handshake) {
        Response plain = problem(400, QStringLiteral("This port speaks TLS: use https:// or wss://."));
        plain.close = true;
        co_await send(std::move(plain), Request{});
        co_return false;
    }
    const auto context = m_core.tls; // a reload may put another in its place
    const error_code failed = co_await m_channel.secure(*context);
    co_return !failed;
}

asio::awaitable<bool> HttpConnection::send(Response response, Request request)
{
    response.close = response.close || m_core.stopping || m_reader.isBodyUnread();
    if (response.status >= 400)
        ++m_core.metrics.refusals[response.status];
    const bool keep = request.keepAlive && !response.close;
    QByteArray bytes = toBytes(response, request, m_shared);
    const Outlet::Progress progress = co_await m_outlet.write(std::move(bytes));
    const bool written = progress.end == Outlet::End::Written;
    m_lastWord = !keep && written && !m_core.stopping;
    co_return keep &&written;
}

asio::awaitable<bool> HttpConnection::serve(Request request)
{
    const bool messages = request.path == "/api/messages";
    const bool reading = request.method == "GET" || request.isHead();
    if (request.isUpload())
        co_return co_await upload(std::move(request));
    if (reading && request.path.startsWith("/api/files/"))
        co_return co_await download(std::move(request));
    if (isUpgrade(request) && (messages || request.path == "/")) {
        co_await upgrade(std::move(request));
        co_return false;
    }
    if (messages && reading)
        co_return co_await follow(std::move(request));
    Response response{.status = 204, .contentType = {}, .body = {}, .headers = {}, .close = false};
    if (!isAllowedPreflight(request))
        response = co_await answerRequest(m_core, request);
    co_return co_await send(std::move(response), std::move(request));
}

asio::awaitable<bool> HttpConnection::upload(Request request)
{
    const Transfer transfer(m_core, request, this);
    Response response = co_await answerUpload(m_core, request, m_reader, m_outlet);
    co_return co_await send(std::move(response), std::move(request));
}

asio::awaitable<bool> HttpConnection::download(Request request)
{
    const Transfer transfer(m_core, request, this);
    auto found = co_await findDownload(m_core, request);
    if (!found) {
        Response response = std::move(found).error();
        co_return co_await send(std::move(response), std::move(request));
    }
    Download download = std::move(found).value();
    download.head.close = m_core.stopping;
    const bool keep = request.keepAlive && !download.head.close;
    const bool sent = co_await sendDownload(m_core, std::move(download), request, m_shared, m_outlet);
    co_return keep &&sent;
}

asio::awaitable<bool> HttpConnection::follow(Request request)
{
    const auto wish = readWish(m_core, request);
    if (!wish)
        co_return co_await send(wish.error(), std::move(request));
    if (wish->asked.before) {
        Response response = co_await history(m_core, wish->asked);
        co_return co_await send(std::move(response), std::move(request));
    }
    if (wish->media == Media::Json)
        co_return co_await followPoll(std::move(request), wish->asked, wish->caller);

    const Way way = wish->media == Media::Ndjson ? Way::Stream : Way::EventStream;
    m_follower = std::make_shared<Follower>(m_core, wish->asked, wish->caller, way, m_number);
    if (m_core.stopping)
        m_follower->end(Follower::End::Shutdown);
    // From here on by itself: what it took to get here costs memory as long as somebody comes back to it.
    m_handedOver = true;
    asio::co_spawn(m_core.io, watchPeer(shared_from_this()), asio::detached);
    asio::co_spawn(m_core.io, stream(shared_from_this(), std::move(request), wish->media), asio::detached);
    co_return false;
}

asio::awaitable<void> HttpConnection::stream(std::shared_ptr<HttpConnection> self, Request request, Media media)
{
    (void)self;
    co_await followEndless(m_core, std::move(request), m_shared, media, *m_follower, m_outlet);
    m_follower.reset();
    co_await finish();
}

asio::awaitable<bool> HttpConnection::followPoll(Request request, FollowRequest asked, Caller caller)
{
    using namespace asio::experimental::awaitable_operators;
    const Way way = asked.wait > 0 ? Way::HeldPoll : Way::Poll;
    m_follower = std::make_shared<Follower>(m_core, asked, caller, way, m_number);
    const std::shared_ptr<Follower> follower = m_follower;
    Response response;
    if (asked.wait == 0) {
        response = co_await poll(m_core, request, asked, *follower);
    } else {
        // While the answer is held, the peer may go away.
        auto outcome = co_await (poll(m_core, request, asked, *follower) || m_reader.untilGone());
        if (outcome.index() == 1) {
            m_follower.reset();
            co_return false;
        }
        response = std::get<0>(std::move(outcome));
    }
    m_follower.reset();
    co_return co_await send(std::move(response), std::move(request));
}

asio::awaitable<void> HttpConnection::watchPeer(std::shared_ptr<HttpConnection> self)
{
    (void)self;
    co_await m_reader.untilGone();
    if (m_follower)
        m_follower->leave();
}

asio::awaitable<void> HttpConnection::upgrade(Request request)
{
    auto wish = readUpgrade(m_core, request, m_reader.hasMore());
    if (!wish) {
        Response refused = std::move(wish).error();
        refused.close = true;
        co_await send(std::move(refused), std::move(request));
        co_return;
    }
    m_core.connections.erase(this); // the WebSocket counts from now on
    m_handedOver = true;
    serveWebSocket(m_core, std::move(m_channel), std::move(m_counted), std::move(request), wish->asked, wish->caller,
                   m_number);
}

} // namespace

void serveHttp(HubCore &core, tcp::socket socket, AddressCount address)
{
    auto connection = std::make_shared<HttpConnection>(core, std::move(socket), std::move(address));
    asio::co_spawn(core.io, connection->run(connection), asio::detached);
}

} // namespace tincan
