#include "core/server/room_list.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

namespace {

constexpr qsizetype mostKept = 4 << 20; // bytes: thousands of short lists, or a few of the longest

} // namespace

QByteArray toJson(const Room &room)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("room"), room.id},
                                     {QStringLiteral("title"), room.title},
                                     {QStringLiteral("topic"), room.topic},
                                     {QStringLiteral("private"), room.isPrivate},
                                     {QStringLiteral("archived"), room.archived}})
        .toJson(QJsonDocument::Compact);
}

QByteArray RoomList::of(const RoomDirectory &rooms, const QString &person)
{
    if (m_version != rooms.listVersion() || m_bytes > mostKept) {
        m_lists.clear();
        m_bytes = 0;
        m_version = rooms.listVersion();
    }
    QByteArray &list = m_lists[rooms.hasPrivate() ? person : QString()]; // without private ones everybody's
    if (list.isEmpty()) {
        list = made(rooms.shownTo(person));
        m_bytes += list.size();
    }
    return list;
}

QByteArray RoomList::made(const QList<Room> &rooms)
{
    QByteArray list = "[";
    for (const Room &room : rooms) {
        Said &said = m_said[room.id];
        if (said.json.isEmpty() || said.room != room)
            said = {room, toJson(room)};
        list += (list.size() > 1 ? "," : "") + said.json;
    }
    return list + ']';
}

} // namespace tincan
