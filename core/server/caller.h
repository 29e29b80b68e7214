// Who asks, by the request alone. On an open server nobody is asked. The hub's I/O thread only.
#pragma once

#include "core/server/hub_core.h"
#include "core/server/request.h"

namespace tincan {

// Who a name is on an open server: the same name is the same id, everywhere.
Person openPerson(const QString &name);

// 401 where the server asks, and the request carries no good token (RFC 6750 §2.1).
Result<Caller, Refusal> callerOf(const HubCore &core, const Request &request);
// The token of `Authorization: Bearer …`; empty where there is none.
QByteArray bearerToken(const Request &request);

// Roles change while somebody is connected.
bool moderates(const HubCore &core, const Caller &caller);
// 429 beyond the rate of an author, or on an open server of an address; otherwise it counts.
std::optional<Refusal> tooFast(HubCore &core, const Caller &caller, const Person &author);
// 404 where the room does not exist for the caller; 403 where they left it.
std::optional<Refusal> wrongRoom(const HubCore &core, const Caller &caller, const QString &room);

} // namespace tincan
