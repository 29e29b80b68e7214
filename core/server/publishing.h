// Turns what an author hands in into an event of the log (protocol, section 3). On an open server who speaks is what
// the publication says; elsewhere it is the caller. The hub's I/O thread only; answers come there too.
#pragma once

#include "core/chat/publication.h"
#include "core/server/caller.h"

#include <vector>

namespace tincan {

// What a device says of its person's reading: 404 where there is no such room, 422 where it is no place of this log.
std::optional<Refusal> wrongWith(const HubCore &core, const Caller &caller, const ReadMark &mark);
// Keeps it and tells the person's devices.
void markRead(HubCore &core, const ReadMark &mark);

// Answers once, with the Refusal's `id` filled in: never before it returns.
void publish(HubCore &core, const Caller &caller, const Publication &publication, AppendAnswer answer);
asio::awaitable<AppendResult> published(HubCore &core, Caller caller, Publication publication);
// All of them handed in at once, in their order: one wait, and as a rule one fsync. The answers come in that order;
// what could not be read as a publication keeps its refusal.
using Handed = Result<Publication, Refusal>;
asio::awaitable<std::vector<AppendResult>> publishedAll(HubCore &core, Caller caller, std::vector<Handed> all);
asio::awaitable<AppendResult> appended(HubCore &core, Durable draft);
// What was not given to the log yet: it has just failed.
void refuseGathered(HubCore &core);

} // namespace tincan
