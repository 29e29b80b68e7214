// Writes event streams (WHATWG HTML §9.2) as protocol section 2 wants them. Appends to a buffer that the caller owns,
// so that many events are one write. Pure functions; any thread.
#pragma once

#include <QByteArray>

namespace tincan::sse {

// `id: <id>` (left out when empty), `event: <type>` (left out when empty), one `data:` line a line of `data`, a blank
// line. `type` and `id` must not hold CR, LF or NUL; such ones are left out.
void appendEvent(QByteArray &out, QByteArrayView type, QByteArrayView id, QByteArrayView data);
// A comment: a heartbeat.
void appendHeartbeat(QByteArray &out);
void appendRetry(QByteArray &out, qint64 milliseconds);

} // namespace tincan::sse
