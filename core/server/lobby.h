// The room that every server has and everyone is a member of (protocol, section 5): what must not be done to it. Any
// thread.
#pragma once

#include "core/chat/room.h"
#include "core/server/request.h"

namespace tincan {

// Whoever comes to a server comes to the lobby. One that an older server let be archived can be opened again.
inline std::optional<Refusal> wrongToArchive(const Room &room)
{
    if (room.id == QStringLiteral("lobby"))
        return refusal(403, QStringLiteral("The lobby stays open: everybody is in it, and it is where people arrive."));
    return std::nullopt;
}

} // namespace tincan
