#include "ui/room_list_model.h"

#include "core/chat/direct_room.h"
#include "ui/plain_line.h"
#include "ui/plain_tip.h"

#include <tuple>

namespace tincan {

RoomListModel::RoomListModel(QObject *parent) : QAbstractListModel(parent) {}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QString RoomListModel::titleOf(const Room &room)
{
    const QString title = plainLine(room.title);
    return title.isEmpty() ? room.id : title;
}

bool RoomListModel::isDirect(const Room &room)
{
    return room.isPrivate && pairOf(room.id);
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RoomSummary &row = m_shown[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(row.room);
    case Qt::ToolTipRole:
        return plainTip(row.room.topic);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case IdRole:
        return row.room.id;
    case UnreadRole:
        return row.unread;
    case PrivateRole:
        return row.room.isPrivate;
    case DraftRole:
        return m_drafts.value(row.room.id);
    case MutedRole:
        return m_muted.contains(row.room.id);
    case FavouriteRole:
        return m_favourites.contains(row.room.id);
    case LeftRole:
        return row.left;
    default:
        return {};
    }
}

QString RoomListModel::spoken(const RoomSummary &row) const
{
    QString name =
        row.unread > 0 ? tr("%1, %2 unread").arg(titleOf(row.room), QString::number(row.unread)) : titleOf(row.room);
    if (m_favourites.contains(row.room.id))
        name = tr("%1, favourite").arg(name);
    if (m_muted.contains(row.room.id))
        name = tr("%1, muted").arg(name);
    if (row.left)
        name = tr("%1, you left it").arg(name);
    const QString draft = m_drafts.value(row.room.id);
    return draft.isEmpty() ? name : tr("%1, draft: %2", "a room, what is written for it").arg(name, draft);
}

void RoomListModel::setRooms(const QList<RoomSummary> &rooms)
{
    m_all = rooms;
    m_all.removeIf([](const RoomSummary &row) { return row.room.archived; });
    order();
}

int RoomListModel::groupOf(const RoomSummary &row) const
{
    return row.left ? 2 : m_favourites.contains(row.room.id) ? 0 : 1;
}

void RoomListModel::order()
{
    const auto placeOf = [this](const RoomSummary &row) {
        const qsizetype unplaced = row.room.id == QStringLiteral("lobby") ? -1 : m_order.size(); // everyone is in it
        return m_places.value(row.room.id, unplaced);
    };
    std::stable_sort(m_all.begin(), m_all.end(), [&](const RoomSummary &a, const RoomSummary &b) {
        return std::tuple(groupOf(a), placeOf(a), a.room.id) < std::tuple(groupOf(b), placeOf(b), b.room.id);
    });
    show(filtered());
}

void RoomListModel::setOrder(const QStringList &rooms)
{
    if (rooms == std::exchange(m_order, rooms))
        return;
    m_places.clear();
    for (qsizetype place = 0; place < rooms.size(); ++place)
        m_places.insert(rooms[place], place);
    order();
}

QStringList RoomListModel::orderWith(const QString &room, int places) const
{
    QStringList all;
    QStringList like; // it may go before or behind these
    const RoomSummary *moved = find(room);
    for (const RoomSummary &row : m_all) {
        if (isDirect(row.room))
            continue;
        all.append(row.room.id);
        if (moved && groupOf(row) == groupOf(*moved))
            like.append(row.room.id);
    }
    if (!moved || !like.contains(room))
        return m_order;
    const qsizetype first = all.indexOf(like.constFirst());
    like.move(like.indexOf(room), qBound<qsizetype>(0, like.indexOf(room) + places, like.size() - 1));
    for (qsizetype place = 0; place < like.size(); ++place)
        all[first + place] = like[place];
    return all;
}

Qt::ItemFlags RoomListModel::flags(const QModelIndex &index) const
{
    // Rooms are dropped between rooms, not onto one; where only some are shown there is no order to change.
    if (!index.isValid())
        return m_filter.isEmpty() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    return QAbstractListModel::flags(index) | (m_filter.isEmpty() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

bool RoomListModel::moveRows(const QModelIndex &parent, int row, int count, const QModelIndex &target, int before)
{
    if (parent.isValid() || target.isValid() || count != 1 || row < 0 || row >= m_shown.size())
        return false;
    const int places = before > row ? before - row - 1 : before - row;
    Q_EMIT orderWanted(orderWith(m_shown[row].room.id, places));
    return true;
}

void RoomListModel::setMuted(const QSet<QString> &rooms)
{
    m_muted = rooms;
    show(filtered());
}

void RoomListModel::setFavourites(const QSet<QString> &rooms)
{
    m_favourites = rooms;
    order();
}

void RoomListModel::setDrafts(const RoomDrafts &drafts)
{
    constexpr qsizetype seen = 80; // characters
    QHash<QString, QString> lines;
    for (auto draft = drafts.begin(); draft != drafts.end(); ++draft) {
        const QString line = plainLine(draft->text, seen);
        if (!line.isEmpty())
            lines.insert(draft.key(), line);
    }
    if (lines == m_drafts)
        return;
    m_drafts = lines;
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_shown.size()) - 1));
}

void RoomListModel::setFilter(const QString &word)
{
    m_filter = word.trimmed();
    show(filtered());
}

QList<RoomSummary> RoomListModel::filtered() const
{
    QList<RoomSummary> rooms = m_all;
    rooms.removeIf([this](const RoomSummary &row) {
        return isDirect(row.room) || (!titleOf(row.room).contains(m_filter, Qt::CaseInsensitive) &&
                                      !row.room.id.contains(m_filter, Qt::CaseInsensitive));
    });
    return rooms;
}

void RoomListModel::show(const QList<RoomSummary> &rooms)
{
    // Counts change all the time, rooms seldom: only then is the list laid out anew.
    const auto sameRoom = [](const RoomSummary &a, const RoomSummary &b) { return a.room.id == b.room.id; };
    if (std::equal(rooms.begin(), rooms.end(), m_shown.begin(), m_shown.end(), sameRoom)) {
        m_shown = rooms;
        if (!m_shown.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_shown.size()) - 1));
        return;
    }
    beginResetModel();
    m_shown = rooms;
    endResetModel();
}

int RoomListModel::rowOf(const QString &room) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (m_shown[row].room.id == room)
            return row;
    }
    return -1;
}

const RoomSummary *RoomListModel::find(const QString &room) const
{
    for (const RoomSummary &row : m_all) {
        if (row.room.id == room)
            return &row;
    }
    return nullptr;
}

} // namespace tincan
