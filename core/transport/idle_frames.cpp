#include "core/transport/idle_frames.h"

#include <QMetaMethod>
#include <QWebSocket>

namespace tincan {

namespace {

// Of one second. A server sends a ping in ten seconds, and a box that breaks frames apart one or two with each.
constexpr int mostIdle = 5'000;

} // namespace

IdleFrames::IdleFrames(QWebSocket &socket, Clock &clock, std::function<void(const Failure &)> flooded)
    : m_clock(clock), m_flooded(std::move(flooded)), m_since(clock.now())
{
    const auto countEmpty = [this](const auto &frame) {
        if (frame.isEmpty())
            count();
    };
    connect(&socket, &QWebSocket::binaryFrameReceived, this, countEmpty);
    connect(&socket, &QWebSocket::textFrameReceived, this, countEmpty);
    connect(&socket, &QWebSocket::pong, this, &IdleFrames::count);
    // Of a ping nobody is told, but for what reads the frames, which is a child of the socket. Where that changes one
    // day, a flood of pings is borne as long as it lasts.
    const QMetaMethod counted = staticMetaObject.method(staticMetaObject.indexOfSlot("count()"));
    const QObjectList children = socket.children();
    for (QObject *child : children) {
        const int ping = child->metaObject()->indexOfSignal("pingReceived(QByteArray)");
        if (ping >= 0)
            connect(child, child->metaObject()->method(ping), this, counted);
    }
}

void IdleFrames::count()
{
    const TimePoint now = m_clock.now();
    if (now - m_since >= std::chrono::seconds(1)) {
        m_since = now;
        m_count = 0;
    }
    if (++m_count == mostIdle + 1)
        m_flooded(
            {.kind = Failure::Kind::Invalid,
             .detail = QStringLiteral("the server sends more than %1 frames a second that say nothing").arg(mostIdle)});
}

} // namespace tincan
