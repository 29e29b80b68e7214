#include "ui/timeline_model.h"

#include "ui/message_words.h"

#include <QDateTime>

namespace tincan {

namespace {

constexpr qint64 groupSpan = 5 * 60 * 1000; // milliseconds: one sender's messages within it share a name

// A gap stands after the row at its place: what is missing lies between that row and the next.
bool before(const Message &a, const Message &b)
{
    if (a.place != b.place)
        return a.place < b.place;
    if (a.kind != b.kind)
        return a.kind < b.kind;
    return a.id < b.id;
}

QDate dayOf(const Message &message)
{
    return QDateTime::fromMSecsSinceEpoch(message.time).date();
}

} // namespace

TimelineModel::TimelineModel(QObject *parent) : QAbstractListModel(parent) {}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &message = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return message.text;
    case Qt::AccessibleTextRole:
        return MessageWords::spoken(message);
    case MessageRole:
        return QVariant::fromValue(message);
    case DayStartRole:
        return row(index.row()).day;
    case GroupStartRole:
        return row(index.row()).group;
    case UnreadStartRole:
        return row(index.row()).unread;
    case GapLoadingRole:
        return row(index.row()).loading;
    default:
        return {};
    }
}

void TimelineModel::reset(const QString &room)
{
    beginResetModel();
    m_rows.clear();
    m_keys.clear();
    m_loadingGaps.clear();
    m_firstUnread.clear();
    m_room = room;
    m_loaded = false;
    m_beginning = false;
    m_end = true;
    m_rank = m_total = 0;
    m_newest.reset();
    endResetModel();
}

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

// Newer than every message of the log that was ever seen here.
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

// A run of new rows that lands in one place goes in with one signal: the common case, a page or a burst.
void TimelineModel::upsertRun(const QList<Message> &rows)
{
    for (qsizetype i = 0; i < rows.size();) {
        if (m_keys.contains(rows[i].id)) {
            upsert(rows[i++]);
            continue;
        }
        const int at = lowerBound(rows[i]);
        qsizetype end = i + 1;
        while (end < rows.size() && !m_keys.contains(rows[end].id) && before(rows[end - 1], rows[end]) &&
               (at == int(m_rows.size()) || before(rows[end], m_rows[size_t(at)])))
            ++end;
        const int count = int(end - i);
        beginInsertRows({}, at, at + count - 1);
        m_rows.insert(m_rows.begin() + at, rows.begin() + i, rows.begin() + end);
        m_total += messagesIn(at, count);
        for (; i < end; ++i)
            m_keys.insert(rows[i].id, rows[i]);
        endInsertRows();
        touched(at + count, at + count);
    }
}

void TimelineModel::upsert(const Message &message)
{
    const int row = rowOf(message.id);
    int to = lowerBound(message);
    if (to != row && to != row + 1) {
        beginMoveRows({}, row, row, {}, to);
        const auto from = m_rows.begin() + row;
        if (to > row)
            std::rotate(from, from + 1, m_rows.begin() + to);
        else
            std::rotate(m_rows.begin() + to, from, from + 1);
        endMoveRows();
        to = to > row ? to - 1 : to;
    } else {
        to = row;
    }
    m_loadingGaps.remove(message.id);
    m_rows[size_t(to)] = message;
    m_keys[message.id] = message;
    touched(to, to + 1);
    if (to != row)
        touched(row, row + 1);
}

void TimelineModel::remove(const QString &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_total -= messagesIn(row, 1);
    forget(row, 1);
    m_loadingGaps.remove(id);
    touched(row, row);
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

void TimelineModel::forget(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    const auto begin = m_rows.begin() + first;
    for (auto row = begin; row != begin + count; ++row)
        m_keys.remove(row->id);
    m_rows.erase(begin, begin + count);
    endRemoveRows();
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

TimelineRow TimelineModel::row(int row) const
{
    const Message &message = m_rows[size_t(row)];
    return {.message = &message,
            .first = row == 0,
            .day = startsDay(row),
            .group = startsGroup(row),
            .unread = !m_firstUnread.isEmpty() && message.id == m_firstUnread,
            .loading = m_loadingGaps.contains(message.id)};
}

void TimelineModel::setDelivery(const QString &id, Delivery delivery, const QString &reason)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    Message &message = m_rows[size_t(row)];
    message.delivery = delivery;
    message.reason = delivery == Delivery::Failed ? reason : QString();
    touched(row, row);
}

void TimelineModel::setGapLoading(const QString &gapId, bool loading)
{
    if (loading)
        m_loadingGaps.insert(gapId);
    else
        m_loadingGaps.remove(gapId);
    if (const int row = rowOf(gapId); row >= 0)
        touched(row, row);
}

void TimelineModel::stopGapLoading()
{
    const QSet<QString> gaps = std::exchange(m_loadingGaps, {});
    for (const QString &id : gaps) {
        if (const int row = rowOf(id); row >= 0)
            touched(row, row);
    }
}

void TimelineModel::markUnread(qint64 count)
{
    m_firstUnread.clear();
    for (auto row = m_rows.rbegin(); count > 0 && row != m_rows.rend(); ++row) {
        if (row->own || row->kind != Message::Kind::Text)
            continue;
        m_firstUnread = row->id;
        --count;
    }
    touched(0, int(m_rows.size()) - 1);
}

void TimelineModel::markUnreadFrom(const QString &id)
{
    m_firstUnread = id;
    touched(0, int(m_rows.size()) - 1);
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

const Message *TimelineModel::find(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[size_t(row)];
}

int TimelineModel::lowerBound(const Message &message) const
{
    return int(std::lower_bound(m_rows.begin(), m_rows.end(), message, before) - m_rows.begin());
}

int TimelineModel::rowOf(const QString &id) const
{
    const auto key = m_keys.constFind(id);
    return key == m_keys.constEnd() ? -1 : lowerBound(*key);
}

void TimelineModel::touched(int first, int last)
{
    first = qMax(first, 0);
    last = qMin(last, int(m_rows.size()) - 1);
    // Below rows without a time, the next one that has one looks past them.
    while (last >= 0 && m_rows[size_t(last)].time == 0 && last + 1 < int(m_rows.size()))
        ++last;
    if (first <= last)
        Q_EMIT dataChanged(index(first), index(last));
}

// A gap has no time, nor has a message whose time was spoilt: the nearest row above that has one; none where none has.
const Message *TimelineModel::datedAbove(int row) const
{
    while (--row >= 0) {
        if (m_rows[size_t(row)].time != 0)
            return &m_rows[size_t(row)];
    }
    return nullptr;
}

bool TimelineModel::startsDay(int row) const
{
    const Message &message = m_rows[size_t(row)];
    if (message.time == 0)
        return false;
    const Message *above = datedAbove(row);
    return !above || dayOf(message) != dayOf(*above);
}

bool TimelineModel::startsGroup(int row) const
{
    if (row == 0 || startsDay(row))
        return true;
    const Message &message = m_rows[size_t(row)];
    const Message &above = m_rows[size_t(row) - 1];
    if (above.kind == Message::Kind::Gap || above.sender != message.sender || message.id == m_firstUnread)
        return true;
    const Message *dated = datedAbove(row);
    return message.time != 0 && dated && (message.time - dated->time > groupSpan || message.time < dated->time);
}

} // namespace tincan
