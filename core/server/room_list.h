// The rooms as they are listed (protocol, section 5). The words of each are made once, and again when it has changed:
// the list may be long, and is asked for by everybody. The hub's I/O thread only.
#pragma once

#include "core/chat/room.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace tincan {

QByteArray toJson(const Room &room);

class RoomList
{
public:
    QByteArray of(const QList<Room> &rooms);

private:
    struct Said
    {
        Room room;
        QByteArray json;
    };

    QHash<QString, Said> m_said; // by id
};

} // namespace tincan
