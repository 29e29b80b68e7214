#include "core/store/ranks.h"

#include <algorithm>

namespace tincan::ranks {

namespace {

constexpr int blockBits = 12; // as in the schema

qint64 only(StoreFile &database, QSqlQuery &query)
{
    const qint64 found = !database.failed() && query.next() ? query.value(0).toLongLong() : 0;
    query.finish();
    return found;
}

} // namespace

qint64 count(StoreFile &database, qint64 room)
{
    QSqlQuery &query = database.statement("SELECT SUM(messages) FROM message_counts WHERE room = ?");
    database.run(query, room);
    return only(database, query);
}

qint64 rankOf(StoreFile &database, qint64 room, Place place)
{
    const qint64 block = place.seq >> blockBits;
    QSqlQuery &blocks =
        database.statement("SELECT SUM(messages) FROM message_counts WHERE room = ? AND (era, block) < (?, ?)");
    database.run(blocks, room, place.era, block);
    const qint64 before = only(database, blocks);
    QSqlQuery &inside =
        database.statement("SELECT COUNT(*) FROM messages WHERE room = ? AND era = ? AND seq >= ? AND seq < ?");
    database.run(inside, room, place.era, block << blockBits, place.seq);
    return before + only(database, inside);
}

QList<qint64> rankAll(StoreFile &database, qint64 room, const QList<Place> &places, const std::atomic<bool> &stop)
{
    QList<qint64> found;
    Place block{-1, -1};
    qint64 before = 0;  // the block
    QList<qint64> seqs; // in it
    for (const Place place : places) {
        if (stop.load(std::memory_order_relaxed) || database.failed())
            break;
        const Place inside{place.era, place.seq >> blockBits};
        if (inside != block) {
            block = inside;
            before = rankOf(database, room, {place.era, inside.seq << blockBits});
            seqs.clear();
            QSqlQuery &query = database.statement("SELECT seq FROM messages WHERE room = ? AND era = ? AND seq >= ? "
                                                  "AND seq < ? ORDER BY seq");
            if (database.run(query, room, place.era, inside.seq << blockBits, (inside.seq + 1) << blockBits))
                while (query.next())
                    seqs.append(query.value(0).toLongLong());
            query.finish();
        }
        found.append(before + (std::lower_bound(seqs.cbegin(), seqs.cend(), place.seq) - seqs.cbegin()));
    }
    return found;
}

std::optional<Place> placeOf(StoreFile &database, qint64 room, qint64 rank)
{
    QSqlQuery &blocks =
        database.statement("SELECT era, block, messages FROM message_counts WHERE room = ? ORDER BY era, block");
    Place from;
    bool found = false;
    for (database.run(blocks, room); !found && !database.failed() && blocks.next();) {
        const qint64 messages = blocks.value(2).toLongLong();
        found = rank < messages;
        if (found)
            from = {blocks.value(0).toLongLong(), blocks.value(1).toLongLong() << blockBits};
        else
            rank -= messages;
    }
    blocks.finish();
    if (!found || rank < 0)
        return std::nullopt;
    QSqlQuery &inside = database.statement(
        "SELECT seq FROM messages WHERE room = ? AND era = ? AND seq >= ? ORDER BY seq LIMIT 1 OFFSET ?");
    database.run(inside, room, from.era, from.seq, rank);
    if (!database.failed() && inside.next())
        from.seq = inside.value(0).toLongLong();
    inside.finish();
    return from;
}

} // namespace tincan::ranks
