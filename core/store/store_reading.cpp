// What a store has of rooms and messages, and how far they were read.
#include "core/store/edits.h"
#include "core/store/row_details.h"
#include "core/store/store.h"

namespace tincan {

using namespace Qt::StringLiterals;

Result<StoredPage> Store::page(const QString &room, const PageQuestion &question)
{
    m_database.forgive();
    return readPage(m_database, m_directory, m_outbox, room, question);
}

Result<bool> Store::describeRooms(const QList<Room> &rooms)
{
    bool news = false;
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    for (const Room &room : rooms)
        news = m_directory.describe(room) || news;
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return news;
}

Result<Done> Store::markRead(const QString &room)
{
    const auto newest = page(room, PageQuestion::newest(1 + int(m_outbox.entries().size())));
    if (!newest)
        return newest.error();
    for (auto row = newest->rows.crbegin(); row != newest->rows.crend(); ++row) {
        if (row->place.era == outboxEra)
            continue;
        const StoredRoom *stored = m_directory.findRoom(room);
        if (stored && row->place <= stored->read)
            return Done{}; // another device has read further
        Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
        m_directory.setRead(room, row->place);
        return transaction.commit();
    }
    return Done{};
}

Result<bool> Store::markReadUpTo(const QString &room, Place upto)
{
    const StoredRoom *stored = m_directory.findRoom(room);
    if (!stored || upto <= stored->read)
        return false;
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    m_directory.setRead(room, upto);
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return true;
}

Place Store::readUpTo(const QString &room) const
{
    const StoredRoom *stored = m_directory.findRoom(room);
    return stored ? stored->read : Place{};
}

QList<Message> Store::messages(const QStringList &ids)
{
    m_database.forgive();
    return rows::byIds(m_database, m_directory, m_outbox, ids);
}

std::optional<Message> Store::message(const QString &id)
{
    const QList<Message> found = messages({id});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QStringList Store::repliesTo(const QStringList &ids)
{
    m_database.forgive();
    return rows::repliesTo(m_database, m_outbox, ids);
}

QList<EditedText> Store::edits(const QString &id)
{
    m_database.forgive();
    return editsOf(m_database, m_outbox, id);
}

bool Store::beginsNotKept(const QString &room)
{
    m_database.forgive();
    const StoredRoom *stored = m_directory.findRoom(room);
    QSqlQuery &query = m_database.statement(
        "SELECT 1 FROM (SELECT era, seq, reason FROM gaps WHERE room = ? ORDER BY era, seq LIMIT 1) AS mark WHERE "
        "reason = ? AND NOT EXISTS (SELECT 1 FROM messages WHERE room = ? AND (era, seq) <= (mark.era, mark.seq))");
    const bool begins = stored && m_database.run(query, stored->key, rows::notKept, stored->key) && query.next();
    query.finish();
    return begins;
}

Place Store::gapBegin(const QString &room, Place gap)
{
    m_database.forgive();
    const StoredRoom *stored = m_directory.findRoom(room);
    QSqlQuery &query =
        m_database.statement("SELECT after_era, after_seq FROM gaps WHERE room = ? AND era = ? AND seq = ?");
    Place begin;
    if (stored && m_database.run(query, stored->key, gap.era, gap.seq) && query.next())
        begin = {query.value(0).toLongLong(), query.value(1).toLongLong()};
    query.finish();
    return begin;
}

} // namespace tincan
