#include "core/store/history.h"

#include "core/store/rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

using namespace Qt::StringLiterals;

struct History::Step
{
    Appended out;
    bool cursorMoved = false;
    // As they were, for when it comes to nothing.
    std::optional<Cursor> cursor;
    qint64 era = 0;
};

namespace {

QVariant filesOf(const MessageText &message)
{
    if (message.files.isEmpty())
        return {};
    QJsonArray files;
    for (const FileRef &file : message.files)
        files.append(QJsonObject{{u"id"_s, file.id},
                                 {u"name"_s, file.name},
                                 {u"type"_s, file.type},
                                 {u"size"_s, file.size},
                                 {u"sha256"_s, file.sha256},
                                 {u"width"_s, file.width},
                                 {u"height"_s, file.height}});
    return QString::fromUtf8(QJsonDocument(files).toJson(QJsonDocument::Compact));
}

QString filled(const QString &text)
{
    return text.isNull() ? QString(QLatin1String("")) : text;
}

// What `events` keeps of a body: whom it concerns, and what it says.
std::pair<QString, QString> targetAndContent(const DurableBody &body)
{
    if (const auto *edit = std::get_if<Edit>(&body))
        return {edit->target, edit->text};
    if (const auto *gone = std::get_if<Delete>(&body))
        return {gone->target, {}};
    if (const auto *reaction = std::get_if<Reaction>(&body))
        return {reaction->target, (reaction->on ? u"+"_s : u"-"_s) + reaction->emoji};
    if (const auto *change = std::get_if<RoomChange>(&body))
        return {change->action, change->title};
    if (const auto *member = std::get_if<Membership>(&body))
        return {member->user.id, member->action};
    if (const auto *unknown = std::get_if<UnknownBody>(&body))
        return {{}, QString::fromUtf8(unknown->json)};
    return {};
}

} // namespace

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
    m_early.clear();
    QSqlQuery &early = m_database.statement("SELECT DISTINCT target FROM events WHERE type IN ('delete', 'edit') AND "
                                            "NOT EXISTS (SELECT 1 FROM messages WHERE id = target)");
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
        return storeMessage(event, text, era, step);
    }
    if (rows::byId(m_database, m_directory, m_outbox, event.id))
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
                   message.replyTo.isEmpty() ? QVariant() : QVariant(message.replyTo), filesOf(message),
                   flags | (own ? int(rows::Own) : 0));
    const bool isNew = query.numRowsAffected() > 0; // asked now: Qt asks SQLite, which only knows the last statement
    if (written)
        echoed(event.id, step);
    if (!isNew) {
        if (!moveMessage(event, era))
            return Found::Here;
        addChangedRow(event.id, step);
        return Found::Moved;
    }
    const bool changedEarly = m_early.contains(event.id);
    if (changedEarly)
        projectEarly(event.id);
    const Place place{era, event.cursor.seq};
    if (!own && place > room.read)
        ++room.unread;
    step.out.roomsChanged =
        step.out.roomsChanged || (!own && place > room.read) || roomsBefore != qsizetype(m_directory.rooms().size());
    if (changedEarly) {
        addChangedRow(event.id, step);
        return Found::New;
    }
    Message row;
    row.place = place;
    row.id = event.id;
    row.room = event.room;
    row.sender = event.sender;
    row.time = event.time;
    row.text = message.text;
    row.replyTo = message.replyTo;
    row.own = own;
    row.unreadable = flags & rows::Unreadable;
    step.out.rows.append(std::move(row));
    return Found::New;
}

void History::echoed(const QString &id, Step &step)
{
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

History::Found History::storeOther(const Durable &event, qint64 era, Step &step)
{
    const auto [target, content] = targetAndContent(event.body);
    QSqlQuery &query = m_database.statement("INSERT OR IGNORE INTO events (era, seq, id, type, room, sender, time, "
                                            "target, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    m_database.run(query, era, event.cursor.seq, filled(event.id), typeOf(event.body), filled(event.room),
                   m_directory.person(event.sender), event.time, target, content);
    const bool isNew = query.numRowsAffected() > 0;
    if (m_outbox.contains(event.id))
        echoed(event.id, step);
    if (!isNew)
        return Found::Here;
    if (!isOvertaken(event, era))
        project(event, step);
    return Found::New;
}

// Whether what it changes was changed later already: history comes after what is newer.
bool History::isOvertaken(const Durable &event, qint64 era)
{
    if (!std::holds_alternative<Edit>(event.body) && !std::holds_alternative<RoomChange>(event.body))
        return false;
    QSqlQuery &query = m_database.statement("SELECT 1 FROM events WHERE (era, seq) > (?, ?) AND type = ? AND room = ? "
                                            "AND (type = 'room' OR target = ?) LIMIT 1");
    const bool later = m_database.run(query, era, event.cursor.seq, typeOf(event.body), filled(event.room),
                                      targetAndContent(event.body).first) &&
                       query.next();
    query.finish();
    return later;
}

// Both only by the same person: by id, as names change.
bool History::edited(const QString &id, const QString &text, qint64 sender)
{
    QSqlQuery &query = m_database.statement(
        "UPDATE messages SET text = ?, flags = (flags | 1) & ~8 WHERE id = ? AND flags & 2 = 0 AND sender IN "
        "(SELECT key FROM people WHERE id = (SELECT id FROM people WHERE key = ?))");
    return m_database.run(query, filled(text), id, sender) && query.numRowsAffected() > 0;
}

bool History::deleted(const QString &id, qint64 sender)
{
    QSqlQuery &query = m_database.statement(
        "UPDATE messages SET text = '', files = NULL, flags = flags | 2 WHERE id = ? AND sender IN "
        "(SELECT key FROM people WHERE id = (SELECT id FROM people WHERE key = ?))");
    return m_database.run(query, id, sender) && query.numRowsAffected() > 0;
}

void History::projectEarly(const QString &id)
{
    m_early.remove(id);
    QSqlQuery &query = m_database.statement("SELECT type, content, sender FROM events WHERE target = ? AND type IN "
                                            "('delete', 'edit') ORDER BY era, seq");
    QList<std::tuple<QString, QString, qint64>> changes;
    if (m_database.run(query, id))
        while (query.next())
            changes.append({query.value(0).toString(), query.value(1).toString(), query.value(2).toLongLong()});
    query.finish();
    for (const auto &[type, content, sender] : changes) {
        if (type == u"edit")
            edited(id, content, sender);
        else
            deleted(id, sender);
    }
}

// What a later event does to the timeline and to the list of rooms.
void History::project(const Durable &event, Step &step)
{
    const qint64 sender = m_directory.person(event.sender);
    if (const auto *edit = std::get_if<Edit>(&event.body)) {
        if (edited(edit->target, edit->text, sender))
            addChangedRow(edit->target, step);
        else
            m_early.insert(edit->target);
    } else if (const auto *gone = std::get_if<Delete>(&event.body)) {
        if (deleted(gone->target, sender))
            addChangedRow(gone->target, step);
        else
            m_early.insert(gone->target);
    } else if (const auto *change = std::get_if<RoomChange>(&event.body)) {
        step.out.roomsChanged = m_directory.describe({.id = event.room,
                                                      .title = change->title,
                                                      .topic = change->topic,
                                                      .isPrivate = change->isPrivate,
                                                      .archived = change->action == u"archived"_s}) ||
                                step.out.roomsChanged;
    }
}

void History::addChangedRow(const QString &id, Step &step)
{
    if (const auto row = rows::byId(m_database, m_directory, m_outbox, id))
        step.out.rows.append(*row);
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
        if (!m_directory.load())
            m_database.forgive();
        return done.error();
    }
    for (const QString &id : step.out.echoed)
        m_outbox.forget(id);
    return std::move(step.out);
}

} // namespace tincan
