// Reads an event stream as WHATWG HTML §9.2.5 and §9.2.6 say. Any slicing of the input gives the same events; memory is
// bounded by `maximum`. Payloads stay bytes (as received, invalid UTF-8 included). No I/O. One thread at a time.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace tincan {

struct SseEvent
{
    QByteArray type; // "message" where no event field was given
    QByteArray data;
    QByteArray lastEventId; // as of this event
    bool operator==(const SseEvent &) const = default;
};

class SseParser
{
public:
    // `maximum`: the most bytes of one line, and of one event's data.
    explicit SseParser(qsizetype maximum = 1 << 20) : m_maximum(maximum) {}

    // The events that are complete with `bytes`. Fails with Invalid past the maximum, and from then on always. Events
    // that were complete before are still handed out, so that the slicing makes no difference; the failure is then the
    // answer of the next feed(), an empty one too.
    Result<QList<SseEvent>> feed(QByteArrayView bytes);

    // What a reconnect would send as Last-Event-ID (§9.2.6: set when an event is dispatched, or a blank line ends one).
    QByteArray lastEventId() const { return m_lastEventId; }
    // The last valid `retry` field, milliseconds.
    std::optional<qint64> retry() const { return m_retry; }
    // A new connection: forgets everything but lastEventId() and retry(), as a browser does.
    void reset();

private:
    bool takeLine(QByteArrayView line, QList<SseEvent> &out);
    bool takeField(QByteArrayView name, QByteArrayView value);
    void dispatch(QList<SseEvent> &out);

    qsizetype m_maximum;
    bool m_failed = false;
    bool m_atStart = true;      // a byte order mark may still come
    bool m_afterReturn = false; // the last slice ended in CR: an LF now belongs to it
    QByteArray m_line;          // what has begun
    QByteArray m_type;
    QByteArray m_data;
    QByteArray m_id; // the last event ID buffer; it becomes m_lastEventId when a blank line ends the event
    QByteArray m_lastEventId;
    std::optional<qint64> m_retry;
};

} // namespace tincan
