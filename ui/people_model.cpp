#include "ui/people_model.h"

#include "core/chat/direct_room.h"
#include "ui/plain_line.h"
#include "ui/server_people.h"

namespace tincan {

PeopleModel::PeopleModel(QObject *parent) : QAbstractListModel(parent) {}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_shown[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return plainLine(row.person.name);
    case Qt::AccessibleTextRole:
        return spoken(row);
    case RoomListModel::IdRole:
        return row.room;
    case RoomListModel::PersonRole:
        return row.person.id;
    case RoomListModel::PresenceRole:
        return row.status;
    case RoomListModel::UnreadRole:
        return m_rooms.value(row.room).unread;
    case RoomListModel::MutedRole:
        return m_muted.contains(row.room) || m_blocked.contains(row.person.id);
    default:
        return {};
    }
}

QString PeopleModel::spoken(const Row &row) const
{
    const QString name = plainLine(row.person.name);
    const QString here = row.status == u"online" ? tr("%1, online", "a person").arg(name)
                         : row.status == u"away" ? tr("%1, away", "a person").arg(name)
                                                 : tr("%1, offline", "a person").arg(name);
    const qint64 unread = m_rooms.value(row.room).unread;
    const QString counted = unread > 0 ? tr("%1, %2 unread").arg(here, QString::number(unread)) : here;
    if (m_blocked.contains(row.person.id))
        return tr("%1, blocked", "a person").arg(counted);
    return m_muted.contains(row.room) ? tr("%1, muted").arg(counted) : counted;
}

Person PeopleModel::personAt(const QModelIndex &index)
{
    return {index.data(RoomListModel::PersonRole).toString(), index.data().toString()};
}

void PeopleModel::setPeople(const ServerPeople &people)
{
    m_self = people.self();
    m_people.clear();
    for (const Person &person : people.all())
        m_people.append({person, people.statusOf(person.id), directRoomOf(m_self, person.id)});
    m_people.removeIf([](const Row &row) { return row.room.isEmpty(); });
    refresh();
}

void PeopleModel::setRooms(const QList<RoomSummary> &rooms)
{
    m_rooms.clear();
    for (const RoomSummary &row : rooms)
        if (RoomListModel::isDirect(row.room) && !row.room.archived)
            m_rooms.insert(row.room.id, row);
    refresh();
}

void PeopleModel::setMuted(const QSet<QString> &rooms)
{
    m_muted = rooms;
    refresh();
}

void PeopleModel::setBlocked(const QSet<QString> &people)
{
    m_blocked = people;
    refresh();
}

void PeopleModel::setFilter(const QString &word)
{
    m_filter = word.trimmed();
    refresh();
}

void PeopleModel::refresh()
{
    QList<Row> now = m_people;
    QSet<QString> listed;
    for (const Row &row : std::as_const(m_people))
        listed.insert(row.room);
    // Whom the server lists no more, or has not listed yet: what was said with them is there.
    for (const RoomSummary &row : std::as_const(m_rooms)) {
        const QString partner = partnerIn(row.room.id, m_self);
        if (!partner.isEmpty() && !listed.contains(row.room.id))
            now.append({{partner, row.room.title}, QStringLiteral("offline"), row.room.id});
    }
    now.removeIf([this](const Row &row) { return !row.person.name.contains(m_filter, Qt::CaseInsensitive); });
    const auto sameOne = [](const Row &a, const Row &b) { return a.room == b.room; };
    if (std::equal(now.begin(), now.end(), m_shown.begin(), m_shown.end(), sameOne)) {
        m_shown = now;
        if (!m_shown.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_shown.size()) - 1));
        return;
    }
    beginResetModel();
    m_shown = now;
    endResetModel();
}

int PeopleModel::rowOf(const QString &room) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (m_shown[row].room == room)
            return row;
    }
    return -1;
}

} // namespace tincan
