#include "core/wire/websocket_frame.h"

#include <QtEndian>

namespace tincan {

QByteArray frameOf(Opcode opcode, QByteArrayView payload)
{
    constexpr quint8 final = 0x80;
    constexpr qsizetype longestHead = 10;
    const qsizetype size = payload.size();
    QByteArray frame;
    frame.reserve(longestHead + size);
    frame.append(char(final | quint8(opcode)));
    if (size < 126) {
        frame.append(char(size));
    } else if (size <= 0xffff) {
        const quint16 length = qToBigEndian(quint16(size));
        frame.append(char(126)).append(reinterpret_cast<const char *>(&length), sizeof(length));
    } else {
        const quint64 length = qToBigEndian(quint64(size));
        frame.append(char(127)).append(reinterpret_cast<const char *>(&length), sizeof(length));
    }
    return frame.append(payload);
}

QByteArray closeFrame(CloseCode code)
{
    if (code == CloseCode::NoStatus)
        return frameOf(Opcode::Close, {});
    const quint16 big = qToBigEndian(quint16(code));
    return frameOf(Opcode::Close, QByteArrayView(reinterpret_cast<const char *>(&big), sizeof(big)));
}

CloseCode closeCodeOf(QByteArrayView payload)
{
    return payload.size() < 2 ? CloseCode::NoStatus : CloseCode(qFromBigEndian<quint16>(payload.data()));
}

} // namespace tincan
