// The rooms as they are listed (protocol, section 5), archived ones among them: whoever was away when one was archived
// learns it here. The list may be long and is asked for by everybody, so that it is kept until a room, or who is in
// one, has changed; of what each is said, until that room has. The hub's I/O thread only.
#pragma once

#include "core/server/room_directory.h"

#include <QByteArray>
#include <QHash>

namespace tincan {

QByteArray toJson(const Room &room);
// With one more member, that this is so or not.
QByteArray withMark(const QByteArray &object, QByteArrayView name, bool is);

class RoomList
{
public:
    // Of those that exist for the person; which of them they left is marked.
    QByteArray of(const RoomDirectory &rooms, const QString &person);

private:
    QByteArray made(const RoomDirectory &rooms, const QString &person);

    struct Said
    {
        Room room;
        QByteArray json;
    };

    QHash<QString, Said> m_said;        // by id
    QHash<QString, QByteArray> m_lists; // by person
    qsizetype m_bytes = 0;              // of the lists
    quint64 m_version = 0;              // of the directory, that they are of
};

} // namespace tincan
