#include "core/server/log_reader.h"

#include "core/base/logging.h"
#include "core/base/storage_failure.h"
#include "core/server/log_file.h"

#include <algorithm>
#include <sqlite3.h>
#include <utility>

namespace tincan {

namespace {

constexpr qint64 furthestLook = 20'000; // events

// What one read sees is one moment of the log.
class Snapshot
{
public:
    explicit Snapshot(Database &database) : m_database(database) { m_good = database.exec("BEGIN") == SQLITE_OK; }
    ~Snapshot() { m_database.exec("COMMIT"); }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;
    bool good() const { return m_good; }

private:
    Database &m_database;
    bool m_good = false;
};

} // namespace

bool LogReader::open(const QString &path)
{
    m_path = path;
    if (!m_database.open(path) || !configureConnection(m_database) ||
        m_database.exec("PRAGMA query_only = ON") != SQLITE_OK)
        return false;
    m_all = m_database.prepare(
        "SELECT seq, room, json, about FROM events WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3");
    m_ofRoom =
        m_database.prepare("SELECT seq, room, json, about FROM events WHERE room = ?4 AND seq > ?1 AND seq <= ?2 ORDER "
                           "BY seq LIMIT ?3");
    m_before = m_database.prepare(
        "SELECT seq, room, json, about FROM events WHERE room = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3");
    m_latest = m_database.prepare("SELECT seq FROM events ORDER BY seq DESC LIMIT 1 OFFSET ?1");
    m_latestOfRoom = m_database.prepare("SELECT seq FROM events WHERE room = ?2 ORDER BY seq DESC LIMIT 1 OFFSET ?1");
    m_newest = m_database.prepare("SELECT seq, room FROM events ORDER BY seq DESC LIMIT ?1");
    m_floor = m_database.prepare("SELECT value FROM meta WHERE key = 'floor'");
    return m_all && m_ofRoom && m_before && m_latest && m_latestOfRoom && m_newest && m_floor;
}

Result<LogPage> LogReader::page(const PageRequest &request)
{
    const Snapshot snapshot(m_database);
    LogPage page;
    page.floor = floor();
    if (!snapshot.good() || page.floor < 0)
        return failure();
    Statement &rows = request.room.isEmpty() ? m_all : m_ofRoom;
    const ResetOnExit reset(rows);
    // What is hidden costs no round of its own.
    const qsizetype most = request.filter ? std::max<qsizetype>(request.events, 1'000) : request.events;
    rows.bind(1, request.after).bind(2, request.upto).bind(3, most);
    if (!request.room.isEmpty())
        rows.bindText(4, request.room.toUtf8());
    Taken taken;
    if (!take(rows, request, page, taken))
        return failure();
    page.upto = taken.rows > 0 ? taken.last : request.after;
    if (taken.all && taken.rows < most)
        page.upto = std::max(page.upto, request.upto);
    return page;
}

Result<LogPage> LogReader::history(const QString &room, qint64 before, qsizetype events, qsizetype bytes)
{
    const Snapshot snapshot(m_database);
    LogPage page;
    page.floor = floor();
    if (!snapshot.good() || page.floor < 0)
        return failure();
    const ResetOnExit reset(m_before);
    m_before.bindText(1, room.toUtf8()).bind(2, before).bind(3, events);
    Taken taken;
    PageRequest request;
    request.events = events;
    request.bytes = bytes;
    if (!take(m_before, request, page, taken))
        return failure();
    std::reverse(page.entries.begin(), page.entries.end());
    page.upto = before - 1;
    return page;
}

Result<qint64> LogReader::placeOfLatest(const QString &room, const Filter &filter, qsizetype events)
{
    const Snapshot snapshot(m_database);
    const qint64 evicted = floor();
    if (!snapshot.good() || evicted < 0)
        return failure();
    if (filter && room.isEmpty() && events > 0)
        return placeOfLatestSeen(*filter, events, evicted);
    Statement &row = room.isEmpty() ? m_latest : m_latestOfRoom;
    const ResetOnExit reset(row);
    row.bind(1, events);
    if (!room.isEmpty())
        row.bindText(2, room.toUtf8());
    const int code = row.step();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return failure();
    return code == SQLITE_ROW ? std::max(evicted, row.integer(0)) : evicted;
}

// Looks back so far and no further: what somebody may read can lie below millions that they may not.
Result<qint64> LogReader::placeOfLatestSeen(const ReaderFilter &filter, qsizetype events, qint64 evicted)
{
    const ResetOnExit reset(m_newest);
    m_newest.bind(1, furthestLook);
    qsizetype seen = 0;
    qint64 place = -1;
    int code = SQLITE_ROW;
    while ((code = m_newest.step()) == SQLITE_ROW) {
        place = m_newest.integer(0) - 1;
        if (filter.rooms.contains(m_newest.text(1)) && ++seen >= events)
            return std::max(evicted, place);
    }
    if (code != SQLITE_DONE)
        return failure();
    return std::max(evicted, place);
}

bool LogReader::take(Statement &rows, const PageRequest &request, LogPage &page, Taken &taken)
{
    qsizetype size = 0;
    for (;;) {
        const int code = rows.step();
        taken.all = code == SQLITE_DONE;
        if (code != SQLITE_ROW)
            return taken.all;
        LogEntry entry{rows.integer(0), rows.text(1), rows.bytes(2), rows.text(3)};
        const bool seen = !request.filter || request.filter->sees(entry);
        if (seen)
            size += entry.json.size();
        if (qsizetype(page.entries.size()) >= request.events || (seen && size > request.bytes && !page.entries.empty()))
            return true;
        taken.last = entry.seq;
        ++taken.rows;
        if (seen)
            page.entries.push_back(std::move(entry));
    }
}

qint64 LogReader::floor()
{
    const ResetOnExit reset(m_floor);
    return m_floor.step() == SQLITE_ROW ? m_floor.integer(0) : -1;
}

Failure LogReader::failure()
{
    if (Database::isDamage(m_database.currentError()) && !std::exchange(m_damaged, true)) {
        noteDamage(m_path);
        qCWarning(logServer).noquote() << "the log cannot be read, and is checked at the next start:"
                                       << m_database.message();
    }
    return storageFailure(QStringLiteral("The log cannot be read: %1.").arg(m_database.message()), 503);
}

} // namespace tincan
