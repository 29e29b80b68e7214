// Reads an event stream as WHATWG HTML §9.2.5 and §9.2.6 say. Any slicing of the input gives the same events; memory is
// bounded by `maximum`. Payloads stay bytes
// (as received, invalid UTF-8 included). No I/O. One thread at a time.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace tincan {

// Views into the bytes or into the parser: they end with the call that hands them out.
struct SseEvent
{
    QByteArrayView type; // "message" where no event field was given
    QByteArrayView data;
    QByteArrayView lastEventId; // as of this event
};

class SseParser
{
public:
    using Sink = std::function<void(const SseEvent &event)>;

    // `maximum`: the most bytes of one line, and of one event's data.
    explicit SseParser(qsizetype maximum = 1 << 20) : m_maximum(maximum) {}

    // Hands out the events that are complete with `bytes`. Past the maximum it fails with Invalid, and from then on
    // always. An event that lies whole in `bytes` is not copied.
    Result<Done> feed(QByteArrayView bytes, const Sink &sink);

    // What a reconnect would send as Last-Event-ID (§9.2.6: set when a blank line ends an event).
    QByteArray lastEventId() const { return m_lastEventId; }
    // The last valid `retry` field, milliseconds.
    std::optional<qint64> retry() const { return m_retry; }
    // A new connection: forgets everything but lastEventId() and retry(), as a browser does.
    void reset();

private:
    Result<Done> outcome() const;
    bool takeLine(QByteArrayView line, const Sink &sink);
    bool takeField(QByteArrayView name, QByteArrayView value);
    bool takeData(QByteArrayView value);
    void dispatch(const Sink &sink);
    void keep();

    qsizetype m_maximum;
    bool m_failed = false;
    bool m_atStart = true;      // a byte order mark may still come
    bool m_afterReturn = false; // the last slice ended in CR: an LF now belongs to it
    bool m_hasData = false;
    bool m_idChanged = false;
    QByteArrayView m_data; // of this event so far: in the slice, or in m_ownData
    QByteArray m_ownData;
    QByteArray m_line; // what has begun
    QByteArray m_type;
    QByteArray m_newId; // of this event, if m_idChanged; it becomes m_lastEventId when a blank line ends the event
    QByteArray m_lastEventId;
    std::optional<qint64> m_retry;
};

} // namespace tincan
