// Who may do what with a room of two (core/chat/direct_room.h; docs/protocol.md, extension 33), beyond what holds for
// every private room. The hub's I/O thread only.
#pragma once

#include "core/chat/direct_room.h"
#include "core/server/hub_core.h"
#include "core/server/request.h"

namespace tincan {

// Also where the room is not there, so that nothing is told of rooms that are.
inline std::optional<Refusal> wrongToMakeDirect(const HubCore &core, const Room &room, const Person &author)
{
    if (!core.accounts || !pairOf(room.id))
        return std::nullopt;
    const QString partner = partnerIn(room.id, author.id);
    if (partner.isEmpty())
        return refusal(403, QStringLiteral("This is the room of two others."));
    if (core.accounts->people().count(partner) == 0)
        return refusal(404, QStringLiteral("There is no such person here."));
    if (!room.isPrivate)
        return refusal(422, QStringLiteral("`private`: a room of two is private."));
    return std::nullopt;
}

inline std::optional<Refusal> wrongInDirect(const HubCore &core, const QString &room, const QString &caller,
                                            const QString &user, bool joins)
{
    const auto pair = core.rooms.isOfTwo(room) ? pairOf(room) : std::nullopt;
    if (pair && joins && user != pair->first && user != pair->second)
        return refusal(403, QStringLiteral("In a room of two are these two, and nobody else."));
    if (pair && !joins && user != caller)
        return refusal(403, QStringLiteral("Nobody is sent out of a room of two."));
    return std::nullopt;
}

// One of the two who left comes back alone.
inline bool mayComeBack(const HubCore &core, const QString &room, const QString &person)
{
    return core.rooms.isOfTwo(room) && !partnerIn(room, person).isEmpty();
}

} // namespace tincan
