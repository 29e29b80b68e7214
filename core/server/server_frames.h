// Frames of a server's WebSocket (RFC 6455 §5.2), unmasked and whole, of events. Pure; any thread.
#pragma once

#include "core/server/log.h"

namespace tincan {

// With the subprotocol one binary frame, a JSON array of all; without it a text frame each.
QByteArray framesOf(const QList<QByteArray> &events, bool inOne);
// The same of entries of the log.
QByteArray arrayFrame(const std::vector<LogEntry> &entries);
QByteArray textFrames(const std::vector<LogEntry> &entries);

} // namespace tincan
