// The rooms that exist, and who is in them, in memory; the log keeps them on disk as the projection of its `room` and
// `member` events. The hub's I/O thread only; read by all while the tail
// tells its shards (tail_shard.h).
#pragma once

#include "core/server/log.h"

#include <QMap>

namespace tincan {

class RoomDirectory
{
public:
    explicit RoomDirectory(const QList<RoomRecord> &rooms = {});

    bool contains(const QString &id) const { return m_rooms.contains(id); }
    Room room(const QString &id) const { return m_rooms.value(id).room; }
    // Who made it and is in it. Whoever was sent out of a room made it no more, also when they come back.
    bool isRuledBy(const QString &id, const QString &person) const;
    // Those that are being created included, and those of two left out.
    qsizetype count() const;
    qsizetype countOf(const QString &creator) const;
    QList<Room> all() const;                          // by id
    QList<Room> shownTo(const QString &person) const; // those that exist for the person, by id
    // A private room exists for its members alone.
    bool existsFor(const QString &id, const QString &person) const;
    bool isMember(const QString &id, const QString &person) const;
    bool hasLeft(const QString &id, const QString &person) const; // a room that is everybody's
    bool hasLeftAny(const QString &person) const;
    bool hasPrivate() const;
    // By its id, and by who made it and is in it, too: an older server let anybody make one with such an id.
    bool isOfTwo(const QString &id) const;
    qsizetype countOfTwo(const QString &creator) const;
    Filter filterFor(const QString &person) const;

    // What an event of the log changes.
    void apply(const Durable &event);
    // A change on its way to the log: whoever changes something else meanwhile begins from it. settle() follows when
    // the log has answered; where no other is on its way then, the room is what the log says.
    void begin(const Room &room);
    void settle(const QString &id);
    quint64 version() const { return m_version; }         // of who may read what
    quint64 listVersion() const { return m_listVersion; } // of all that is said of them, too

    // A name that is being created: false where it exists, or somebody else is creating it.
    bool reserve(const QString &id, const QString &creator);
    void release(const QString &id) { m_reserved.remove(id); }

private:
    static bool isMember(const RoomRecord &record, const QString &person)
    {
        return record.members.value(person, !record.room.isPrivate);
    }

    struct Change
    {
        Room logged;
        int pending = 0;
    };

    QMap<QString, RoomRecord> m_rooms;
    QHash<QString, Change> m_changes;   // of rooms that are being changed
    QHash<QString, QString> m_reserved; // whose, by their ids
    quint64 m_version = 1;
    quint64 m_listVersion = 1;
};

} // namespace tincan
