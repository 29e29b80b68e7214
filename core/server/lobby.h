// The room that every server has and everyone is a member of (protocol, section 5): what must not be done to it. Any
// thread.
#pragma once

#include "core/chat/room.h"
#include "core/server/request.h"

namespace tincan {

inline bool isLobby(const QString &room)
{
    return room == QStringLiteral("lobby");
}

// Whoever comes to a server comes to the lobby. One that an older server let be archived can be opened again.
inline std::optional<Refusal> wrongToArchive(const Room &room)
{
    if (isLobby(room.id))
        return refusal(403, QStringLiteral("The lobby stays open: everybody is in it, and it is where people arrive."));
    return std::nullopt;
}

inline std::optional<Refusal> wrongToLeave(const QString &room)
{
    if (isLobby(room))
        return refusal(403, QStringLiteral("Everybody is in the lobby."));
    return std::nullopt;
}

} // namespace tincan
