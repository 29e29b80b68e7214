#include "core/store/history_step.h"
#include "core/store/row_details.h"
#include "core/store/rows.h"

namespace tincan {

using namespace Qt::StringLiterals;

Result<Done> History::load()
{
    m_cursor.reset();
    m_era = 0;
    QSqlQuery &query = m_database.statement("SELECT era, seq FROM cursor");
    if (!m_database.execute(query))
        return *m_database.failure();
    if (query.next()) {
        m_era = query.value(0).toLongLong();
        m_cursor = Cursor{m_directory.epochOf(m_era), query.value(1).toLongLong()};
    }
    query.finish();
    return loadEarly();
}

Result<Done> History::loadEarly()
{
    m_early.clear();
    QSqlQuery &early = m_database.statement("SELECT id FROM early");
    if (!m_database.execute(early))
        return *m_database.failure();
    while (early.next())
        m_early.insert(early.value(0).toString());
    early.finish();
    return Done{};
}

Result<Appended> History::append(const QList<Arrival> &arrivals)
{
    Step step{.out = {}, .cursor = m_cursor, .era = m_era};
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    for (const Arrival &arrival : arrivals) {
        for (const Event &event : arrival.events) {
            if (const auto *durable = std::get_if<Durable>(&event))
                take(*durable, step);
            else if (const auto *gap = std::get_if<Gap>(&event))
                take(*gap, step);
        }
        if (arrival.upto && m_cursor && arrival.upto->epoch == m_cursor->epoch && arrival.upto->seq > m_cursor->seq) {
            m_cursor->seq = arrival.upto->seq;
            step.cursorMoved = true;
        } else if (arrival.upto && !m_cursor) {
            moveTo(*arrival.upto);
            step.cursorMoved = true;
        }
        if (m_database.failed())
            break;
    }
    return finish(transaction, step);
}

void History::take(const Durable &event, Step &step)
{
    if (m_cursor && m_cursor->epoch == event.cursor.epoch) {
        if (event.cursor.seq <= m_cursor->seq) {
            // The other line's, as a rule. Where it is not, it came late, and is put where it belongs.
            if (store(event, m_era, step) == Found::New)
                step.out.events.append(event);
            return;
        }
        m_cursor->seq = event.cursor.seq;
    } else if (!m_cursor) {
        moveTo(event.cursor);
    } else {
        // An earlier life of the log: a retired line's late word. A life that nobody announced: the server owes a gap
        // here, and a hole cannot be ruled out.
        if (m_directory.eraOf(event.cursor.epoch) != 0)
            return;
        take(Gap{*m_cursor, {event.cursor.epoch, event.cursor.seq - 1}, u"epoch"_s}, step);
        m_cursor->seq = event.cursor.seq;
    }
    step.cursorMoved = true;
    if (store(event, m_era, step) != Found::Moved)
        step.out.events.append(event);
}

void History::take(const Gap &gap, Step &step)
{
    const std::optional<Cursor> after = m_cursor;
    const qint64 afterEra = m_era;
    const bool sameLife = m_cursor && m_cursor->epoch == gap.cursor.epoch;
    if (sameLife && gap.reason != u"future"_s && gap.cursor.seq <= m_cursor->seq)
        return; // the other line brought it while this one was asking
    if (sameLife && gap.reason != u"future"_s)
        m_cursor->seq = gap.cursor.seq;
    else
        moveTo(gap.cursor); // a life of its own, also where the epoch is not: numbers come again
    step.cursorMoved = true;
    step.out.gaps.append({{after.value_or(gap.after), gap.cursor, gap.reason}, step.out.events.size()});
    for (const auto &[id, room] : m_directory.rooms()) {
        m_database.run(m_database.statement("INSERT OR REPLACE INTO gaps VALUES (?, ?, ?, ?, ?, ?, 0)"), room.key,
                       m_era, gap.cursor.seq, afterEra, after ? after->seq : 0, filled(gap.reason));
        step.out.rows.append(rows::gapRow(id, {m_era, gap.cursor.seq}, gap.reason));
    }
}

void History::moveTo(const Cursor &upto)
{
    // Without a cursor the epoch may be known already, from an answer to an own message.
    const qint64 known = m_cursor ? 0 : m_directory.eraOf(upto.epoch);
    m_era = known ? known : m_directory.newEra(upto.epoch);
    m_cursor = upto;
}

Result<Appended> History::storeAccepted(const QList<Durable> &events)
{
    Step step{.out = {}, .cursor = m_cursor, .era = m_era};
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    for (const Durable &event : events) {
        qint64 era = m_directory.eraOf(event.cursor.epoch);
        if (m_cursor && era != m_era)
            continue; // another life: the line will tell, with a gap
        if (!era)
            era = m_directory.newEra(event.cursor.epoch);
        store(event, era, step);
    }
    return finish(transaction, step);
}

Result<Appended> History::fillGap(const QString &roomId, Place gap, const QList<Event> &events, Rest rest)
{
    Step step{.out = {}, .cursor = m_cursor, .era = m_era};
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    const qint64 room = m_directory.room(roomId).key;
    qint64 oldest = gap.seq;
    for (const Event &event : events) {
        const auto *durable = std::get_if<Durable>(&event);
        if (!durable || durable->cursor.epoch != m_directory.epochOf(gap.era))
            continue;
        oldest = std::min(oldest, durable->cursor.seq - 1);
        store(*durable, gap.era, step);
    }
    QSqlQuery &query = m_database.statement("SELECT after_era, after_seq, reason FROM gaps WHERE room = ? AND era = ? "
                                            "AND seq = ?");
    if (m_database.run(query, room, gap.era, gap.seq) && query.next()) {
        const Place after{query.value(0).toLongLong(), query.value(1).toLongLong()};
        const QString reason = query.value(2).toString();
        query.finish();
        m_database.run(m_database.statement("DELETE FROM gaps WHERE room = ? AND era = ? AND seq = ?"), room, gap.era,
                       gap.seq);
        const Place moved{gap.era, oldest};
        const bool stays = rest != Rest::None && moved > after;
        if (stays) {
            const bool gone = rest == Rest::Gone;
            m_database.run(m_database.statement("INSERT OR REPLACE INTO gaps VALUES (?, ?, ?, ?, ?, ?, ?)"), room,
                           moved.era, moved.seq, after.era, after.seq, reason, gone);
            step.out.rows.append(rows::gapRow(roomId, moved, reason, gone));
        }
        if (!stays || moved.seq != gap.seq)
            step.out.removed.append(rows::gapId(roomId, gap));
    }
    return finish(transaction, step);
}

Result<Done> History::begin(const Cursor &cursor)
{
    if (m_cursor)
        return Done{};
    Step step{.out = {}, .cursor = m_cursor, .era = m_era};
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    moveTo(cursor);
    step.cursorMoved = true;
    if (const auto appended = finish(transaction, step); !appended)
        return appended.error();
    return Done{};
}

Result<Appended> History::finish(Transaction &transaction, Step &step)
{
    if (step.cursorMoved)
        m_database.run(m_database.statement("INSERT OR REPLACE INTO cursor (one, era, seq) VALUES (1, ?, ?)"), m_era,
                       m_cursor->seq);
    const auto done = transaction.commit();
    if (!done) {
        transaction.rollBack();
        m_cursor = step.cursor;
        m_era = step.era;
        // What was numbered and counted in memory is not true either. Where it cannot be read again, the caller, who
        // closes the store after a failure, begins anew.
        m_database.forgive();
        if (!m_directory.load() || !loadEarly())
            m_database.forgive();
        return done.error();
    }
    for (const QString &id : step.out.echoed)
        m_outbox.forget(id);
    if (!step.changed.isEmpty()) {
        step.changed += rows::repliesTo(m_database, m_outbox, step.restated);
        step.changed.removeDuplicates();
        step.out.rows += rows::byIds(m_database, m_directory, m_outbox, step.changed);
    }
    return std::move(step.out);
}

} // namespace tincan
