// A WebSocket (RFC 6455) that follows the log and publishes in-band (protocol, section 2, "WebSocket"). The hub's I/O
// thread only.
#pragma once

#include "core/server/follow_request.h"
#include "core/server/http_reader.h"
#include "core/server/hub_core.h"

namespace tincan {

// Answers the upgrade and serves until the connection has ended.
asio::awaitable<void> serveWebSocket(HubCore &core, Channel channel, UpgradeRequest head, FollowRequest follow,
                                     Caller caller, quint64 connection);

} // namespace tincan
