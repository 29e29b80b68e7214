#include "core/server/log_reader.h"

#include "core/base/logging.h"
#include "core/server/log_file.h"

#include <algorithm>
#include <sqlite3.h>
#include <utility>

namespace tincan {

namespace {

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
    m_all = m_database.prepare("SELECT seq, room, json FROM events WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3");
    m_ofRoom = m_database.prepare("SELECT seq, room, json FROM events WHERE room = ?4 AND seq > ?1 AND seq <= ?2 ORDER "
                                  "BY seq LIMIT ?3");
    m_before = m_database.prepare(
        "SELECT seq, room, json FROM events WHERE room = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3");
    m_latest = m_database.prepare("SELECT seq FROM events ORDER BY seq DESC LIMIT 1 OFFSET ?1");
    m_latestOfRoom = m_database.prepare("SELECT seq FROM events WHERE room = ?2 ORDER BY seq DESC LIMIT 1 OFFSET ?1");
    m_floor = m_database.prepare("SELECT value FROM meta WHERE key = 'floor'");
    return m_all && m_ofRoom && m_before && m_latest && m_latestOfRoom && m_floor;
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
    rows.bind(1, request.after).bind(2, request.upto).bind(3, request.events);
    if (!request.room.isEmpty())
        rows.bindText(4, request.room.toUtf8());
    bool all = false;
    if (!take(rows, request.bytes, page, all))
        return failure();
    const bool ended = all && qsizetype(page.entries.size()) < request.events;
    if (!page.entries.empty())
        page.upto = page.entries.back().seq;
    if (ended || page.entries.empty())
        page.upto = std::max(page.upto, std::max(request.upto, request.after));
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
    bool all = false;
    if (!take(m_before, bytes, page, all))
        return failure();
    std::reverse(page.entries.begin(), page.entries.end());
    page.upto = before - 1;
    return page;
}

Result<qint64> LogReader::placeOfLatest(const QString &room, qsizetype events)
{
    const Snapshot snapshot(m_database);
    Statement &row = room.isEmpty() ? m_latest : m_latestOfRoom;
    const ResetOnExit reset(row);
    row.bind(1, events);
    if (!room.isEmpty())
        row.bindText(2, room.toUtf8());
    const qint64 evicted = floor();
    const int code = row.step();
    if (!snapshot.good() || evicted < 0 || (code != SQLITE_ROW && code != SQLITE_DONE))
        return failure();
    return code == SQLITE_ROW ? std::max(evicted, row.integer(0)) : evicted;
}

bool LogReader::take(Statement &rows, qsizetype bytes, LogPage &page, bool &all)
{
    qsizetype taken = 0;
    for (;;) {
        const int code = rows.step();
        all = code == SQLITE_DONE;
        if (code != SQLITE_ROW)
            return all;
        LogEntry entry{rows.integer(0), rows.text(1), rows.bytes(2)};
        taken += entry.json.size();
        if (taken > bytes && !page.entries.empty())
            return true;
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
    return Failure{.kind = Failure::Kind::Storage,
                   .detail = QStringLiteral("The log cannot be read: %1.").arg(m_database.message()),
                   .status = 503,
                   .retryAfter = {},
                   .stage = {}};
}

} // namespace tincan
