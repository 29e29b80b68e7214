// An answer that never ends, whatever its format: asks for it, checks the head, waits for `hello`, and watches for
// silence. The format alone is left to StreamTransport and SseTransport. Lives on the engine's thread.
#pragma once

#include "core/base/result.h"
#include "core/transport/http_line.h"

namespace tincan {

class EndlessLine : public HttpLine
{
    Q_OBJECT
public:
    void open(const std::optional<Cursor> &after) final;

protected:
    EndlessLine(TransportKind kind, const TransportOptions &options, Clock &clock, const QByteArray &type);

    // Hands each event that is complete with these bytes to collect(). Fails with Invalid where the stream cannot be
    // followed any further; what was complete before counts.
    virtual Result<Done> parse(QByteArrayView bytes) = 0;
    void collect(QByteArrayView json);
    void release() final;

private:
    void checkHead();
    void read();

    const QByteArray m_type;
    HttpExchangePtr m_exchange;
    Watchdog m_hello;
    QList<Event> m_events;  // of this turn: they become one batch
    bool m_strange = false; // the first thing that came is no event
};

} // namespace tincan
