#include "core/store/directory.h"

namespace tincan {

Result<Done> Directory::load()
{
    m_rooms.clear();
    m_people.clear();
    m_peopleKeys.clear();
    m_eras.clear();
    m_lastPerson = {};
    m_lastRoom = nullptr;

    QSqlQuery &eras = m_database.statement("SELECT era, epoch FROM eras");
    if (m_database.execute(eras))
        while (eras.next())
            m_eras.emplace(eras.value(0).toLongLong(), eras.value(1).toString().toLatin1());
    QSqlQuery &people = m_database.statement("SELECT key, id, name FROM people");
    if (m_database.execute(people)) {
        while (people.next()) {
            const Person person{people.value(1).toString(), people.value(2).toString()};
            m_people.insert(people.value(0).toLongLong(), person);
            m_peopleKeys.insert({person.id, person.name}, people.value(0).toLongLong());
        }
    }
    // In two ranges of the index: for (era, seq) > (read_era, read_seq) SQLite walks the whole era at every start.
    QSqlQuery &rooms = m_database.statement(
        "SELECT key, id, title, topic, private, archived, read_era, read_seq, "
        "(SELECT count(*) FROM messages WHERE messages.room = rooms.key AND era = read_era AND seq > read_seq AND "
        "flags & 4 = 0) + (SELECT count(*) FROM messages WHERE messages.room = rooms.key AND era > read_era AND "
        "flags & 4 = 0) FROM rooms");
    if (m_database.execute(rooms)) {
        while (rooms.next()) {
            StoredRoom stored{.key = rooms.value(0).toLongLong(),
                              .room = {.id = rooms.value(1).toString(),
                                       .title = rooms.value(2).toString(),
                                       .topic = rooms.value(3).toString(),
                                       .isPrivate = rooms.value(4).toBool(),
                                       .archived = rooms.value(5).toBool()},
                              .read = {rooms.value(6).toLongLong(), rooms.value(7).toLongLong()},
                              .unread = rooms.value(8).toLongLong()};
            m_rooms.emplace(stored.room.id, stored);
        }
    }
    if (m_database.failed())
        return *m_database.failure();
    return Done{};
}

StoredRoom &Directory::room(const QString &id)
{
    if (m_lastRoom && m_lastRoom->room.id == id)
        return *m_lastRoom;
    auto found = m_rooms.find(id);
    if (found == m_rooms.end()) {
        QSqlQuery &query = m_database.statement("INSERT INTO rooms (id, title) VALUES (?, ?)");
        m_database.run(query, filled(id), filled(id));
        StoredRoom stored;
        stored.key = query.lastInsertId().toLongLong();
        stored.room.id = id;
        stored.room.title = id;
        found = m_rooms.emplace(id, stored).first;
    }
    m_lastRoom = &found->second; // map nodes stay where they are
    return found->second;
}

qint64 Directory::person(const Person &person)
{
    if (m_lastPerson.second && m_lastPerson.first == person)
        return m_lastPerson.second;
    qint64 &key = m_peopleKeys[{person.id, person.name}];
    if (!key) {
        QSqlQuery &query = m_database.statement("INSERT INTO people (id, name) VALUES (?, ?)");
        m_database.run(query, filled(person.id), filled(person.name));
        key = query.lastInsertId().toLongLong();
        m_people.insert(key, person);
    }
    m_lastPerson = {person, key};
    return key;
}

qint64 Directory::newEra(const QByteArray &epoch)
{
    QSqlQuery &query = m_database.statement("INSERT INTO eras (epoch) VALUES (?)");
    m_database.run(query, QString::fromLatin1(epoch));
    const qint64 era = query.lastInsertId().toLongLong();
    m_eras[era] = epoch;
    return era;
}

qint64 Directory::eraOf(const QByteArray &epoch) const
{
    for (auto era = m_eras.rbegin(); era != m_eras.rend(); ++era)
        if (era->second == epoch)
            return era->first;
    return 0;
}

QByteArray Directory::epochOf(qint64 era) const
{
    const auto found = m_eras.find(era);
    return found == m_eras.end() ? QByteArray() : found->second;
}

const StoredRoom *Directory::findRoom(const QString &id) const
{
    const auto found = m_rooms.find(id);
    return found == m_rooms.end() ? nullptr : &found->second;
}

const StoredRoom *Directory::findRoom(qint64 key) const
{
    for (const auto &[id, stored] : m_rooms)
        if (stored.key == key)
            return &stored;
    return nullptr;
}

bool Directory::describe(const Room &description)
{
    const bool known = m_rooms.contains(description.id);
    StoredRoom &stored = room(description.id);
    if (known && stored.room == description)
        return false;
    stored.room = description;
    m_database.run(
        m_database.statement("UPDATE rooms SET title = ?, topic = ?, private = ?, archived = ? WHERE key = ?"),
        filled(description.title), filled(description.topic), description.isPrivate, description.archived, stored.key);
    return true;
}

void Directory::setRead(const QString &id, Place upto)
{
    StoredRoom &stored = room(id);
    stored.read = upto;
    m_database.run(m_database.statement("UPDATE rooms SET read_era = ?, read_seq = ? WHERE key = ?"), upto.era,
                   upto.seq, stored.key);
    recount(id);
}

bool Directory::recount(const QString &id)
{
    StoredRoom &stored = room(id);
    const qint64 before = stored.unread;
    QSqlQuery &later = m_database.statement("SELECT count(*) FROM messages WHERE room = ? AND (era, seq) > (?, ?) AND "
                                            "flags & 4 = 0");
    if (m_database.run(later, stored.key, stored.read.era, stored.read.seq) && later.next())
        stored.unread = later.value(0).toLongLong();
    later.finish();
    return stored.unread != before;
}

} // namespace tincan
