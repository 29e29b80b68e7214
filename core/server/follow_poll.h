// Short and long polling, and history: one answer each (protocol, section 2). The hub's I/O thread only.
#pragma once

#include "core/server/follower.h"
#include "core/server/response.h"

namespace tincan {

// Holds the answer for `wait` seconds where there is nothing yet; the follower's end() and leave() end that.
asio::awaitable<Response> poll(HubCore &core, const Request &request, FollowRequest follow, Follower &follower);
asio::awaitable<Response> history(HubCore &core, FollowRequest follow);

} // namespace tincan
