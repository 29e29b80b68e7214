// Messages out of an export, each at its own place; the cursor stays, and so does what waits in the outbox.
#include "core/store/files_text.h"
#include "core/store/history_step.h"
#include "core/store/rows.h"

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

int flagsOf(const Message &message)
{
    return (message.edited && !message.deleted ? int(rows::Edited) : 0) | (message.deleted ? int(rows::Deleted) : 0) |
           (message.unreadable ? int(rows::Unreadable) : 0);
}

Durable eventOf(const ExportedMessage &exported, const QString &room)
{
    const Message &message = exported.message;
    const bool hasText = !message.deleted && !message.unreadable;
    return {.cursor = *exported.place,
            .id = message.id,
            .room = room,
            .sender = message.sender,
            .time = message.time,
            .body = MessageText{hasText ? message.text : QString(), message.replyTo,
                                hasText ? message.files : QList<FileRef>()}};
}

// 0: none is known, or more than one. A log that was put back from a backup gives its numbers out again, and an export
// does not say whether it means the earlier or the later ones.
qint64 eraOf(const std::optional<Cursor> &place, const Directory &directory)
{
    if (!place)
        return 0;
    const auto lives = std::ranges::count(directory.eras(), place->epoch, [](const auto &era) { return era.second; });
    return lives == 1 ? directory.eraOf(place->epoch) : 0;
}

} // namespace

Result<Appended> History::importSome(Import &state, const QList<Exported> &exported, bool last)
{
    if (!m_cursor)
        return Failure{.kind = Failure::Kind::Refused, .detail = u"this history has not begun"_s, .stage = u"import"_s};
    const Import before = state;
    Step step{.out = {}, .cursor = m_cursor, .era = m_era};
    Transaction transaction(m_database, Transaction::Durability::AtACheckpoint);
    if (state.mark) // it is known better now
        unmark(state, step);
    for (const Exported &item : exported) {
        if (const auto *room = std::get_if<ExportedRoom>(&item)) {
            endImportedRoom(state, step);
            beginImportedRoom(state, room->id);
        } else if (const auto *message = std::get_if<ExportedMessage>(&item)) {
            state.apart = !importMessage(state, *message, step);
        } else {
            state.apart = true;
        }
    }
    endImportedRoom(state, step);
    if (last)
        state.mark.reset();
    auto done = finish(transaction, step);
    if (!done)
        state = before;
    return done;
}

void History::beginImportedRoom(Import &state, const QString &room)
{
    const StoredRoom *known = m_directory.findRoom(room);
    state.room = known ? room : QString();
    state.last.reset();
    state.mark.reset();
    state.apart = false;
    state.goesOn = false;
    state.addedToRoom = false;
    if (known)
        state.bottom = firstOf(known->key).value_or(Place{m_era, m_cursor->seq + 1});
}

// False where what comes next cannot be said to follow on what came before.
bool History::importMessage(Import &state, const ExportedMessage &exported, Step &step)
{
    const qint64 era = eraOf(exported.place, m_directory);
    const StoredRoom *room = state.room.isEmpty() ? nullptr : m_directory.findRoom(state.room);
    const Place place{era, era ? exported.place->seq : 0};
    if (!room || era == 0 || (state.last && place <= state.last->place)) {
        ++state.elsewhere;
        return false;
    }
    if (m_outbox.contains(exported.message.id)) {
        ++state.here;
        return false; // the server says what became of it
    }
    if (place > Place{m_era, m_cursor->seq}) {
        ++state.here;
        state.goesOn = state.goesOn || !state.apart;
        return !state.apart;
    }
    const auto known = placeOf(exported.message.id);
    if (known ? *known != place : isTaken(place)) {
        ++(known ? state.here : state.elsewhere);
        return false; // it moved
    }
    Import::Row row{exported.message.id, place, !known};
    state.addedToRoom = state.addedToRoom || row.added;
    if (row.added)
        addImported(exported, *room, era, step);
    ++(row.added ? state.added : state.here);
    joinImported(state, row, *room, step);
    state.last = row;
    return true;
}

void History::addImported(const ExportedMessage &exported, const StoredRoom &room, qint64 era, Step &step)
{
    const Durable event = eventOf(exported, room.room.id);
    const int flags = flagsOf(exported.message);
    const qsizetype told = step.out.rows.size();
    storeMessage(event, std::get<MessageText>(event.body), era, step, flags);
    if (flags != 0 && step.out.rows.size() > told) { // as it is stored, then
        step.out.rows.removeLast();
        step.changed.append(event.id);
    }
}

// What only one of the two knows beside what only the other does: whether something is missing in between, neither
// says.
void History::joinImported(const Import &state, const Import::Row &row, const StoredRoom &room, Step &step)
{
    const bool follows = state.last && !state.apart;
    const auto below = nextTo(room.key, row.place, false);
    const bool neighbours = follows && below && below->id == state.last->id;
    if (state.last && state.last->added && !neighbours)
        if (const auto above = nextTo(room.key, state.last->place, true))
            markBetween(room, state.last->place, above->place, step);
    if (row.added && below && !neighbours)
        markBetween(room, below->place, row.place, step);
}

// As if nothing came any more; the next piece takes it back.
void History::endImportedRoom(Import &state, Step &step)
{
    const StoredRoom *room = state.room.isEmpty() ? nullptr : m_directory.findRoom(state.room);
    if (!room)
        return;
    if (state.last && state.last->added) {
        const auto above = nextTo(room->key, state.last->place, true);
        const Place end = above ? above->place : Place{m_era, m_cursor->seq + 1};
        if (above || !state.goesOn)
            state.mark = markBetween(*room, state.last->place, end, step);
    }
    // What was kept in a file is no news. What the history had and nobody has read stays unread.
    const Place read{state.bottom.era, state.bottom.seq - 1};
    if (read.seq > 0 && room->read < read && state.addedToRoom)
        m_directory.setRead(state.room, read);
    else
        m_directory.recount(state.room);
    step.out.roomsChanged = true;
}

// Where nothing says so yet, and something can be missing.
std::optional<Place> History::markBetween(const StoredRoom &room, Place below, Place above, Step &step)
{
    const Place mark{above.era, above.seq - 1};
    if (mark <= below || !rows::gapsBetween(m_database, room, below, above).isEmpty())
        return std::nullopt;
    const bool gone = mark.era != m_era; // no server has that log any more
    m_database.run(m_database.statement("INSERT INTO gaps VALUES (?, ?, ?, ?, ?, ?, ?)"), room.key, mark.era, mark.seq,
                   below.era, below.seq, u"evicted"_s, gone);
    step.out.rows.append(rows::gapRow(room.room.id, mark, u"evicted"_s, gone));
    return mark;
}

void History::unmark(Import &state, Step &step)
{
    const Place mark = *std::exchange(state.mark, std::nullopt);
    const StoredRoom *room = m_directory.findRoom(state.room);
    m_database.run(m_database.statement("DELETE FROM gaps WHERE room = ? AND era = ? AND seq = ?"), room->key, mark.era,
                   mark.seq);
    step.out.removed.append(rows::gapId(state.room, mark));
}

std::optional<Place> History::placeOf(const QString &id)
{
    QSqlQuery &query = m_database.statement("SELECT era, seq FROM messages WHERE id = ?");
    std::optional<Place> place;
    if (m_database.run(query, id) && query.next())
        place = Place{query.value(0).toLongLong(), query.value(1).toLongLong()};
    query.finish();
    return place;
}

// By something else, in whichever room: the log gives each place once, and the search index knows messages by it. All
// rooms are named, as the index of places begins with them.
bool History::isTaken(Place place)
{
    QSqlQuery &query = m_database.statement(
        "SELECT EXISTS (SELECT 1 FROM messages WHERE room IN (SELECT key FROM rooms) AND era = ? AND seq = ?) OR "
        "EXISTS (SELECT 1 FROM events WHERE era = ? AND seq = ?)");
    const bool taken =
        m_database.run(query, place.era, place.seq, place.era, place.seq) && query.next() && query.value(0).toBool();
    query.finish();
    return taken;
}

// The message that stands next to a place.
std::optional<Import::Row> History::nextTo(qint64 room, Place place, bool above)
{
    QSqlQuery &query =
        above ? m_database.statement("SELECT id, era, seq FROM messages WHERE room = ? AND (era, seq) > (?, ?) "
                                     "ORDER BY era, seq LIMIT 1")
              : m_database.statement("SELECT id, era, seq FROM messages WHERE room = ? AND (era, seq) < (?, ?) "
                                     "ORDER BY era DESC, seq DESC LIMIT 1");
    std::optional<Import::Row> next;
    if (m_database.run(query, room, place.era, place.seq) && query.next())
        next = Import::Row{query.value(0).toString(), {query.value(1).toLongLong(), query.value(2).toLongLong()}};
    query.finish();
    return next;
}

} // namespace tincan
