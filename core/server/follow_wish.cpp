#include "core/server/follow_wish.h"

#include "core/server/handshake.h"

namespace tincan {

namespace {

// Who says a name on an open server is that person from here on.
std::optional<Refusal> wrongFollow(const HubCore &core, const FollowRequest &asked, Caller &caller)
{
    if (!core.accounts)
        caller.person = openPerson(asked.name);
    return asked.room.isEmpty() ? std::nullopt : wrongRoom(core, caller, asked.room);
}

} // namespace

Result<FollowWish, Response> readWish(const HubCore &core, const Request &request)
{
    const auto accept = request.header("accept");
    const auto media = negotiate(accept);
    auto caller = callerOf(core, request);
    if (!caller)
        return problem(caller.error());
    if (!media)
        return problem(406, QStringLiteral("The log comes as application/json, application/x-ndjson or "
                                           "text/event-stream."));
    const auto asked = readFollowRequest(request, media == Media::EventStream);
    if (!asked)
        return problem(asked.error());
    if (const auto wrong = wrongFollow(core, *asked, *caller))
        return problem(*wrong);
    if (asked->before && !acceptsJson(accept))
        return problem(406, QStringLiteral("History comes as application/json."));
    return FollowWish{*asked, *caller, *media};
}

Result<FollowWish, Response> readUpgrade(const HubCore &core, const Request &request, bool early)
{
    auto caller = callerOf(core, request);
    if (!caller)
        return problem(caller.error());
    const auto asked = readFollowRequest(request, false);
    if (!asked)
        return problem(asked.error());
    if (asked->before)
        return problem(400, QStringLiteral("`before` comes as application/json only."));
    if (const auto wrong = wrongFollow(core, *asked, *caller))
        return problem(*wrong);
    if (early)
        return problem(400, QStringLiteral("Frames came before the handshake was answered."));
    if (auto refused = refuseHandshake(request))
        return std::move(*refused);
    return FollowWish{*asked, *caller};
}

} // namespace tincan
