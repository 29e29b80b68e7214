#include "ui/timeline_model.h"

#include "ui/message_words.h"

#include <QDateTime>

namespace tincan {

namespace {

constexpr qint64 groupSpan = 5 * 60 * 1000; // milliseconds: one sender's messages within it share a name

// Asking for the time zone costs a look at its file: the day that was asked about last is kept.
QDate dayOf(const Message &message)
{
    static qint64 from = 0; // GUI thread only
    static qint64 upto = 0;
    static QDate day;
    if (message.time < from || message.time >= upto) {
        day = QDateTime::fromMSecsSinceEpoch(message.time).date();
        from = day.startOfDay().toMSecsSinceEpoch();
        upto = day.addDays(1).startOfDay().toMSecsSinceEpoch();
    }
    return day;
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

void TimelineModel::forget(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    const auto begin = m_rows.begin() + first;
    for (auto row = begin; row != begin + count; ++row)
        m_keys.remove(row->id);
    m_rows.erase(begin, begin + count);
    endRemoveRows();
}

TimelineRow TimelineModel::row(int row) const
{
    const Message &message = m_rows[size_t(row)];
    const bool day = startsDay(row);
    return {.message = &message,
            .first = row == 0,
            .day = day,
            .group = day || startsGroup(row),
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

const Message *TimelineModel::find(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[size_t(row)];
}

// A gap stands after the row at its place: what is missing lies between that row and the next.
bool TimelineModel::before(const Message &a, const Message &b)
{
    if (a.place != b.place)
        return a.place < b.place;
    if (a.kind != b.kind)
        return a.kind < b.kind;
    return a.id < b.id;
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

void TimelineModel::setGrouped(bool grouped)
{
    if (std::exchange(m_grouped, grouped) != grouped && !m_rows.empty())
        touched(0, rowCount() - 1);
}

bool TimelineModel::startsGroup(int row) const
{
    if (row == 0 || !m_grouped)
        return true;
    const Message &message = m_rows[size_t(row)];
    const Message &above = m_rows[size_t(row) - 1];
    if (above.kind == Message::Kind::Gap || above.sender != message.sender || message.id == m_firstUnread)
        return true;
    const Message *dated = datedAbove(row);
    return message.time != 0 && dated && (message.time - dated->time > groupSpan || message.time < dated->time);
}

} // namespace tincan
