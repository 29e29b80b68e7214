// The body of one upload, handed on piece by piece: no more than a piece is ever held. Within its limit and a slowest
// pace; what its reader does between two pieces costs the peer no time. The hub's I/O thread only.
#pragma once

#include "core/server/chunk_grammar.h"
#include "core/server/outlet.h"
#include "core/server/request.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace tincan {

// What has come buys time for more: this long to begin with, and what the slowest pace that is allowed takes.
std::chrono::milliseconds timeForBody(std::chrono::milliseconds toBegin, qint64 bytes);
Refusal bodyTooSlow();
inline constexpr qint64 mostWire = 8; // bytes of chunked coding for one of body: single bytes take six
Refusal mostlyCoding();               // 413
// What the parser does not take: 400, 413, 431.
Refusal refusalFor(error_code error);
bool isOfHttp(error_code error);

// Of a body: `bytes` and, with `last`, its end; or why there is no more.
struct BodyPiece
{
    QByteArray bytes;
    bool last = false;
    std::optional<Refusal> refused; // 400, 408, 413: answer and close
    bool ended = false;             // the peer has gone
};

class BodyReader
{
public:
    using Head = boost::beast::http::request_parser<boost::beast::http::string_body>;

    // Takes over from a parser that has read a head and nothing else. `buffer`: what was read beyond it.
    BodyReader(Channel &channel, boost::beast::flat_buffer &buffer, Head &&head, std::chrono::milliseconds toBegin)
        : m_channel(channel),
          m_buffer(buffer),
          m_chunks(buffer),
          m_parser(std::move(head)),
          m_toBegin(toBegin),
          m_deadline(channel)
    {
        m_parser.on_chunk_header(m_chunks);
    }
    BodyReader(const BodyReader &) = delete; // the parser knows a member
    BodyReader &operator=(const BodyReader &) = delete;

    asio::awaitable<BodyPiece> next();
    bool isDone() const { return m_parser.is_done(); }

private:
    Channel &m_channel;
    boost::beast::flat_buffer &m_buffer;
    ChunkGrammar m_chunks;
    boost::beast::http::request_parser<boost::beast::http::buffer_body> m_parser;
    std::chrono::milliseconds m_toBegin;
    Deadline m_deadline;
    std::chrono::milliseconds m_waited{0};
    qint64 m_bytes = 0; // as they came
    qint64 m_body = 0;  // of them
};

} // namespace tincan
