// What the log no longer keeps.
#include "core/server/log_writer.h"

#include <sqlite3.h>

namespace tincan {

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 hoursOfIdempotency = 7 * 24; // past the eviction of the event
constexpr qsizetype evictionStep = 500;

} // namespace

bool LogWriter::evict()
{
    m_error = SQLITE_OK;
    if (dueFloor(evictionStep) <= m_floor || m_error != SQLITE_OK)
        return false;
    const qint64 floor = m_floor;
    note(m_file.database.exec("BEGIN IMMEDIATE"));
    const bool evicted = m_error == SQLITE_OK && evictUpTo(evictionStep);
    if (m_error == SQLITE_OK)
        note(m_file.database.exec("COMMIT"));
    if (m_error != SQLITE_OK) {
        undo(m_head, floor);
        return false;
    }
    return evicted;
}

qint64 LogWriter::dueFloor(qsizetype most)
{
    if (m_retention.keepEvents <= 0 && m_retention.keepDays <= 0)
        return m_floor;
    const qint64 tooOld = m_retention.keepDays > 0 ? m_now() - m_retention.keepDays * 24 * hour : 0;
    const qint64 tooMany = m_retention.keepEvents > 0 ? m_head - m_retention.keepEvents : 0;
    const int found = m_oldest.bind(1, m_floor).bind(2, most).bind(3, tooOld).bind(4, tooMany).step();
    if (found != SQLITE_ROW) {
        note(found);
        return m_floor;
    }
    const ResetOnExit reset(m_oldest);
    return std::max(m_floor, m_oldest.integer(0));
}

bool LogWriter::evictUpTo(qsizetype most)
{
    const qint64 floor = dueFloor(most);
    if (m_error != SQLITE_OK || floor <= m_floor)
        return false;
    const qint64 now = m_now();
    note(m_delete.bind(1, floor).step());
    note(m_files.evict(floor));
    note(m_reactions.evict(floor));
    note(m_setFloor.bind(1, floor).step());
    note(m_setEviction.bind(1, now / hour).bind(2, floor).step());
    m_floor = floor;
    return forgetOldPublications(now);
}

bool LogWriter::forgetOldPublications(qint64 now)
{
    Statement due = m_file.database.prepare("SELECT max(floor) FROM evictions WHERE hour < ?");
    if (!due || due.bind(1, now / hour - hoursOfIdempotency).step() != SQLITE_ROW)
        return m_error == SQLITE_OK;
    const qint64 floor = due.integer(0);
    due.reset();
    if (floor > 0)
        note(m_publications.forget(floor));
    return m_error == SQLITE_OK;
}

} // namespace tincan
