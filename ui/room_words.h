// What a person reads about rooms and who is in them: why something was refused, and what to do. The one place that
// makes these sentences. GUI thread (tr).
#pragma once

#include "core/base/failure.h"
#include "core/chat/room.h"

#include <QCoreApplication>

namespace tincan {

enum class RoomDeed
{
    Create,
    Open, // what is said of a room, and who is in it
    Edit, // title and topic
    Archive,
    BringBack, // what was archived
    Invite,
    Remove, // somebody
    Join,
    Leave,
    Talk, // to open the room of two
};

class RoomWords
{
    Q_DECLARE_TR_FUNCTIONS(RoomWords)
public:
    // "The room was not changed. Only who made it, or a moderator, may do that."
    static QString failed(RoomDeed deed, const Failure &failure);
    // Its title as it stands in a heading: "# design" for a room of everybody's.
    static QString heading(const Room &room);

private:
    static QString undone(RoomDeed deed);
    static QString forbidden(RoomDeed deed);
};

} // namespace tincan
