// Counts what a WebSocket receives and what says nothing: pings, pongs and empty frames. QWebSocket answers or drops
// them by itself, for as long as a server sends them. Speaks up once for each second that brings too many. Lives on the
// socket's thread, and not longer than the socket.
#pragma once

#include "core/base/clock.h"
#include "core/base/failure.h"

#include <QObject>

class QWebSocket;

namespace tincan {

class IdleFrames : public QObject
{
    Q_OBJECT
public:
    IdleFrames(QWebSocket &socket, Clock &clock, std::function<void(const Failure &)> flooded);

private Q_SLOTS:
    void count();

private:
    Clock &m_clock;
    std::function<void(const Failure &)> m_flooded;
    TimePoint m_since; // of the second that is counted
    int m_count = 0;
};

} // namespace tincan
