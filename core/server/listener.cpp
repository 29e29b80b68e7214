#include "core/server/listener.h"

#include "core/base/logging.h"
#include "core/platform/sockets.h"
#include "core/server/http_connection.h"

namespace tincan {

namespace {

Failure failure(Failure::Kind kind, const QString &detail)
{
    return Failure{.kind = kind, .detail = detail, .status = 0, .retryAfter = {}, .stage = {}};
}

asio::ip::address addressOf(const HubOptions &options, error_code &error)
{
    const QString literal =
        options.address == QStringLiteral("localhost") ? QStringLiteral("127.0.0.1") : options.address;
    return asio::ip::make_address(literal.toStdString(), error);
}

} // namespace

bool isLoopback(const HubOptions &options)
{
    error_code error;
    const auto address = addressOf(options, error);
    return !error && address.is_loopback();
}

bool isOpen(const HubOptions &options)
{
    return options.open || (isLoopback(options) && !options.accounts);
}

Result<Done> Listener::start()
{
    const HubOptions &options = m_core.options;
    error_code error;
    const auto address = addressOf(options, error);
    if (error)
        return failure(Failure::Kind::Refused, QStringLiteral("%1 is not an address.").arg(options.address));
    const tcp::endpoint wanted(address, options.port);
    m_acceptor.open(wanted.protocol(), error);
    // A restart may take the port back at once.
    if (!error && isReuseSafe())
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(wanted, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    const QString shown = QStringLiteral("%1 port %2").arg(options.address).arg(options.port);
    if (error == asio::error::address_in_use)
        return failure(Failure::Kind::Unreachable, QStringLiteral("%1 is in use by another program.").arg(shown));
    if (error) {
        const QString why = QString::fromStdString(error.message());
        return failure(Failure::Kind::Unreachable, QStringLiteral("Cannot listen on %1: %2.").arg(shown, why));
    }
    m_endpoint = m_acceptor.local_endpoint(error);
    asio::co_spawn(m_core.io, acceptAll(), asio::detached);
    return Done{};
}

QUrl Listener::url() const
{
    QUrl url;
    url.setScheme(m_core.tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QString::fromStdString(m_endpoint.address().to_string()));
    url.setPort(m_endpoint.port());
    return url;
}

void Listener::stop()
{
    error_code ignored;
    m_acceptor.close(ignored);
    m_pause.cancel();
}

asio::awaitable<void> Listener::acceptAll()
{
    while (m_acceptor.is_open()) {
        auto [error, socket] = co_await m_acceptor.async_accept(asTuple);
        if (error == asio::error::operation_aborted)
            co_return;
        if (error) {
            // No descriptors left, most likely: whoever waits is taken when there are some again.
            qCWarning(logServer) << "cannot accept:" << error.message().c_str();
            m_pause.expires_after(std::chrono::milliseconds(100));
            co_await m_pause.async_wait(asTuple);
            continue;
        }
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        socket.non_blocking(true, ignored);
        limitUnsent(std::uintptr_t(socket.native_handle()));
        ++m_core.metrics.connections;
        auto peer = socket.remote_endpoint(ignored).address();
        if (peer.is_v6() && peer.to_v6().is_v4_mapped())
            peer = asio::ip::make_address_v4(asio::ip::v4_mapped, peer.to_v6());
        AddressCount address(m_core.perAddress, QString::fromStdString(peer.to_string()));
        // Behind a proxy are many.
        const bool many = peer.is_loopback() || m_core.options.trustedProxies.contains(address.address());
        const int most = many ? 0 : m_core.options.maximumPerAddress;
        const bool tooMany = most > 0 && address.count() > most;
        if (tooMany || qsizetype(m_core.connections.size()) >= m_core.options.maximumConnections) {
            ++m_core.metrics.refusals[503];
            m_core.metrics.refuse(tooMany ? Cause::Address : Cause::Connections, address.address());
            const std::string_view full("HTTP/1.1 503 Service Unavailable\r\nCache-Control: no-store\r\n"
                                        "Retry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            if (!m_core.tls)
                socket.write_some(asio::buffer(full), ignored);
            socket.shutdown(tcp::socket::shutdown_send, ignored);
            continue;
        }
        serveHttp(m_core, std::move(socket), std::move(address));
    }
}

} // namespace tincan
