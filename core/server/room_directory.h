// The rooms that exist, in memory; the log keeps them on disk as the projection of its `room` events. The hub's I/O
// thread only.
#pragma once

#include "core/chat/event.h"
#include "core/chat/room.h"

#include <QMap>
#include <QSet>

namespace tincan {

class RoomDirectory
{
public:
    explicit RoomDirectory(const QList<Room> &rooms = {})
    {
        for (const Room &room : rooms)
            m_rooms.insert(room.id, room);
    }

    bool contains(const QString &id) const { return m_rooms.contains(id); }
    QList<Room> all() const { return m_rooms.values(); } // by id
    Room room(const QString &id) const { return m_rooms.value(id); }
    void put(const Room &room) { m_rooms.insert(room.id, room); }

    // A name that is being created: false where it exists, or somebody else is creating it.
    bool reserve(const QString &id)
    {
        if (contains(id) || m_reserved.contains(id))
            return false;
        m_reserved.insert(id);
        return true;
    }
    void release(const QString &id) { m_reserved.remove(id); }

private:
    QMap<QString, Room> m_rooms;
    QSet<QString> m_reserved;
};

} // namespace tincan
