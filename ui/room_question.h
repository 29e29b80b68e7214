// Asks before a room, or somebody in it, is left behind, and says what stays. GUI thread.
#pragma once

#include "core/chat/room.h"
#include "ui/form_dialog.h"

namespace tincan {

class RoomQuestion : public FormDialog
{
    Q_OBJECT
public:
    static RoomQuestion *leave(const Room &room, QWidget *parent);
    static RoomQuestion *archive(const Room &room, QWidget *parent);
    static RoomQuestion *remove(const Room &room, const QString &name, QWidget *parent);

private:
    RoomQuestion(const QString &heading, const QString &sentence, const QString &accept, QWidget *parent);
};

} // namespace tincan
