// Reads one HTTP request after another from a socket, within limits: head 16 KiB and its deadline, body its limit and a
// slowest pace, a pause between requests. The hub's I/O thread only.
#pragma once

#include "core/server/outlet.h"
#include "core/server/request.h"

#include <functional>
#include <memory>

namespace tincan {

struct BodyPiece;

class HttpReader
{
public:
    struct Limits
    {
        std::function<qint64(const Request &head)> body = [](const Request &) { return qint64(1) << 20; };
        std::chrono::milliseconds head{10'000};
        std::chrono::milliseconds idle{60'000};
    };
    struct Read
    {
        Request request;
        std::optional<QByteArray> authority; // of an absolute target
        std::optional<Refusal> refused;      // 400, 408, 413, 415, 417, 431, 501, 505: answer and close
        bool ended = false;                  // the peer has gone, or kept silent between requests
    };

    HttpReader(Channel &channel, const Limits &limits);
    ~HttpReader();

    // A request without its body: whether that is wanted, the head tells.
    asio::awaitable<Read> next();
    // Brings it, and says why where it does not come. That of an upload is asked for piece by piece, until the last
    // (body_reader.h).
    asio::awaitable<void> readBody(Outlet &outlet, Read &read);
    asio::awaitable<BodyPiece> nextPiece();
    // Then nothing can follow on this connection.
    bool isBodyUnread() const;
    // Whether bytes beyond the last request have come already.
    bool hasMore() const;

    // Returns when the peer has closed or is lost. What it sends meanwhile is kept, or with too much of it left
    // in the socket.
    asio::awaitable<void> untilGone();

private:
    struct State;
    asio::awaitable<bool> untilAsked();
    asio::awaitable<error_code> readHead();
    QByteArrayView begun() const; // what has come and was not understood yet
    std::optional<Refusal> beginBody(const Request &request);

    Channel &m_channel;
    Limits m_limits;
    Deadline m_deadline;
    bool m_first = true;
    std::unique_ptr<State> m_state;
};

} // namespace tincan
