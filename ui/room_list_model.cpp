#include "ui/room_list_model.h"

#include "core/chat/direct_room.h"
#include "ui/plain_line.h"
#include "ui/plain_tip.h"

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

void RoomListModel::order()
{
    const auto placeOf = [this](const RoomSummary &row) {
        if (row.left)
            return 3;
        if (m_favourites.contains(row.room.id))
            return 0;
        return row.room.id == QStringLiteral("lobby") ? 1 : 2; // that everyone is in
    };
    std::stable_sort(m_all.begin(), m_all.end(), [&](const RoomSummary &a, const RoomSummary &b) {
        return std::pair(placeOf(a), a.room.id) < std::pair(placeOf(b), b.room.id);
    });
    show(filtered());
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
