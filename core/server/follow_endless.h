// HTTP streaming and Server-Sent Events: the same loop, framed in two ways (protocol, section 2). The hub's I/O thread
// only.
#pragma once

#include "core/server/accept.h"
#include "core/server/follower.h"
#include "core/server/outlet.h"
#include "core/server/response.h"

namespace tincan {

// Writes the head and then events until the peer has gone, is slow, or the hub stops. The socket is done for then.
asio::awaitable<void> followEndless(HubCore &core, Request request, QByteArray sharedHeaders, Media media,
                                    Follower &follower, Outlet &outlet);

// What every endless answer begins with.
QByteArray helloOf(const HubCore &core, const Person &user);
// What a client is asked to wait: each something else.
qint64 secondsUntilReturn();
QByteArray byeOf(const QString &reason);
const char *reasonOf(Follower::End end); // of the bye
// Between two heartbeats: a little less than is promised, so that each arrives in time.
std::chrono::milliseconds pauseOf(const HubOptions &options);
// How long somebody who was slow may take for what was begun and the bye.
std::chrono::milliseconds lastPatience(const HubOptions &options);

} // namespace tincan
