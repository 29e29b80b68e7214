// What systemd is told of a service with Type=notify (sd_notify(3)), without its library. Does nothing elsewhere. Any
// thread.
#pragma once

#include <QByteArray>

namespace tincan {

// READY=1 once it listens, STOPPING=1 when it begins to leave. Lines may be several, separated by \n.
void tellService(const QByteArray &lines);

} // namespace tincan
