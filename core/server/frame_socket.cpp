#include "core/server/frame_socket.h"

namespace tincan {

namespace {

constexpr qsizetype mostPongs = 64;

} // namespace

FrameSocket::FrameSocket(Channel channel, qsizetype maximum, std::chrono::milliseconds slowAfter,
                         std::function<void()> heard)
    : m_channel(std::move(channel)), m_outlet(m_channel, slowAfter), m_reader(maximum), m_heard(std::move(heard))
{}

asio::awaitable<QList<Frame>> FrameSocket::read()
{
    QList<Frame> messages;
    while (messages.isEmpty() && !m_reader.isOver()) {
        const auto [error, size] = co_await m_channel.async_read_some(asio::buffer(m_slice), asTuple);
        // A deadline of the writing side cancels reads too.
        if (error == asio::error::operation_aborted && m_channel.socket().is_open())
            continue;
        if (error)
            break;
        for (Frame &frame : m_reader.feed(QByteArrayView(m_slice.data(), qsizetype(size))))
            take(std::move(frame), messages);
        m_heard();
    }
    co_return messages;
}

void FrameSocket::take(Frame frame, QList<Frame> &messages)
{
    switch (frame.opcode) {
    case Opcode::Ping:
        if (m_pongs.size() == mostPongs)
            m_pongs.removeFirst();
        m_pongs.append(std::move(frame.payload));
        break;
    case Opcode::Pong:
        break; // that it came is all it says
    case Opcode::Close:
        m_closedWith = closeCodeOf(frame.payload);
        break;
    default:
        messages.append(std::move(frame));
    }
}

std::optional<CloseCode> FrameSocket::answer() const
{
    return m_closedWith ? m_closedWith : m_reader.fault();
}

QByteArray FrameSocket::takePongs()
{
    QByteArray frames;
    for (const QByteArray &payload : std::exchange(m_pongs, {}))
        frames += frameOf(Opcode::Pong, payload);
    return frames;
}

void FrameSocket::close()
{
    m_channel.close();
}

} // namespace tincan
