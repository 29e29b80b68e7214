#include "core/server/http_reader.h"

#include "core/server/body_reader.h"
#include "core/server/chunk_grammar.h"
#include "core/server/head_grammar.h"

#include <QElapsedTimer>

#include <cstdint>

namespace tincan {

namespace beast = boost::beast;
namespace http = beast::http;

namespace {

constexpr std::uint32_t headLimit = 16 * 1024;
constexpr qint64 slowestBytesPerMinute = 1 << 20;
constexpr std::size_t piece = 512; // nearly nobody sends anything now

QByteArray bytesOf(beast::string_view view)
{
    return QByteArray(view.data(), qsizetype(view.size()));
}

Request toRequest(const http::request<http::string_body> &message)
{
    Request request;
    request.method = bytesOf(message.method_string());
    request.http11 = message.version() == 11;
    request.keepAlive = message.keep_alive();
    for (const auto &field : message)
        request.headers.append({bytesOf(field.name_string()).toLower(), bytesOf(field.value())});
    return request;
}

// What Beast lets pass and RFC 9112 §6 does not, or what two readers might take differently.
std::optional<Refusal> doubtful(const http::request<http::string_body> &message, const Request &request)
{
    if (message.count(http::field::host) > 1)
        return refusal(400, QStringLiteral("Host is given twice."));
    const bool length = message.count(http::field::content_length) > 0;
    const bool coded = message.count(http::field::transfer_encoding) > 0;
    if (length && !isNumber(request.header("content-length").value_or(QByteArray())))
        return refusal(400, QStringLiteral("Content-Length is not one number."));
    if ((length && coded) || (coded && message.version() == 10))
        return refusal(400, QStringLiteral("The length of the body is said in two ways."));
    // Beast takes whatever names chunked last, and not all of that as chunked.
    if (coded && (message.count(http::field::transfer_encoding) > 1 ||
                  !beast::iequals(message[http::field::transfer_encoding], "chunked")))
        return refusal(501, QStringLiteral("The only transfer coding here is chunked."));
    if (message.count(http::field::content_encoding) > 0 &&
        !beast::iequals(message[http::field::content_encoding], "identity"))
        return refusal(415, QStringLiteral("A body comes as it is here, in no coding."));
    if (const auto expected = request.header("expect");
        expected && request.http11 && expected->compare("100-continue", Qt::CaseInsensitive) != 0)
        return refusal(417, QStringLiteral("Only 100-continue can be expected here."));
    return std::nullopt;
}

} // namespace

Refusal refusalFor(error_code error)
{
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return refusal(431, QStringLiteral("The request's head is larger than %1 bytes.").arg(headLimit));
    if (error == http::error::body_limit)
        return refusal(413, QStringLiteral("The body is larger than this server takes."));
    return refusal(400, QStringLiteral("The request is malformed: %1.").arg(QString::fromStdString(error.message())));
}

bool isOfHttp(error_code error)
{
    return error.category() == error_code(http::error::end_of_stream).category();
}

std::chrono::milliseconds timeForBody(std::chrono::milliseconds toBegin, qint64 bytes)
{
    return toBegin + std::chrono::milliseconds(bytes * 60'000 / slowestBytesPerMinute);
}

Refusal mostlyCoding()
{
    return refusal(413, QStringLiteral("The body's chunks are mostly not body."));
}

Refusal bodyTooSlow()
{
    return refusal(408, QStringLiteral("The request's body came too slowly."));
}

struct HttpReader::State
{
    beast::flat_buffer buffer{64 * 1024};
    QByteArray head; // as it came: the parser forgives some of it
    ChunkGrammar chunks{buffer};
    std::optional<http::request_parser<http::string_body>> parser;
    std::optional<BodyReader> upload;
    qint64 bodyLimit = 0;
};

HttpReader::HttpReader(Channel &channel, const Limits &limits)
    : m_channel(channel), m_limits(limits), m_deadline(channel), m_state(std::make_unique<State>())
{}

HttpReader::~HttpReader() = default;

asio::awaitable<HttpReader::Read> HttpReader::next()
{
    Read read;
    State &state = *m_state;
    const bool asked = state.buffer.size() > 0 || co_await untilAsked();
    if (!asked) {
        read.ended = true;
        co_return read;
    }
    m_first = false;
    state.parser.emplace();
    state.parser->header_limit(headLimit);
    state.parser->on_chunk_header(state.chunks);
    state.upload.reset();
    state.parser->body_limit(boost::none); // which limit, the head says
    m_deadline.arm(m_limits.head);
    const error_code error = co_await readHead();
    m_deadline.disarm();
    if (error) {
        if (m_deadline.passed())
            read.refused = refusal(408, QStringLiteral("The request's head took too long."));
        else if (error == http::error::end_of_stream || !isOfHttp(error))
            read.ended = true;
        else if (error == http::error::bad_version && asksForOtherVersion(begun()))
            read.refused = refusal(505, QStringLiteral("Only HTTP/1.0 and HTTP/1.1 are spoken here."));
        else
            read.refused = refusalFor(error);
        co_return read;
    }
    const auto &message = state.parser->get();
    read.request = toRequest(message);
    read.refused = wrongHead(state.head);
    if (!read.refused)
        read.refused = doubtful(message, read.request);
    const QByteArray wanted = bytesOf(message.target());
    const bool everything = wanted == "*" && read.request.method == "OPTIONS"; // RFC 9110 §9.3.7
    const auto target = everything ? Target{.path = wanted, .query = {}, .authority = {}} : readTarget(wanted);
    if (!target && !read.refused)
        read.refused = refusal(400, QStringLiteral("The request's target is malformed."));
    if (read.refused)
        co_return read;
    read.request.path = target->path;
    read.request.query = target->query;
    read.authority = target->authority;
    read.refused = beginBody(read.request);
    co_return read;
}

// The first bytes of a request. A plain connection that is idle keeps no buffer for them.
asio::awaitable<bool> HttpReader::untilAsked()
{
    m_deadline.arm(m_first ? m_limits.head : m_limits.idle);
    error_code failed;
    if (m_channel.tls()) {
        const auto [error, size] = co_await m_channel.async_read_some(m_state->buffer.prepare(piece), asTuple);
        m_state->buffer.commit(size);
        failed = error;
    } else {
        const auto [error] = co_await m_channel.socket().async_wait(tcp::socket::wait_read, asTuple);
        failed = error;
    }
    m_deadline.disarm();
    co_return !failed;
}

asio::awaitable<error_code> HttpReader::readHead()
{
    State &state = *m_state;
    state.head.clear();
    for (;;) {
        error_code error;
        const auto bytes = state.buffer.data();
        const std::size_t used = state.parser->put(bytes, error);
        state.head.append(static_cast<const char *>(bytes.data()), qsizetype(used));
        state.buffer.consume(used);
        if (error != http::error::need_more)
            co_return error;
        const auto [failed, size] = co_await m_channel.async_read_some(state.buffer.prepare(piece), asTuple);
        state.buffer.commit(size);
        if (failed == asio::error::eof)
            co_return state.head.isEmpty() && state.buffer.size() == 0 ? http::error::end_of_stream
                                                                       : http::error::partial_message;
        if (failed)
            co_return failed;
    }
}

std::optional<Refusal> HttpReader::beginBody(const Request &request)
{
    State &state = *m_state;
    state.bodyLimit = m_limits.body(request);
    const auto length = state.parser->content_length();
    if (length && *length > std::uint64_t(state.bodyLimit))
        return refusalFor(http::error::body_limit);
    state.parser->body_limit(std::uint64_t(state.bodyLimit));
    if (request.isUpload())
        state.upload.emplace(m_channel, state.buffer, std::move(*state.parser), m_limits.head);
    return std::nullopt;
}

asio::awaitable<BodyPiece> HttpReader::nextPiece()
{
    return m_state->upload->next();
}

bool HttpReader::isBodyUnread() const
{
    const State &state = *m_state;
    return state.upload ? !state.upload->isDone() : state.parser && !state.parser->is_done();
}

asio::awaitable<void> HttpReader::readBody(Outlet &outlet, Read &read)
{
    State &state = *m_state;
    if (state.upload || state.parser->is_done())
        co_return;
    if (read.request.http11 && read.request.has("expect")) // of HTTP/1.0 it is ignored (RFC 9110 §10.1.1)
        co_await outlet.write("HTTP/1.1 100 Continue\r\n\r\n");
    QElapsedTimer since;
    since.start();
    qint64 bytes = 0;
    while (!state.parser->is_done()) {
        const auto allowed = timeForBody(m_limits.head, bytes);
        m_deadline.arm(std::max(std::chrono::milliseconds(0), allowed - std::chrono::milliseconds(since.elapsed())));
        const auto [error, size] = co_await http::async_read_some(m_channel, state.buffer, *state.parser, asTuple);
        m_deadline.disarm();
        bytes += qint64(size);
        if (!error && bytes <= mostWire * state.bodyLimit + headLimit)
            continue;
        if (m_deadline.passed())
            read.refused = bodyTooSlow();
        else if (!error)
            read.refused = mostlyCoding();
        else if (isOfHttp(error) && error != http::error::partial_message)
            read.refused = refusalFor(error);
        else
            read.ended = true;
        co_return;
    }
    read.request.body = QByteArray::fromStdString(state.parser->get().body());
}

QByteArrayView HttpReader::begun() const
{
    const auto bytes = m_state->buffer.cdata();
    return {static_cast<const char *>(bytes.data()), qsizetype(bytes.size())};
}

bool HttpReader::hasMore() const
{
    return m_state->buffer.size() > 0;
}

asio::awaitable<void> HttpReader::untilGone()
{
    beast::flat_buffer &buffer = m_state->buffer;
    m_state->parser.reset(); // whoever follows does so for long
    while (m_channel.socket().is_open()) {
        // The next request of a peer that does not wait for its answer belongs into the buffer. What does not fit stays
        // in the socket: a byte thrown away here would make another request of what follows.
        error_code error;
        if (buffer.size() < headLimit) {
            const auto [failed, size] = co_await m_channel.async_read_some(buffer.prepare(piece), asTuple);
            buffer.commit(size);
            error = failed;
        } else {
            const auto [failed] = co_await m_channel.socket().async_wait(tcp::socket::wait_error, asTuple);
            error = failed ? failed : error_code(asio::error::eof);
        }
        const auto cancelled = co_await asio::this_coro::cancellation_state;
        if (cancelled.cancelled() != asio::cancellation_type::none)
            co_return;
        // A deadline of the writing side cancels reads too.
        if (error && error != asio::error::operation_aborted)
            co_return;
    }
}

} // namespace tincan
