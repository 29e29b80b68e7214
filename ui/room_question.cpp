#include "ui/room_question.h"

#include "ui/plain_line.h"
#include "ui/room_list_model.h"

namespace tincan {

RoomQuestion::RoomQuestion(const QString &heading, const QString &sentence, const QString &accept, QWidget *parent)
    : FormDialog(heading, sentence, accept, parent)
{
    preferCancel();
}

RoomQuestion *RoomQuestion::leave(const Room &room, QWidget *parent)
{
    const QString title = RoomListModel::titleOf(room);
    if (RoomListModel::isDirect(room))
        return new RoomQuestion(tr("Leave the conversation with %1?").arg(title),
                                tr("It goes from your list, and comes back when one of you opens it again. What was "
                                   "said is kept."),
                                tr("Leave"), parent);
    if (room.isPrivate)
        return new RoomQuestion(tr("Leave %1?").arg(title),
                                tr("It is private: you see nothing more of it until somebody in it invites you again. "
                                   "What was said until now stays in your history."),
                                tr("Leave the room"), parent);
    return new RoomQuestion(tr("Leave %1?").arg(title),
                            tr("Nothing new comes from it. It stays in your list, and you can come back whenever you "
                               "like."),
                            tr("Leave the room"), parent);
}

RoomQuestion *RoomQuestion::archive(const Room &room, QWidget *parent)
{
    return new RoomQuestion(tr("Archive %1 for everybody?").arg(RoomListModel::titleOf(room)),
                            tr("Nobody can write in it any more, and it goes from everybody's list. What was said is "
                               "kept, and can be searched. Whoever runs the server can open it again."),
                            tr("Archive the room"), parent);
}

RoomQuestion *RoomQuestion::remove(const Room &room, const QString &name, QWidget *parent)
{
    const QString shown = plainLine(name);
    return new RoomQuestion(tr("Remove %1 from %2?").arg(shown, RoomListModel::titleOf(room)),
                            room.isPrivate ? tr("They see nothing more of it until somebody in it invites them again.")
                                           : tr("Nothing more from it reaches them. They can come back by themselves."),
                            tr("Remove"), parent);
}

} // namespace tincan
