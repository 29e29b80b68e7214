// The embedded server, as the window asks for it: the same hub as tincand's. Any thread.
#pragma once

#include "ui/hosting.h"

namespace tincan {

Result<HostedServer> hostOnThisComputer(quint16 port, const QString &folder, HostReach reach = HostReach::ThisComputer);

} // namespace tincan
