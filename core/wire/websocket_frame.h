// A WebSocket's frame as the two sides of a server see it (RFC 6455 §5): what was read, and what is to be written. No
// I/O. Values; any thread.
#pragma once

#include <QByteArray>

namespace tincan {

enum class Opcode : quint8
{
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xa,
};

// RFC 6455 §7.4.1, and the application's own from 4000 on.
enum class CloseCode : quint16
{
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    Unsupported = 1003,
    NoStatus = 1005, // never on the wire: a close frame without a code
    BadPayload = 1007,
    TooBig = 1009,
    InternalError = 1011,
};

// Whether a client may send it: 1004 to 1006 and 1015 never are, and what lies between 1012 and 2999 is either a
// server's word (restart, try again later, bad gateway) or nobody's yet.
constexpr bool isSendable(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1011) || (code >= 3000 && code <= 4999);
}

struct Frame
{
    Opcode opcode = Opcode::Text;
    QByteArray payload; // of all its fragments
};

// A whole frame as a server sends it: unmasked, its length in the shortest form.
QByteArray frameOf(Opcode opcode, QByteArrayView payload);
QByteArray closeFrame(CloseCode code);
// Of a close frame's payload.
CloseCode closeCodeOf(QByteArrayView payload);

} // namespace tincan
