// A WebSocket client's frames by hand, right ones and wrong ones (RFC 6455 §5.2): every field is the caller's to break.
#pragma once

#include <QByteArray>

namespace tincan {

inline QByteArray masked(const QByteArray &payload, const QByteArray &key)
{
    QByteArray bytes = payload;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(bytes.at(i) ^ key.at(i % 4));
    return key + bytes;
}

// The second byte and the length behind it; `bytes` of the length: 0, 2 or 8, whatever would be the shortest.
inline QByteArray lengthOf(quint64 length, int bytes)
{
    QByteArray text(1, char(0x80 | (bytes == 0 ? length : bytes == 2 ? 126 : 127)));
    for (int i = bytes - 1; i >= 0; --i)
        text += char((length >> (8 * i)) & 0xff);
    return text;
}

inline QByteArray lengthOf(qsizetype length)
{
    return lengthOf(quint64(length), length < 126 ? 0 : length <= 0xffff ? 2 : 8);
}

// `first`: FIN, the reserved bits and the opcode, 0x81 for a whole text.
inline QByteArray clientFrame(int first, const QByteArray &payload, const QByteArray &key = "\x1f\xa2\x07\xd3")
{
    return char(first) + lengthOf(payload.size()) + masked(payload, key);
}

inline QByteArray clientClose(int code, const QByteArray &reason = {})
{
    return clientFrame(0x88, QByteArray(1, char(code >> 8)) + char(code & 0xff) + reason);
}

} // namespace tincan
