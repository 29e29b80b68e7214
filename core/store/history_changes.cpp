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
        project(event, era, step);
    return Found::New;
}

// Whether what it changes was changed later already: history comes after what is newer.
bool History::isOvertaken(const Durable &event, qint64 era)
{
    const auto *edit = std::get_if<Edit>(&event.body);
    if (!edit && !std::holds_alternative<RoomChange>(event.body))
        return false;
    // `type IN` is what the index of changes asks for.
    QSqlQuery &query = edit ? m_database.statement("SELECT 1 FROM events WHERE (era, seq) > (?, ?) AND target = ? AND "
                                                   "type IN ('delete', 'edit') AND type = 'edit' LIMIT 1")
                            : m_database.statement("SELECT 1 FROM events WHERE (era, seq) > (?, ?) AND room = ? AND "
                                                   "type = 'room' LIMIT 1");
    const bool later =
        m_database.run(query, era, event.cursor.seq, edit ? filled(edit->target) : filled(event.room)) && query.next();
    query.finish();
    return later;
}

// Only by the same person: by id, as names change.
bool History::edited(const QString &id, const QString &text, qint64 sender)
{
    QSqlQuery &query = m_database.statement(
        "UPDATE messages SET first_text = CASE WHEN flags & 9 THEN first_text ELSE text END, text = ?, "
        "flags = (flags | 1) & ~8 WHERE id = ? AND flags & 2 = 0 AND sender IN "
        "(SELECT key FROM people WHERE id = (SELECT id FROM people WHERE key = ?))");
    return m_database.run(query, filled(text), id, sender) && query.numRowsAffected() > 0;
}

// By whom the server lets: the author, or a moderator. Nothing stays of what it said, nor that it was edited: that may
// come after.
bool History::deleted(const QString &id)
{
    QSqlQuery &query = m_database.statement(
        "UPDATE messages SET text = '', first_text = NULL, files = NULL, flags = (flags | 2) & ~9 WHERE id = ?");
    if (!m_database.run(query, id) || query.numRowsAffected() == 0)
        return false;
    m_database.run(
        m_database.statement("UPDATE events SET content = '' WHERE target = ? AND type IN ('delete', 'edit')"), id);
    return true;
}

// The last word of each person counts, in whichever order they come.
bool History::reacted(const Durable &event, const Reaction &reaction, qint64 era)
{
    const bool own = m_outbox.contains(event.id) || (!m_self.isEmpty() && event.sender.id == m_self);
    QSqlQuery &query = m_database.statement(
        "INSERT INTO reactions (target, emoji, person, sender, era, seq, added, own) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET sender = excluded.sender, era = excluded.era, seq = excluded.seq, "
        "added = excluded.added, own = excluded.own WHERE (excluded.era, excluded.seq) > (era, seq)");
    return m_database.run(query, reaction.target, reaction.emoji, filled(event.sender.id),
                          m_directory.person(event.sender), era, event.cursor.seq, reaction.on, own) &&
           query.numRowsAffected() > 0;
}

void History::expect(const QString &id)
{
    if (m_early.contains(id))
        return;
    m_early.insert(id);
    m_database.run(m_database.statement("INSERT OR IGNORE INTO early (id) VALUES (?)"), id);
}

void History::projectEarly(const QString &id)
{
    m_early.remove(id);
    m_database.run(m_database.statement("DELETE FROM early WHERE id = ?"), id);
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
            deleted(id);
    }
}

// What a later event does to the timeline and to the list of rooms.
void History::project(const Durable &event, qint64 era, Step &step)
{
    if (const auto *edit = std::get_if<Edit>(&event.body)) {
        tellChange(edit->target, edited(edit->target, edit->text, m_directory.person(event.sender)), step);
    } else if (const auto *gone = std::get_if<Delete>(&event.body)) {
        tellChange(gone->target, deleted(gone->target), step);
    } else if (const auto *reaction = std::get_if<Reaction>(&event.body)) {
        if (reacted(event, *reaction, era))
            step.changed.append(reaction->target);
        if (!rows::isStored(m_database, reaction->target))
            expect(reaction->target);
    } else if (const auto *change = std::get_if<RoomChange>(&event.body)) {
        step.out.roomsChanged = m_directory.describe({.id = event.room,
                                                      .title = change->title,
                                                      .topic = change->topic,
                                                      .isPrivate = change->isPrivate,
                                                      .archived = change->action == u"archived"_s}) ||
                                step.out.roomsChanged;
    }
}

void History::tellChange(const QString &id, bool done, Step &step)
{
    if (done) {
        step.changed.append(id);
        step.restated.append(id);
    } else if (!rows::isStored(m_database, id)) {
        expect(id);
    }
}

} // namespace tincan
