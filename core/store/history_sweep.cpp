// What a person keeps no longer, piece by piece.
#include "core/store/history.h"
#include "core/store/row_details.h"
#include "core/store/rows.h"
#include "core/store/search_index.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Each piece is some milliseconds of the thread that the lines share.
constexpr int lookedAtOnce = 1'000;
constexpr int removedAtOnce = 100;
constexpr int pagesAtOnce = 50;

struct Leaving
{
    qint64 key = 0;
    QString id;
    QString replyTo;
    Place place;
};

} // namespace

Result<Swept> History::sweep(Sweep &sweep)
{
    m_database.forgive();
    Result<Swept> swept = Swept{};
    switch (sweep.stage) {
    case Sweep::Stage::Begin:
        beginSweep(sweep);
        break;
    case Sweep::Stage::Look:
        lookForOld(sweep);
        break;
    case Sweep::Stage::Remove:
        swept = removeOld(sweep);
        break;
    case Sweep::Stage::Events:
        swept = removeOldEvents(sweep);
        break;
    case Sweep::Stage::Shrink:
        swept->more = m_database.shrink(pagesAtOnce);
        break;
    }
    if (swept && m_database.failed())
        return *m_database.failure();
    return swept;
}

void History::beginSweep(Sweep &sweep)
{
    QSqlQuery &query = m_database.statement("SELECT MAX((SELECT time FROM messages WHERE room = rooms.key ORDER BY era "
                                            "DESC, seq DESC LIMIT 1)) FROM rooms");
    qint64 newest = 0;
    if (m_database.execute(query) && query.next())
        newest = query.value(0).toLongLong();
    query.finish();
    sweep.now = std::min(sweep.now, newest);
    sweep.before = sweep.now - sweep.keep;
    for (const auto &[id, room] : m_directory.rooms())
        sweep.rooms.append(room.key);
    sweep.stage = newest > 0 ? Sweep::Stage::Look : Sweep::Stage::Shrink;
}

// Ends at the first message that is young enough, by a time that can be true; or that an edit waits for.
void History::lookForOld(Sweep &sweep)
{
    if (sweep.rooms.isEmpty()) {
        sweep.stage = Sweep::Stage::Events;
        return;
    }
    QSqlQuery &query = m_database.statement("SELECT era, seq, time, id FROM messages WHERE room = ? AND (era, seq) > "
                                            "(?, ?) ORDER BY era, seq LIMIT ?");
    int seen = 0;
    bool ends = false;
    if (m_database.run(query, sweep.rooms.constFirst(), sweep.looked.era, sweep.looked.seq, lookedAtOnce)) {
        while (!ends && query.next()) {
            ++seen;
            sweep.looked = {query.value(0).toLongLong(), query.value(1).toLongLong()};
            const qint64 time = query.value(2).toLongLong();
            ends =
                (time >= sweep.before && time <= sweep.now) || !m_outbox.changesOf(query.value(3).toString()).isEmpty();
            if (!ends && time > 0 && time < sweep.before)
                sweep.last = sweep.looked;
        }
    }
    query.finish();
    if (!ends && seen == lookedAtOnce)
        return;
    sweep.looked = {};
    if (sweep.last)
        sweep.stage = Sweep::Stage::Remove;
    else
        sweep.rooms.removeFirst();
}

Result<Swept> History::removeOld(Sweep &sweep)
{
    Swept swept;
    const StoredRoom *room = m_directory.findRoom(sweep.rooms.constFirst());
    swept.room = room->room.id;
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    QSqlQuery &query = m_database.statement("SELECT key, id, reply_to, era, seq FROM messages WHERE room = ? AND (era, "
                                            "seq) <= (?, ?) ORDER BY era, seq LIMIT ?");
    QList<Leaving> leaving;
    bool ends = false;
    if (m_database.run(query, room->key, sweep.last->era, sweep.last->seq, removedAtOnce)) {
        while (!ends && query.next()) {
            const Leaving row{query.value(0).toLongLong(),
                              query.value(1).toString(),
                              query.value(2).toString(),
                              {query.value(3).toLongLong(), query.value(4).toLongLong()}};
            ends = !m_outbox.changesOf(row.id).isEmpty(); // since it was looked at
            if (!ends)
                leaving.append(row);
        }
    }
    query.finish();
    ends = ends || leaving.size() < removedAtOnce;

    QList<qint64> keys;
    for (const Leaving &row : std::as_const(leaving))
        keys.append(row.key);
    search::takeOut(m_database, keys);
    for (const Leaving &row : std::as_const(leaving)) {
        m_database.run(m_database.statement("DELETE FROM messages WHERE key = ?"), row.key);
        swept.removed.append(row.id);
    }
    search::lower(m_database);
    for (const Leaving &row : std::as_const(leaving)) {
        expectOrForget(row.id);
        if (!row.replyTo.isEmpty() && !rows::isStored(m_database, row.replyTo))
            expectOrForget(row.replyTo);
    }
    const QStringList messages = swept.removed;
    if (!leaving.isEmpty())
        markTop(*room, leaving.constLast().place, swept);
    swept.roomsChanged = m_directory.recount(room->room.id);
    if (const auto done = transaction.commit(); !done) {
        transaction.rollBack();
        m_database.forgive();
        if (!m_directory.load() || !loadEarly())
            m_database.forgive();
        return done.error();
    }
    swept.rows += rows::byIds(m_database, m_directory, m_outbox, rows::repliesTo(m_database, m_outbox, messages));
    if (ends) {
        sweep.last.reset();
        sweep.rooms.removeFirst();
        sweep.stage = Sweep::Stage::Look;
    }
    return swept;
}

// Above all that is left of the room stands one mark: it says what became of the rest, and loads it where the server
// still has it. Nothing else does.
void History::markTop(const StoredRoom &room, Place last, Swept &swept)
{
    const Place first = firstOf(room.key).value_or(Place{last.era, last.seq + 1});
    const Place top{first.era, first.seq - 1};
    for (const Message &mark : rows::gapsBetween(m_database, room, {}, first))
        if (mark.place != top)
            swept.removed.append(mark.id);
    m_database.run(m_database.statement("DELETE FROM gaps WHERE room = ? AND (era, seq) < (?, ?)"), room.key, first.era,
                   first.seq);
    const bool gone = top.era != m_era; // a life of the log that the server has no more
    m_database.run(m_database.statement("INSERT INTO gaps VALUES (?, ?, ?, 0, 0, ?, ?)"), room.key, top.era, top.seq,
                   rows::notKept, gone);
    swept.rows.append(rows::gapRow(room.room.id, top, rows::notKept, gone));
}

std::optional<Place> History::firstOf(qint64 room)
{
    QSqlQuery &query = m_database.statement("SELECT era, seq FROM messages WHERE room = ? ORDER BY era, seq LIMIT 1");
    std::optional<Place> first;
    if (m_database.run(query, room) && query.next())
        first = Place{query.value(0).toLongLong(), query.value(1).toLongLong()};
    query.finish();
    return first;
}

// Of a message that is not here: whether something that is speaks of it.
void History::expectOrForget(const QString &id)
{
    QSqlQuery &query = m_database.statement(
        "SELECT EXISTS (SELECT 1 FROM messages WHERE reply_to = ?) OR EXISTS (SELECT 1 FROM reactions WHERE target = "
        "?) OR EXISTS (SELECT 1 FROM events WHERE target = ? AND type IN ('delete', 'edit'))");
    const bool spokenOf = m_database.run(query, id, id, id) && query.next() && query.value(0).toBool();
    query.finish();
    if (spokenOf)
        return expect(id);
    if (m_early.remove(id))
        m_database.run(m_database.statement("DELETE FROM early WHERE id = ?"), id);
}

// What stands below the first message of its room comes again with whatever it is about, and nothing else does: a
// message that was deleted must not come back without its deletion. What was said of a room stays.
Result<Swept> History::removeOldEvents(Sweep &sweep)
{
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    QSqlQuery &query = m_database.statement("SELECT era, seq, time, type, room, target FROM events WHERE (era, seq) > "
                                            "(?, ?) ORDER BY era, seq LIMIT ?");
    int seen = 0;
    bool ends = false;
    QList<std::pair<Place, QString>> leaving; // and what it is about
    QHash<QString, std::optional<Place>> firsts;
    if (m_database.run(query, sweep.event.era, sweep.event.seq, lookedAtOnce)) {
        while (!ends && query.next()) {
            ++seen;
            sweep.event = {query.value(0).toLongLong(), query.value(1).toLongLong()};
            const qint64 time = query.value(2).toLongLong();
            ends = time >= sweep.before && time <= sweep.now;
            const StoredRoom *room = m_directory.findRoom(query.value(4).toString());
            if (time <= 0 || time >= sweep.before || query.value(3).toString() == u"room" || !room)
                continue;
            auto first = firsts.constFind(room->room.id);
            if (first == firsts.constEnd())
                first = firsts.insert(room->room.id, firstOf(room->key));
            if (!*first || sweep.event < **first)
                leaving.append({sweep.event, query.value(5).toString()});
        }
    }
    query.finish();
    for (const auto &[place, target] : std::as_const(leaving)) {
        if (!target.isEmpty() && rows::isStored(m_database, target))
            continue;
        m_database.run(m_database.statement("DELETE FROM events WHERE era = ? AND seq = ?"), place.era, place.seq);
        m_database.run(m_database.statement("DELETE FROM reactions WHERE target = ? AND era = ? AND seq = ?"),
                       filled(target), place.era, place.seq);
        if (!target.isEmpty())
            expectOrForget(target);
    }
    if (const auto done = transaction.commit(); !done) {
        transaction.rollBack();
        m_database.forgive();
        if (!loadEarly())
            m_database.forgive();
        return done.error();
    }
    if (ends || seen < lookedAtOnce)
        sweep.stage = Sweep::Stage::Shrink;
    return Swept{};
}

} // namespace tincan
