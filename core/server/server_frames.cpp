#include "core/server/server_frames.h"

#include "core/wire/websocket_frame.h"

namespace tincan {

QByteArray arrayFrame(const std::vector<LogEntry> &entries)
{
    qsizetype size = 1; // the brackets, and a comma less than there are entries
    for (const LogEntry &entry : entries)
        size += entry.json.size() + 1;
    QByteArray array;
    array.reserve(size);
    char before = '[';
    for (const LogEntry &entry : entries)
        array.append(std::exchange(before, ',')).append(entry.json);
    return frameOf(Opcode::Binary, array.append(']'));
}

QByteArray textFrames(const std::vector<LogEntry> &entries)
{
    QByteArray frames;
    for (const LogEntry &entry : entries)
        frames += frameOf(Opcode::Text, entry.json);
    return frames;
}

} // namespace tincan
