#include "core/server/channel.h"

namespace tincan {

asio::awaitable<error_code> Channel::secure(asio::ssl::context &context)
{
    m_tls = std::make_unique<Tls>(std::move(m_plain), context);
    const auto [error] = co_await m_tls->async_handshake(asio::ssl::stream_base::server, asTuple);
    co_return error;
}

asio::awaitable<void> Channel::end()
{
    if (m_tls)
        co_await m_tls->async_shutdown(asTuple);
    error_code ignored;
    socket().shutdown(tcp::socket::shutdown_send, ignored);
}

void Channel::close()
{
    error_code ignored;
    socket().shutdown(tcp::socket::shutdown_both, ignored);
    socket().close(ignored);
}

} // namespace tincan
