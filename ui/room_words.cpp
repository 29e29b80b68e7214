#include "ui/room_words.h"

#include "ui/failure_text.h"
#include "ui/room_list_model.h"

namespace tincan {

QString RoomWords::failed(RoomDeed deed, const Failure &failure)
{
    const bool unanswered = failure.kind == Failure::Kind::Dropped || failure.kind == Failure::Kind::TimedOut;
    if (unanswered && deed == RoomDeed::Create)
        return tr("It is not known whether the room was created. If it was, it is in the list.") + u' ' +
               FailureText::happened(failure);
    QString why = FailureText::happened(failure);
    if (failure.kind == Failure::Kind::Refused && failure.status == 403)
        why = forbidden(deed);
    else if (failure.kind == Failure::Kind::Refused && failure.status == 404)
        why = deed == RoomDeed::Talk || deed == RoomDeed::Invite
                  ? tr("This person is not on the server any more.")
                  : tr("The room is not there any more, or you are not in it.");
    return undone(deed) + u' ' + why;
}

QString RoomWords::undone(RoomDeed deed)
{
    switch (deed) {
    case RoomDeed::Create:
        return tr("The room was not created.");
    case RoomDeed::Open:
        return tr("What is known of the room could not be loaded.");
    case RoomDeed::Edit:
        return tr("The room was not changed.");
    case RoomDeed::Archive:
        return tr("The room was not archived.");
    case RoomDeed::BringBack:
        return tr("The room was not brought back.");
    case RoomDeed::Invite:
        return tr("Nobody was invited.");
    case RoomDeed::Remove:
        return tr("Nobody was removed.");
    case RoomDeed::Join:
        return tr("You did not come back to the room.");
    case RoomDeed::Leave:
        return tr("You did not leave the room.");
    case RoomDeed::Talk:
        return tr("The conversation was not opened.");
    }
    return {};
}

QString RoomWords::forbidden(RoomDeed deed)
{
    switch (deed) {
    case RoomDeed::Edit:
    case RoomDeed::BringBack:
    case RoomDeed::Remove:
        return tr("Only who made the room, or a moderator, may do that.");
    case RoomDeed::Archive:
        return tr("Only who made the room, or a moderator, may do that, and the lobby stays open.");
    case RoomDeed::Invite:
        return tr("Only who is in a private room may invite people into it.");
    case RoomDeed::Leave:
        return tr("Everybody is in the lobby.");
    default:
        return tr("The server does not allow it.");
    }
}

QString RoomWords::heading(const Room &room)
{
    const QString title = RoomListModel::titleOf(room);
    return room.isPrivate ? title : QStringLiteral("# ") + title;
}

} // namespace tincan
