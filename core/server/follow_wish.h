// What somebody who wants to follow the log asks for and who they are, or the answer why they may not (protocol,
// section 2). The hub's I/O thread only.
#pragma once

#include "core/server/accept.h"
#include "core/server/caller.h"
#include "core/server/follow_request.h"
#include "core/server/response.h"

namespace tincan {

struct FollowWish
{
    FollowRequest asked;
    Caller caller; // on an open server whoever they say to be
    Media media = Media::Json;
};

// Of GET /api/messages.
Result<FollowWish, Response> readWish(const HubCore &core, const Request &request);
// Of a WebSocket's handshake. `early`: more has come behind it already.
Result<FollowWish, Response> readUpgrade(const HubCore &core, const Request &request, bool early);

} // namespace tincan
