#include "core/store/rows.h"

#include "core/store/files_text.h"
#include "core/store/row_details.h"

namespace tincan::rows {

using namespace Qt::StringLiterals;

namespace {

#define TINCAN_MESSAGE_COLUMNS "room, era, seq, id, sender, time, text, reply_to, flags, files"

Message messageOf(const QSqlQuery &query, const Directory &directory)
{
    Message message;
    if (const StoredRoom *room = directory.findRoom(query.value(0).toLongLong()))
        message.room = room->room.id;
    message.place = {query.value(1).toLongLong(), query.value(2).toLongLong()};
    message.id = query.value(3).toString();
    message.sender = directory.personOf(query.value(4).toLongLong());
    message.time = query.value(5).toLongLong();
    message.text = query.value(6).toString();
    message.replyTo = query.value(7).toString();
    const int flags = query.value(8).toInt();
    message.edited = flags & Edited;
    message.deleted = flags & Deleted;
    message.own = flags & Own;
    message.unreadable = flags & Unreadable;
    message.files = filesOf(query.value(9));
    return message;
}

QList<Message> several(StoreFile &database, const Directory &directory, QSqlQuery &query, qint64 room, Place place,
                       int count)
{
    QList<Message> found;
    if (!database.run(query, room, place.era, place.seq, count))
        return found;
    while (query.next())
        found.append(messageOf(query, directory));
    query.finish();
    return found;
}

} // namespace

// A room's id has no slash.
QString gapId(const QString &room, Place place)
{
    return u"gap/%1/%2/%3"_s.arg(room).arg(place.era).arg(place.seq);
}

std::optional<GapMark> gapOf(const QString &id)
{
    const QStringList parts = id.split(u'/');
    if (parts.size() != 4 || parts[0] != u"gap")
        return std::nullopt;
    bool eraOk = false;
    bool seqOk = false;
    const Place place{parts[2].toLongLong(&eraOk), parts[3].toLongLong(&seqOk)};
    return eraOk && seqOk ? std::optional(GapMark{parts[1], place}) : std::nullopt;
}

Message gapRow(const QString &room, Place place, const QString &reason, bool gone)
{
    Message message;
    message.kind = Message::Kind::Gap;
    message.place = place;
    message.id = gapId(room, place);
    message.room = room;
    message.text = reason;
    message.deleted = gone;
    return message;
}

QList<Message> byIds(StoreFile &database, const Directory &directory, const Outbox &outbox, const QStringList &ids)
{
    QList<Message> found;
    QStringList stored;
    for (const QString &id : ids) {
        const OutboxEntry *waiting = outbox.find(id);
        if (waiting && !waiting->isChange())
            found.append(waiting->row());
        else
            stored.append(id);
    }
    QSqlQuery &query = database.statement("SELECT " TINCAN_MESSAGE_COLUMNS " FROM messages WHERE id IN "
                                          "(SELECT value FROM json_each(?))");
    if (!stored.isEmpty() && database.run(query, jsonList(stored)))
        while (query.next())
            found.append(messageOf(query, directory));
    query.finish();
    complete(found, database, directory, outbox);
    return found;
}

bool isStored(StoreFile &database, const QString &id)
{
    QSqlQuery &query = database.statement("SELECT 1 FROM messages WHERE id = ?");
    const bool found = database.run(query, id) && query.next();
    query.finish();
    return found;
}

QList<Message> messagesBefore(StoreFile &database, const Directory &directory, qint64 room, Place before, int count)
{
    return several(database, directory,
                   database.statement("SELECT " TINCAN_MESSAGE_COLUMNS " FROM messages WHERE room = ? AND (era, seq) < "
                                      "(?, ?) ORDER BY era DESC, seq DESC LIMIT ?"),
                   room, before, count);
}

QList<Message> messagesAfter(StoreFile &database, const Directory &directory, qint64 room, Place after, int count)
{
    return several(database, directory,
                   database.statement("SELECT " TINCAN_MESSAGE_COLUMNS " FROM messages WHERE room = ? AND (era, seq) > "
                                      "(?, ?) ORDER BY era, seq LIMIT ?"),
                   room, after, count);
}

QList<Message> gapsBetween(StoreFile &database, const StoredRoom &room, Place from, Place before)
{
    QSqlQuery &query = database.statement("SELECT era, seq, reason, gone FROM gaps WHERE room = ? AND (era, seq) >= "
                                          "(?, ?) AND (era, seq) < (?, ?) ORDER BY era, seq");
    QList<Message> found;
    if (!database.run(query, room.key, from.era, from.seq, before.era, before.seq))
        return found;
    while (query.next())
        found.append(gapRow(room.room.id, {query.value(0).toLongLong(), query.value(1).toLongLong()},
                            query.value(2).toString(), query.value(3).toBool()));
    query.finish();
    return found;
}

} // namespace tincan::rows
