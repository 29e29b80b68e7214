// Reads what a WebSocket's client sends (RFC 6455 §5): whole messages, their fragments joined, and the control frames
// between them, or the code to close with. Any slicing of the input gives the same; memory is bounded by `maximum`, not
// by the lengths that frames declare. No I/O. One thread at a time.
#pragma once

#include "core/wire/utf8_check.h"
#include "core/wire/websocket_frame.h"

#include <QList>

#include <array>
#include <optional>

namespace tincan {

class FrameReader
{
public:
    // `maximum`: the most bytes of a message, over all its fragments.
    explicit FrameReader(qsizetype maximum) : m_maximum(maximum) {}

    // What is complete with `bytes`: Text, Binary, Ping, Pong, and at last Close. After a Close, and after a fault,
    // nothing is read any more.
    QList<Frame> feed(QByteArrayView bytes);
    // ProtocolError, BadPayload (text, or the reason of a close, is no UTF-8; as soon as it cannot become any) or
    // TooBig (as soon as a frame declares it): what the connection is to be closed with.
    std::optional<CloseCode> fault() const { return m_fault; }
    bool isOver() const { return m_fault || m_closed; }

private:
    struct Head
    {
        std::array<quint8, 14> bytes{};
        qsizetype size = 0;
    };

    bool takeHead(quint8 byte);
    bool headIsRight();
    bool lengthIsRight(quint64 length);
    void takePayload(QByteArrayView masked);
    void endFrame(QList<Frame> &frames);
    bool closeIsRight(QByteArrayView payload);
    Opcode opcode() const { return Opcode(m_head.bytes[0] & 0x0f); }
    bool isFinal() const { return (m_head.bytes[0] & 0x80) != 0; }
    bool isControl() const { return (m_head.bytes[0] & 0x08) != 0; }
    bool fail(CloseCode code);

    qsizetype m_maximum;
    std::optional<CloseCode> m_fault;
    bool m_closed = false;
    Head m_head;
    bool m_inPayload = false;
    qsizetype m_left = 0;                // bytes of the payload that are to come
    qsizetype m_masked = 0;              // bytes of the payload that have come
    std::array<quint8, 4> m_key{};       // of this frame
    std::optional<Opcode> m_messageKind; // of the message that has begun
    QByteArray m_message;
    QByteArray m_control;
    Utf8Check m_utf8;
};

} // namespace tincan
