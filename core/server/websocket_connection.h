// A WebSocket (RFC 6455) that follows the log and publishes in-band (protocol, section 2, "WebSocket"). The hub's I/O
// thread only.
#pragma once

#include "core/server/address_count.h"
#include "core/server/channel.h"
#include "core/server/follow_request.h"
#include "core/server/hub_core.h"
#include "core/server/request.h"

namespace tincan {

// Accepts the handshake, which was found right (handshake.h), and serves until the connection has ended, by itself.
void serveWebSocket(HubCore &core, Channel channel, AddressCount address, Request handshake,
                    const FollowRequest &follow, const Caller &caller, quint64 connection);

} // namespace tincan
