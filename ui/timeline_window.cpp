// Which part of the room the model holds: what is let in, what takes the place of what, and where it stands among all
// messages of the room.
#include "ui/timeline_model.h"

#include <algorithm>

namespace tincan {

bool TimelineModel::apply(const TimelineChange &change)
{
    bool older = false;
    for (const QString &id : change.removed)
        remove(id);
    QList<Message> own;
    for (const Message &message : change.upserted) {
        if (message.room != m_room)
            continue;
        const bool known = m_keys.contains(message.id);
        const bool news = !known && isNews(message);
        if (isInReach(message)) {
            own.append(message);
        } else if (known) {
            remove(message.id); // it moved out of sight
        } else {
            older = older || isOlderThanAll(message);
            m_total += news ? 1 : 0;
        }
        if (news)
            m_newest = message.place;
    }
    upsertRun(own);
    return older;
}

void TimelineModel::apply(const TimelinePage &page)
{
    if (page.room != m_room)
        return;
    const bool first = !std::exchange(m_loaded, true);
    if (page.question.kind == PageQuestion::Kind::Before && !m_rows.empty()) {
        if (page.question.place != m_rows.front().place)
            return;
        m_beginning = page.beginning;
        upsertRun(page.rows);
        if (!page.rows.isEmpty()) {
            m_rank = page.rank;
            m_total = page.total;
        }
    } else if (page.question.kind == PageQuestion::Kind::After && !m_rows.empty() && !first) {
        if (page.question.place != m_rows.back().place)
            return;
        m_rank = page.rank - messagesIn(0, int(m_rows.size()));
        upsertRun(page.rows);
        m_end = page.end;
        m_total = page.total;
        touched(int(m_rows.size()) - 1, int(m_rows.size()) - 1); // there may be nothing but the word of the end
    } else {
        replace(page);
    }
    if (first)
        Q_EMIT loaded();
}

void TimelineModel::replace(const TimelinePage &page)
{
    beginResetModel();
    m_rows.assign(page.rows.begin(), page.rows.end());
    m_keys.clear();
    for (const Message &row : page.rows)
        m_keys.insert(row.id, row);
    m_beginning = page.beginning;
    m_end = page.end;
    m_rank = page.rank;
    m_total = page.total;
    for (const Message &row : m_rows)
        if (isNews(row))
            m_newest = row.place;
    endResetModel();
}

bool TimelineModel::isOlderThanAll(const Message &message) const
{
    return !m_rows.empty() && before(message, m_rows.front());
}

bool TimelineModel::isNews(const Message &message) const
{
    return message.kind == Message::Kind::Text && message.place.era != outboxEra &&
           (!m_newest || message.place > *m_newest);
}

bool TimelineModel::isInReach(const Message &message) const
{
    if (m_rows.empty())
        return true;
    // What waits to be sent stands below all that may be missing.
    if (hasOlder() && m_rows.front().place.era != outboxEra && isOlderThanAll(message))
        return false;
    return m_end || !before(m_rows.back(), message);
}

void TimelineModel::keepAround(int row, int most)
{
    const int extra = int(m_rows.size()) - most;
    // In steps, so that a burst does not shift the list at every message.
    if (extra < most / 4)
        return;
    const int first = qBound(0, row - most / 2, extra);
    if (const int below = extra - first; below > 0) {
        forget(first + most, below);
        m_end = false;
    }
    if (first > 0) {
        m_rank += messagesIn(0, first);
        forget(0, first);
        m_beginning = false;
        touched(0, 0);
    }
}

int TimelineModel::messagesIn(int first, int count) const
{
    const auto begin = m_rows.begin() + first;
    return int(std::count_if(begin, begin + count, [](const Message &row) { return row.kind == Message::Kind::Text; }));
}

qint64 TimelineModel::rankOf(int row) const
{
    return m_rank + messagesIn(0, row);
}

int TimelineModel::rowOfRank(qint64 rank) const
{
    qint64 at = m_rank;
    for (int row = 0; at <= rank && row < int(m_rows.size()); ++row) {
        if (m_rows[size_t(row)].kind == Message::Kind::Text && at++ == rank)
            return row;
    }
    return -1;
}

int TimelineModel::rowFrom(Place place) const
{
    const auto at =
        std::partition_point(m_rows.begin(), m_rows.end(), [place](const Message &row) { return row.place < place; });
    return int(std::min(at - m_rows.begin(), std::ptrdiff_t(m_rows.size()) - 1));
}

std::optional<Place> TimelineModel::oldestPlace() const
{
    if (m_rows.empty())
        return std::nullopt;
    return m_rows.front().place;
}

std::optional<Place> TimelineModel::newestPlace() const
{
    if (m_rows.empty())
        return std::nullopt;
    return m_rows.back().place;
}

QString TimelineModel::firstArrival(const TimelineChange &change) const
{
    for (const Message &message : change.upserted) {
        if (message.room == m_room && !message.own && message.kind == Message::Kind::Text && !find(message.id) &&
            (m_end ? lowerBound(message) == int(m_rows.size()) : isNews(message)))
            return message.id;
    }
    return {};
}

} // namespace tincan
