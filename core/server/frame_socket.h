// A connection that speaks WebSocket frames, after the handshake (RFC 6455 §5 to §7): whole messages in, frames out,
// and the end of it in the order of §7.1. One reads and one writes at a time. The hub's I/O thread only.
#pragma once

#include "core/server/outlet.h"
#include "core/wire/frame_reader.h"

#include <functional>

namespace tincan {

class FrameSocket
{
public:
    // `maximum`: bytes of a message. `heard` is called whenever anything came from the peer; pongs may be due then.
    FrameSocket(Channel channel, qsizetype maximum, std::chrono::milliseconds slowAfter, std::function<void()> heard);

    // The messages that have become whole, at least one. None: no more will come, and answer() says why.
    asio::awaitable<QList<Frame>> read();
    // What to close with after read() brought none: what the peer closed with, or what it did wrong. Nothing where it
    // is just gone.
    std::optional<CloseCode> answer() const;

    bool hasPongs() const { return !m_pongs.isEmpty(); }
    // The pongs that are due, as frames. Of a flood only the latest are (§5.5.3).
    QByteArray takePongs();
    Outlet &outlet() { return m_outlet; }

    bool isOpen() { return m_channel.socket().is_open(); }
    void close();

private:
    void take(Frame frame, QList<Frame> &messages);

    Channel m_channel;
    Outlet m_outlet;
    FrameReader m_reader;
    std::function<void()> m_heard;
    std::optional<CloseCode> m_closedWith; // by the peer
    QList<QByteArray> m_pongs;
    std::array<char, 1024> m_slice; // nearly nobody sends more at once
};

} // namespace tincan
