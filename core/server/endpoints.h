// What is answered at once, each in one go: publishing, rooms, health, the plain page at the root. The hub's I/O thread
// only.
#pragma once

#include "core/server/hub_core.h"
#include "core/server/response.h"

namespace tincan {

asio::awaitable<Response> answerPublication(HubCore &core, const Request &request);
asio::awaitable<Response> answerRooms(HubCore &core, const Request &request);
asio::awaitable<Response> answerRoom(HubCore &core, const Request &request, QString room);
Response answerHealth(const HubCore &core, const Request &request);
Response answerRoot(const HubCore &core, const Request &request);

} // namespace tincan
