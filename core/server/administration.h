// What whoever runs the server may ask of it while it runs: people, invites, rooms. Commands and answers are JSON
// objects, the same over the local socket (admin_socket.h) as through the Hub. The hub's I/O thread only.
#pragma once

#include "core/server/hub_core.h"

#include <QJsonObject>

namespace tincan {

// {"command": "user add", "name": …}: docs/protocol.md does not know of these; `tincand user --help` lists them. The
// answer has what was asked for, or `error` with a sentence.
asio::awaitable<QJsonObject> administer(HubCore &core, QJsonObject command);

} // namespace tincan
