#include "support/stream_mangler.h"

#include "support/misbehaving_server.h"

#include <algorithm>

namespace tincan {

void StreamMangler::pass(const QByteArray &piece, QByteArray &out)
{
    const bool first = !std::exchange(m_greeted, true);
    if (m_what.reorder && !first && m_overtaken.isEmpty()) {
        m_overtaken = piece;
        return;
    }
    out += piece + std::exchange(m_overtaken, {});
    if (m_what.repeat)
        out += piece;
}

QByteArray StreamMangler::feed(const QByteArray &bytes)
{
    m_rest += bytes;
    QByteArray out;
    while (step(out)) {
    }
    return out;
}

bool StreamMangler::step(QByteArray &out)
{
    switch (m_mode) {
    case Mode::Head:
        return takeHead(out);
    case Mode::Chunks:
        return takeChunk(out);
    case Mode::Frames:
        return takeFrame(out);
    case Mode::Body:
        break;
    }
    const qsizetype size = qsizetype(std::min<qint64>(m_rest.size(), m_body));
    out += m_rest.first(size);
    m_rest.remove(0, size);
    m_body -= size;
    if (m_body == 0)
        m_mode = Mode::Head;
    return m_body == 0;
}

bool StreamMangler::takeHead(QByteArray &out)
{
    const qsizetype end = m_rest.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = m_rest.first(end + 4);
    const QByteArray lower = head.toLower();
    out += head;
    m_rest.remove(0, head.size());
    const qsizetype length = lower.indexOf("content-length:");
    if (lower.startsWith("http/1.1 101"))
        m_mode = Mode::Frames;
    else if (lower.contains("transfer-encoding: chunked"))
        m_mode = Mode::Chunks;
    else if (length >= 0) {
        m_body = lower.mid(length + 15, lower.indexOf('\r', length) - length - 15).trimmed().toLongLong();
        m_mode = m_body > 0 ? Mode::Body : Mode::Head;
    }
    return true;
}

bool StreamMangler::takeChunk(QByteArray &out)
{
    const qsizetype line = m_rest.indexOf("\r\n");
    const qsizetype size = line < 0 ? -1 : m_rest.first(line).toLongLong(nullptr, 16);
    const qsizetype whole = line + 2 + size + 2;
    if (line < 0 || m_rest.size() < whole)
        return false;
    const QByteArray chunk = m_rest.first(whole);
    if (size > 0)
        pass(chunk, out);
    else
        out += std::exchange(m_overtaken, {}) + chunk;
    m_rest.remove(0, whole);
    if (size == 0)
        m_mode = Mode::Head;
    return true;
}

// A server's frames are not masked (RFC 6455 §5.1).
bool StreamMangler::takeFrame(QByteArray &out)
{
    if (m_rest.size() < 2)
        return false;
    const int shortSize = m_rest.at(1) & 0x7f;
    const qsizetype more = shortSize == 126 ? 2 : shortSize == 127 ? 8 : 0;
    if (m_rest.size() < 2 + more)
        return false;
    qint64 size = shortSize;
    if (more > 0) {
        size = 0;
        for (qsizetype i = 0; i < more; ++i)
            size = (size << 8) | quint8(m_rest.at(2 + i));
    }
    const qsizetype whole = 2 + more + qsizetype(size);
    if (m_rest.size() < whole)
        return false;
    const QByteArray frame = m_rest.first(whole);
    const bool message = (frame.at(0) & 0x0f) == 1 || (frame.at(0) & 0x0f) == 2;
    const QByteArray mangled = message && m_what.refragment ? fragments(frame.first(1), frame.sliced(2 + more)) : frame;
    if (message)
        pass(mangled, out);
    else
        out += std::exchange(m_overtaken, {}) + mangled; // nothing follows a close
    m_rest.remove(0, whole);
    return true;
}

QByteArray StreamMangler::fragments(const QByteArray &head, const QByteArray &payload) const
{
    const QByteArray ping("\x89\x00", 2);
    const qsizetype size = std::max<qsizetype>(1, payload.size() / 3);
    QByteArray out;
    for (qsizetype at = 0; at == 0 || at < payload.size(); at += size) {
        QByteArray frame = binaryFrame(payload.mid(at, size));
        const bool first = at == 0;
        const bool last = at + size >= payload.size();
        frame[0] = char((last ? 0x80 : 0) | (first ? head.at(0) & 0x0f : 0));
        out += frame + (last ? QByteArray() : ping);
    }
    return out;
}

} // namespace tincan
