// Frames of a server's WebSocket (RFC 6455 §5.2), unmasked and whole, of entries of the log. Pure; any thread.
#pragma once

#include "core/server/log.h"

namespace tincan {

// One binary frame with a JSON array, as the subprotocol wants it.
QByteArray arrayFrame(const std::vector<LogEntry> &entries);
// A text frame each.
QByteArray textFrames(const std::vector<LogEntry> &entries);

} // namespace tincan
