// What a server says on each of the five lines, for scripts of the misbehaving server.
#pragma once

#include "support/misbehaving_server.h"
#include "tests/core/transport/line_probe.h"

namespace tincan {

inline const QByteArray helloJson = R"({"type":"hello","cursor":"abc.4","user":{"id":"u_1","name":"Ada"},)"
                                    R"("server":{"name":"T","version":"1"},"limits":{"text":1,"file":1,"rate":1}})";

inline QByteArray messageJson(int seq)
{
    const QByteArray number = QByteArray::number(seq);
    return R"({"type":"message","cursor":"abc.)" + number + R"(","id":"6f1c1b1e-0000-4000-8000-)" +
           number.rightJustified(12, '0') +
           R"(","room":"lobby","sender":{"id":"u_1","name":"Ada"},"time":"2026-11-23T09:30:00.123Z","text":"text )" +
           number + "\"}";
}

inline bool isEndless(TransportKind kind)
{
    return kind == TransportKind::WebSocket || kind == TransportKind::Sse || kind == TransportKind::Stream;
}

// The pieces of JSON as this line carries them, without a head: an array for polls and frames.
inline QByteArray framed(TransportKind kind, const QList<QByteArray> &pieces)
{
    QByteArray out;
    switch (kind) {
    case TransportKind::Sse:
        for (const QByteArray &piece : pieces)
            out += "data: " + piece + "\n\n";
        return out;
    case TransportKind::Stream:
        for (const QByteArray &piece : pieces)
            out += piece + '\n';
        return out;
    case TransportKind::WebSocket:
        return binaryFrame('[' + pieces.join(',') + ']');
    case TransportKind::LongPoll:
    case TransportKind::ShortPoll:
        return '[' + pieces.join(',') + ']';
    }
    return {};
}

inline QByteArray headOf(TransportKind kind, const QByteArray &request)
{
    switch (kind) {
    case TransportKind::WebSocket:
        return upgradeAnswer(request);
    case TransportKind::Sse:
        return endlessHead("text/event-stream");
    case TransportKind::Stream:
        return endlessHead("application/x-ndjson");
    case TransportKind::LongPoll:
    case TransportKind::ShortPoll:
        break;
    }
    return {};
}

// A whole beginning: head and hello, or a poll's answer; then these events.
inline QByteArray beginning(TransportKind kind, const QByteArray &request, const QList<QByteArray> &events = {})
{
    if (isEndless(kind))
        return headOf(kind, request) + framed(kind, QList<QByteArray>{helloJson} + events);
    return httpAnswer(200, "Content-Type: application/json\r\nTincan-Cursor: abc.4\r\n", framed(kind, events));
}

inline TransportOptions optionsFor(const MisbehavingServer &server)
{
    TransportOptions options;
    options.server = server.url();
    options.pollInterval = std::chrono::milliseconds(10);
    return options;
}

} // namespace tincan
