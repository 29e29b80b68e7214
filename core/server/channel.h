// The bytes of one connection, plain or inside TLS, as Asio and Beast want to read and write them. The hub's I/O thread
// only, but for write_some() (tail_shard.h).
#pragma once

#include "core/server/asio.h"

#include <boost/asio/ssl/stream.hpp>
#include <memory>

namespace tincan {

class Channel
{
public:
    using executor_type = tcp::socket::executor_type;
    using Tls = asio::ssl::stream<tcp::socket>;

    explicit Channel(tcp::socket socket) : m_plain(std::move(socket)) {}

    executor_type get_executor() { return m_plain.get_executor(); }
    tcp::socket &socket() { return m_tls ? m_tls->next_layer() : m_plain; }
    const Tls *tls() const { return m_tls.get(); }

    // From here on everything is inside TLS; fails where the peer does not agree.
    asio::awaitable<error_code> secure(asio::ssl::context &context);

    template<class Buffers, class Token>
    auto async_read_some(const Buffers &buffers, Token &&token)
    {
        return m_tls ? m_tls->async_read_some(buffers, std::forward<Token>(token))
                     : m_plain.async_read_some(buffers, std::forward<Token>(token));
    }
    template<class Buffers, class Token>
    auto async_write_some(const Buffers &buffers, Token &&token)
    {
        return m_tls ? m_tls->async_write_some(buffers, std::forward<Token>(token))
                     : m_plain.async_write_some(buffers, std::forward<Token>(token));
    }
    // What the system takes at once. Inside TLS that is never known: would_block.
    template<class Buffers>
    std::size_t write_some(const Buffers &buffers, error_code &error)
    {
        if (!m_tls)
            return m_plain.write_some(buffers, error);
        error = asio::error::would_block;
        return 0;
    }

    // Says that nothing more comes: FIN, or TLS' close_notify (RFC 8446 §6.1), after which it waits for the peer's.
    asio::awaitable<void> end();
    // Goes out in order: what was written is still delivered, then the end of the stream.
    void close();

private:
    tcp::socket m_plain; // closed and empty once there is m_tls
    std::unique_ptr<Tls> m_tls;
};

} // namespace tincan
