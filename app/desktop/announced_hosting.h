// Hosting that makes itself known on the network: a server for this network, and no other, is announced while it runs.
// GUI thread.
#pragma once

#include "ui/hosting.h"

namespace tincan {

// Where this system has no DNS-SD it hosts as before.
HostServer announced(HostServer host);

} // namespace tincan
