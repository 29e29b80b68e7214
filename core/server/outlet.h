// The writing side of a socket, judged by its progress: a peer that takes nothing for `slowAfter` is slow. And a
// deadline that cancels whatever a socket is waiting for. The hub's I/O thread only.
#pragma once

#include "core/server/asio.h"

#include <QByteArray>

#include <memory>

namespace tincan {

// One deadline at a time; cancels the socket's operations when it passes. Dropping it disarms it.
class Deadline
{
public:
    explicit Deadline(tcp::socket &socket);
    ~Deadline();
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    void arm(std::chrono::milliseconds after);
    void disarm();
    bool passed() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

class Outlet
{
public:
    enum class End
    {
        Written,
        Slow, // no progress; `written` bytes of it are out
        Gone
    };
    struct Progress
    {
        End end = End::Written;
        qsizetype written = 0;
    };

    Outlet(tcp::socket &socket, std::chrono::milliseconds slowAfter)
        : m_socket(socket), m_slowAfter(slowAfter), m_deadline(socket)
    {}

    asio::awaitable<Progress> write(QByteArray bytes) { return write(std::move(bytes), m_slowAfter); }
    asio::awaitable<Progress> write(QByteArray bytes, std::chrono::milliseconds patience);

private:
    tcp::socket &m_socket;
    std::chrono::milliseconds m_slowAfter;
    Deadline m_deadline;
};

} // namespace tincan
