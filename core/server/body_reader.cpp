#include "core/server/body_reader.h"

#include <QElapsedTimer>

namespace tincan {

namespace http = boost::beast::http;

namespace {

constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

asio::awaitable<BodyPiece> BodyReader::next()
{
    BodyPiece piece;
    piece.bytes.resize(pieceSize);
    http::buffer_body::value_type &into = m_parser.get().body();
    into.data = piece.bytes.data();
    into.size = std::size_t(piece.bytes.size());
    QElapsedTimer since;
    since.start();
    const std::chrono::milliseconds before = m_waited;
    while (!m_parser.is_done() && into.size > 0) {
        const auto left = timeForBody(m_toBegin, m_body + qint64(pieceSize - qsizetype(into.size))) - m_waited;
        m_deadline.arm(std::max(std::chrono::milliseconds(0), left));
        const auto [error, size] = co_await http::async_read_some(m_channel, m_buffer, m_parser, asTuple);
        m_deadline.disarm();
        m_bytes += qint64(size);
        m_waited = before + std::chrono::milliseconds(since.elapsed());
        const qint64 body = m_body + pieceSize - qint64(into.size);
        if (m_bytes > mostWire * body + pieceSize) {
            piece.refused = mostlyCoding();
            co_return piece;
        }
        if (!error)
            continue;
        if (error == http::error::need_buffer)
            break;
        if (m_deadline.passed())
            piece.refused = bodyTooSlow();
        else if (isOfHttp(error) && error != http::error::partial_message)
            piece.refused = refusalFor(error);
        else
            piece.ended = true;
        co_return piece;
    }
    piece.bytes.truncate(pieceSize - qsizetype(into.size));
    m_body += piece.bytes.size();
    piece.last = m_parser.is_done();
    co_return piece;
}

} // namespace tincan
