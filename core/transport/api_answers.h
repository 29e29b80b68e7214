// What the answers of a server's calls say (protocol, sections 4 and 5). An answer is anybody's bytes: what cannot be,
// or is longer than it may be, is NotTincan. Only inside core/transport; pure functions, any thread.
#pragma once

#include "core/base/result.h"
#include "core/transport/server_api.h"

namespace tincan::api {

// `token`: of an answer that has none it is the one that asked.
Result<SignedIn> readSession(const QByteArray &body, const QByteArray &token);
Result<QList<ListedRoom>> readRooms(const QByteArray &body);
Result<ListedRoom> readOneRoom(const QByteArray &body);
Result<QList<Person>> readPeople(const QByteArray &body);

} // namespace tincan::api
