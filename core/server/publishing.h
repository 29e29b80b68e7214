// Turns what an author hands in into an event of the log (protocol, section 3), on an open server: who speaks is what
// the publication says. The hub's I/O thread only; answers come there too.
#pragma once

#include "core/chat/publication.h"
#include "core/server/hub_core.h"
#include "core/server/request.h"

namespace tincan {

// Who a name is on an open server: the same name is the same id, everywhere.
Person openPerson(const QString &name);

// Answers once, with the Refusal's `id` filled in: never before it returns.
void publish(HubCore &core, const Publication &publication, AppendAnswer answer);
asio::awaitable<AppendResult> published(HubCore &core, Publication publication);
asio::awaitable<AppendResult> appended(HubCore &core, Durable draft);

} // namespace tincan
