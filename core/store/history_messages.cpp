// Where an event becomes a row of the timeline.
#include "core/store/files_text.h"
#include "core/store/history_step.h"
#include "core/store/rows.h"

namespace tincan {

using namespace Qt::StringLiterals;

History::Found History::store(const Durable &event, qint64 era, Step &step)
{
    if (const auto *message = std::get_if<MessageText>(&event.body))
        return storeMessage(event, *message, era, step);
    const auto *unknown = std::get_if<UnknownBody>(&event.body);
    if (unknown && unknown->type == u"message" && isRoomId(event.room)) {
        Durable named = event;
        if (named.id.isEmpty())
            named.id = u"unreadable/"_s + QString::fromLatin1(event.cursor.toByteArray());
        return storeSpoilt(std::move(named), era, step);
    }
    return storeOther(event, era, step);
}

// An own message whose echo is spoilt is still what was written here; and what is known by its id stays as it is.
History::Found History::storeSpoilt(Durable event, qint64 era, Step &step)
{
    if (const OutboxEntry *written = m_outbox.find(event.id)) {
        event.time = written->time;
        MessageText text;
        text.text = written->text;
        text.replyTo = written->replyTo;
        text.files = written->files;
        return storeMessage(event, text, era, step);
    }
    if (rows::isStored(m_database, event.id))
        return Found::Here;
    return storeMessage(event, {}, era, step, rows::Unreadable);
}

History::Found History::storeMessage(const Durable &event, const MessageText &message, qint64 era, Step &step,
                                     int flags)
{
    const qsizetype roomsBefore = qsizetype(m_directory.rooms().size());
    StoredRoom &room = m_directory.room(event.room);
    const bool written = m_outbox.contains(event.id); // in this profile
    const bool own = written || (!m_self.isEmpty() && event.sender.id == m_self);
    const qint64 sender = m_directory.person(event.sender);
    QSqlQuery &query = m_database.statement(
        "INSERT INTO messages (room, era, seq, id, sender, time, text, reply_to, files, flags) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
    m_database.run(query, room.key, era, event.cursor.seq, event.id, sender, event.time, filled(message.text),
                   message.replyTo.isEmpty() ? QVariant() : QVariant(message.replyTo), filesText(message.files),
                   flags | (own ? int(rows::Own) : 0));
    const bool isNew = query.numRowsAffected() > 0; // asked now: Qt asks SQLite, which only knows the last statement
    if (written)
        echoed(event.id, step);
    if (!isNew) {
        if (!moveMessage(event, era))
            return Found::Here;
        step.changed.append(event.id);
        return Found::Moved;
    }
    const bool awaited = m_early.contains(event.id);
    if (awaited) {
        projectEarly(event.id);
        step.restated.append(event.id);
    }
    if (!message.replyTo.isEmpty() && !rows::isStored(m_database, message.replyTo))
        expect(message.replyTo);
    const Place place{era, event.cursor.seq};
    if (!own && place > room.read)
        ++room.unread;
    step.out.roomsChanged =
        step.out.roomsChanged || (!own && place > room.read) || roomsBefore != qsizetype(m_directory.rooms().size());
    if (awaited || !message.replyTo.isEmpty() || !m_outbox.changesOf(event.id).isEmpty()) {
        step.changed.append(event.id);
        return Found::New;
    }
    Message row;
    row.place = place;
    row.id = event.id;
    row.room = event.room;
    row.sender = event.sender;
    row.time = event.time;
    row.text = message.text;
    row.files = message.files;
    row.own = own;
    row.unreadable = flags & rows::Unreadable;
    step.out.rows.append(std::move(row));
    return Found::New;
}

void History::echoed(const QString &id, Step &step)
{
    if (const OutboxEntry *entry = m_outbox.find(id); entry->isChange())
        step.changed.append(entry->target); // not waiting any more, whatever came of it
    m_outbox.removeRow(id);
    step.out.echoed.append(id);
}

// The id is known: by the answer to an own message (the same place), or from another life of the log (a backup was put
// back), where the newest place counts. True where something changed.
bool History::moveMessage(const Durable &event, qint64 era)
{
    QSqlQuery &query =
        m_database.statement("UPDATE messages SET era = ?, seq = ?, time = ? WHERE id = ? AND (era <> ? OR seq <> ?)");
    m_database.run(query, era, event.cursor.seq, event.time, event.id, era, event.cursor.seq);
    return query.numRowsAffected() > 0;
}

} // namespace tincan
