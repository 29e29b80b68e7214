#include "core/server/server_frames.h"

#include "core/server/event_array.h"
#include "core/wire/websocket_frame.h"

namespace tincan {

namespace {

QList<QByteArray> eventsOf(const std::vector<LogEntry> &entries)
{
    QList<QByteArray> events;
    events.reserve(qsizetype(entries.size()));
    for (const LogEntry &entry : entries)
        events.append(entry.json);
    return events;
}

} // namespace

QByteArray framesOf(const QList<QByteArray> &events, bool inOne)
{
    if (events.isEmpty())
        return {};
    if (inOne)
        return frameOf(Opcode::Binary, arrayOf(events));
    QByteArray frames;
    for (const QByteArray &event : events)
        frames += frameOf(Opcode::Text, event);
    return frames;
}

QByteArray framesOf(const std::vector<LogEntry> &entries, bool inOne)
{
    return framesOf(eventsOf(entries), inOne);
}

} // namespace tincan
