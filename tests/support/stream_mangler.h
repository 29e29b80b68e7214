// Changes what a server says without breaking its framing: repeats each chunk of a chunked answer and each WebSocket
// message, lets every second of them (hello aside) overtake the one before, or cuts each WebSocket message into
// fragments (RFC 6455 §5.4) with a ping between them. Everything else passes as it is. No I/O.
#pragma once

#include <QByteArray>

namespace tincan {

class StreamMangler
{
public:
    struct What
    {
        bool repeat = false;
        bool reorder = false;
        bool refragment = false;
    };

    void set(const What &what) { m_what = what; }
    QByteArray feed(const QByteArray &bytes);

private:
    enum class Mode
    {
        Head,   // of an answer
        Body,   // whatever passes
        Chunks, // RFC 9112 §7.1
        Frames,
    };

    bool step(QByteArray &out);
    bool takeHead(QByteArray &out);
    bool takeChunk(QByteArray &out);
    bool takeFrame(QByteArray &out);
    QByteArray fragments(const QByteArray &head, const QByteArray &payload) const;

    // A piece goes out: at once, behind the next, or twice.
    void pass(const QByteArray &piece, QByteArray &out);

    What m_what;
    bool m_greeted = false; // the first piece has gone
    QByteArray m_overtaken;
    Mode m_mode = Mode::Head;
    qint64 m_body = 0; // bytes of it still to come
    QByteArray m_rest;
};

} // namespace tincan
