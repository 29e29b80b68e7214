#include "core/session/timeline_feed.h"

#include <algorithm>

namespace tincan {

TimelineFeed::TimelineFeed(Clock &clock, std::function<void(const TimelineChange &)> say)
    : m_clock(clock), m_say(std::move(say))
{}

void TimelineFeed::upsert(const QList<Message> &rows)
{
    for (const Message &row : rows) {
        const auto known = m_at.constFind(row.id);
        if (known != m_at.constEnd()) {
            m_rows[*known] = row;
        } else {
            m_at.insert(row.id, m_rows.size());
            m_rows.append(row);
        }
    }
    if (!rows.isEmpty())
        changed();
}

void TimelineFeed::remove(const QStringList &ids)
{
    for (const QString &id : ids) {
        const auto known = m_at.constFind(id);
        if (known != m_at.constEnd())
            m_rows[*known].id.clear(); // left out when said
        m_at.remove(id);
        m_removed.append(id);
    }
    if (!ids.isEmpty())
        changed();
}

void TimelineFeed::changed()
{
    if (m_frame.pending())
        return;
    const TimePoint now = m_clock.now();
    if (!m_last || now - *m_last >= frame) {
        flush();
        return;
    }
    m_frame = m_clock.after(frame - std::chrono::duration_cast<milliseconds>(now - *m_last), [this] { flush(); });
}

void TimelineFeed::flush()
{
    m_frame.cancel();
    if (m_rows.isEmpty() && m_removed.isEmpty())
        return;
    TimelineChange change{std::exchange(m_rows, {}), std::exchange(m_removed, {})};
    m_at.clear();
    m_last = m_clock.now();
    change.upserted.removeIf([](const Message &row) { return row.id.isEmpty(); });
    const auto byPlace = [](const Message &left, const Message &right) { return left.place < right.place; };
    if (!std::is_sorted(change.upserted.cbegin(), change.upserted.cend(), byPlace))
        std::stable_sort(change.upserted.begin(), change.upserted.end(), byPlace);
    m_say(change);
}

void TimelineFeed::clear()
{
    m_frame.cancel();
    m_rows.clear();
    m_at.clear();
    m_removed.clear();
}

} // namespace tincan
