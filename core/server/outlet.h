// The writing side of a connection, judged by its progress: a peer that takes nothing for `slowAfter` is slow. And a
// deadline that cancels whatever a connection is waiting for. The hub's I/O thread only,
// but for writeNow() (tail_shard.h).
#pragma once

#include "core/server/channel.h"

#include <QByteArray>

#include <memory>

namespace tincan {

// One deadline at a time; cancels the connection's operations when it passes. Dropping it disarms it.
class Deadline
{
public:
    explicit Deadline(Channel &channel);
    ~Deadline();
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    // What is between two operations when it passes is met all the same: it goes on cancelling until it is disarmed.
    void arm(std::chrono::milliseconds after);
    // The same, and closes.
    void armToClose(std::chrono::milliseconds after);
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
        Slow, // no progress; `written` bytes of it are out. Not inside TLS, where no record can be ended later
        Gone
    };
    struct Progress
    {
        End end = End::Written;
        qsizetype written = 0;
    };

    Outlet(Channel &channel, std::chrono::milliseconds slowAfter)
        : m_channel(channel), m_slowAfter(slowAfter), m_deadline(channel)
    {}

    asio::awaitable<Progress> write(QByteArray bytes) { return write(std::move(bytes), m_slowAfter); }
    asio::awaitable<Progress> write(QByteArray bytes, std::chrono::milliseconds patience);
    // No more will be written. The peer may finish for so long, so that closing does not reset what it has yet to read;
    // then it is closed.
    asio::awaitable<void> finish(std::chrono::milliseconds atMost);
    // How much of it the kernel takes at once; an error is met by the next write.
    qsizetype writeNow(const QByteArray &bytes);

private:
    Channel &m_channel;
    std::chrono::milliseconds m_slowAfter;
    Deadline m_deadline;
};

} // namespace tincan
