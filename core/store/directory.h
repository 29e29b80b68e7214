// The numbers by which tables name rooms, people and eras, and what is known of each room: its title, its read mark,
// how much is unread. Kept in memory whole, written inside the transactions of History. The database's thread.
#pragma once

#include "core/chat/event.h"
#include "core/chat/message.h"
#include "core/chat/room.h"
#include "core/store/store_file.h"

#include <QHash>

#include <map>

namespace tincan {

struct StoredRoom
{
    qint64 key = 0;
    Room room;
    Place read; // everything up to here was seen by the person
    qint64 unread = 0;
};

class Directory
{
public:
    explicit Directory(StoreFile &database) : m_database(database) {}

    // From the tables; also after a rolled back transaction, as numbers given in it are not valid.
    Result<Done> load();

    // Made where they are missing; inside a transaction.
    StoredRoom &room(const QString &id);
    qint64 person(const Person &person);
    qint64 newEra(const QByteArray &epoch);

    // The newest era of this epoch; 0 where there is none.
    qint64 eraOf(const QByteArray &epoch) const;
    QByteArray epochOf(qint64 era) const;
    const std::map<qint64, QByteArray> &eras() const { return m_eras; } // and their epochs
    Person personOf(qint64 key) const { return m_people.value(key); }
    const StoredRoom *findRoom(const QString &id) const;
    const StoredRoom *findRoom(qint64 key) const;
    const std::map<QString, StoredRoom> &rooms() const { return m_rooms; }

    // What the server says about a room: true where that is news. Inside a transaction.
    bool describe(const Room &room);
    // Inside a transaction.
    void setRead(const QString &room, Place upto);
    // What is unread, after messages came or went by another way than the log's: true where that is another number.
    bool recount(const QString &room);

private:
    StoreFile &m_database;
    std::map<QString, StoredRoom> m_rooms; // by id: the order in which they are listed
    QHash<qint64, Person> m_people;
    QHash<std::pair<QString, QString>, qint64> m_peopleKeys;
    std::pair<Person, qint64> m_lastPerson; // most often the next one too
    StoredRoom *m_lastRoom = nullptr;       // likewise
    std::map<qint64, QByteArray> m_eras;
};

} // namespace tincan
