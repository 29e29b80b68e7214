#include "core/store/times.h"

namespace tincan::times {

namespace {

constexpr int blockBits = 12; // as in the schema

struct Era
{
    qint64 number = 0;
    qint64 begin = 0; // seq
    qint64 end = 0;
};

// With messages of the room, oldest first.
QList<Era> erasOf(StoreFile &database, qint64 room)
{
    QSqlQuery &query = database.statement("SELECT era, MIN(block), MAX(block) FROM message_counts WHERE room = ? AND "
                                          "messages > 0 GROUP BY era ORDER BY era");
    QList<Era> eras;
    for (database.run(query, room); !database.failed() && query.next();)
        eras.append({query.value(0).toLongLong(), query.value(1).toLongLong() << blockBits,
                     (query.value(2).toLongLong() + 1) << blockBits});
    query.finish();
    return eras;
}

struct Timed
{
    qint64 seq = 0;
    qint64 time = 0;
};

// A message whose time was spoilt says nothing.
std::optional<Timed> firstFrom(StoreFile &database, qint64 room, qint64 era, qint64 seq)
{
    QSqlQuery &query = database.statement("SELECT seq, time FROM messages WHERE room = ? AND era = ? AND seq >= ? AND "
                                          "time > 0 ORDER BY seq LIMIT 1");
    std::optional<Timed> found;
    if (database.run(query, room, era, seq) && query.next())
        found = Timed{query.value(0).toLongLong(), query.value(1).toLongLong()};
    query.finish();
    return found;
}

} // namespace

std::optional<Place> placeAt(StoreFile &database, qint64 room, qint64 time)
{
    for (const Era &era : erasOf(database, room)) {
        std::optional<Place> found;
        qint64 from = era.begin;
        for (qint64 end = era.end; from < end;) {
            const qint64 middle = from + (end - from) / 2;
            const auto at = firstFrom(database, room, era.number, middle);
            if (at && at->time < time) {
                from = at->seq + 1;
                continue;
            }
            end = middle;
            if (at)
                found = Place{era.number, at->seq};
        }
        if (found)
            return found;
    }
    return std::nullopt;
}

} // namespace tincan::times
