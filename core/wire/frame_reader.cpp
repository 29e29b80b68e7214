#include "core/wire/frame_reader.h"

#include <algorithm>

namespace tincan {

namespace {

constexpr qsizetype keySize = 4;
constexpr quint64 mostOfControl = 125; // RFC 6455 §5.5

bool isKnown(Opcode opcode)
{
    return opcode <= Opcode::Binary || (opcode >= Opcode::Close && opcode <= Opcode::Pong);
}

// Bytes of the extended length, by the seven bits that announce it.
qsizetype lengthSize(quint8 announced)
{
    return announced < 126 ? 0 : announced == 126 ? 2 : 8;
}

} // namespace

QList<Frame> FrameReader::feed(QByteArrayView bytes)
{
    QList<Frame> frames;
    qsizetype at = 0;
    while (!isOver() && at < bytes.size()) {
        if (!m_inPayload) {
            if (!takeHead(quint8(bytes[at++])))
                break;
        } else {
            const qsizetype size = std::min(m_left, bytes.size() - at);
            takePayload(bytes.sliced(at, size));
            at += size;
        }
        if (!isOver() && m_inPayload && m_left == 0)
            endFrame(frames);
    }
    return frames;
}

// Byte by byte, so that what is wrong is refused before anything else is waited for.
bool FrameReader::takeHead(quint8 byte)
{
    m_head.bytes[std::size_t(m_head.size++)] = byte;
    if (!headIsRight())
        return false;
    if (m_head.size < 2)
        return true;
    const auto announced = quint8(m_head.bytes[1] & 0x7f);
    const qsizetype keyAt = 2 + lengthSize(announced);
    if (m_head.size == keyAt) {
        quint64 length = announced < 126 ? announced : 0;
        for (qsizetype i = 2; i < keyAt; ++i)
            length = (length << 8) | m_head.bytes[std::size_t(i)];
        if (!lengthIsRight(length))
            return false;
        m_left = qsizetype(length);
    }
    if (m_head.size == keyAt + keySize) {
        std::copy_n(m_head.bytes.begin() + keyAt, keySize, m_key.begin());
        m_masked = 0;
        m_inPayload = true;
    }
    return true;
}

// The first two bytes: §5.2, §5.4, §5.5. No extension is ever agreed on, so no reserved bit means anything.
bool FrameReader::headIsRight()
{
    if (m_head.size == 1) {
        const bool reserved = (m_head.bytes[0] & 0x70) != 0;
        const bool continues = opcode() == Opcode::Continuation;
        const bool inOrder = isControl() ? isFinal() : continues == m_messageKind.has_value();
        if (reserved || !isKnown(opcode()) || !inOrder)
            return fail(CloseCode::ProtocolError);
    } else if (m_head.size == 2) {
        const bool masked = (m_head.bytes[1] & 0x80) != 0;
        if (!masked || (isControl() && (m_head.bytes[1] & 0x7f) > mostOfControl))
            return fail(CloseCode::ProtocolError);
    }
    return true;
}

bool FrameReader::lengthIsRight(quint64 length)
{
    const auto announced = quint8(m_head.bytes[1] & 0x7f);
    const bool longer = (announced == 126 && length < 126) || (announced == 127 && length <= 0xffff);
    if (longer || (length >> 63) != 0)
        return fail(CloseCode::ProtocolError);
    if (!isControl() && length > quint64(m_maximum - m_message.size()))
        return fail(CloseCode::TooBig);
    return true;
}

void FrameReader::takePayload(QByteArrayView masked)
{
    QByteArray &whole = isControl() ? m_control : m_message;
    const qsizetype begun = whole.size();
    whole.resize(begun + masked.size());
    char *plain = whole.data() + begun;
    for (qsizetype i = 0; i < masked.size(); ++i)
        plain[i] = char(quint8(masked[i]) ^ m_key[std::size_t((m_masked + i) % keySize)]);
    m_masked += masked.size();
    m_left -= masked.size();
    if (isControl())
        return;
    const Opcode kind = m_messageKind.value_or(opcode());
    if (kind == Opcode::Text && !m_utf8.take(QByteArrayView(plain, masked.size())))
        fail(CloseCode::BadPayload);
}

void FrameReader::endFrame(QList<Frame> &frames)
{
    m_inPayload = false;
    m_head.size = 0;
    if (isControl()) {
        const QByteArray payload = std::exchange(m_control, {});
        if (opcode() == Opcode::Close) {
            if (!closeIsRight(payload))
                return;
            m_closed = true;
        }
        frames.append(Frame{.opcode = opcode(), .payload = payload});
        return;
    }
    if (!m_messageKind)
        m_messageKind = opcode();
    if (!isFinal())
        return;
    if (!m_utf8.isWhole()) {
        fail(CloseCode::BadPayload);
        return;
    }
    m_utf8.reset();
    frames.append(Frame{.opcode = *std::exchange(m_messageKind, {}), .payload = std::exchange(m_message, {})});
}

// §5.5.1: nothing, or a code that may be sent and a reason.
bool FrameReader::closeIsRight(QByteArrayView payload)
{
    if (payload.isEmpty())
        return true;
    if (payload.size() == 1 || !isSendable(quint16(closeCodeOf(payload))))
        return fail(CloseCode::ProtocolError);
    return payload.sliced(2).isValidUtf8() || fail(CloseCode::BadPayload);
}

bool FrameReader::fail(CloseCode code)
{
    m_fault = code;
    m_message.clear();
    m_control.clear();
    return false;
}

} // namespace tincan
