// One HTTP connection: reads requests within their limits, asks who may, and hands each to what answers it; an upgrade
// becomes a WebSocket. The hub's I/O thread only.
#pragma once

#include "core/server/address_count.h"
#include "core/server/hub_core.h"

namespace tincan {

// Serves the socket until it is closed. Counts as a connection of the core meanwhile.
void serveHttp(HubCore &core, tcp::socket socket, AddressCount address);

} // namespace tincan
