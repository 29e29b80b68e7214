// What is answered at once, each in one go: publishing, rooms and people, sessions, health, metrics, the plain page at
// the root. The hub's I/O thread only.
#pragma once

#include "core/server/caller.h"
#include "core/server/response.h"

namespace tincan {

asio::awaitable<Response> answerPublication(HubCore &core, const Caller &caller, const Request &request);
// Below /api/rooms; `path` is what follows it.
asio::awaitable<Response> answerRooms(HubCore &core, const Caller &caller, const Request &request, QString path);
asio::awaitable<Response> answerMembers(HubCore &core, const Caller &caller, const Request &request, QString room,
                                        QString user);
Response answerUsers(const HubCore &core, const Request &request);
// /api/session and /api/session/renew: who signs in is nobody yet.
asio::awaitable<Response> answerSession(HubCore &core, const Request &request);
Response answerMetrics(const HubCore &core, const Request &request);
Response answerHealth(const HubCore &core, const Request &request);
Response answerRoot(const HubCore &core, const Request &request);

} // namespace tincan
