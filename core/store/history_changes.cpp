// What later events do to rows that are here, or are still to come: edits, deletions, and what is said of a room.
#include "core/store/history_step.h"
#include "core/store/rows.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace tincan
