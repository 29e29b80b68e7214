// Frames of a server's WebSocket (RFC 6455 §5.2), unmasked and whole, of events. Pure; any thread.
#pragma once

#include "core/server/log.h"

namespace tincan {

// With the subprotocol one binary frame, a JSON array of all; without it a text frame each.
QByteArray framesOf(const QList<QByteArray> &events, bool inOne);
QByteArray framesOf(const std::vector<LogEntry> &entries, bool inOne);

} // namespace tincan
