#include "core/server/room_list.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

QByteArray toJson(const Room &room)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("room"), room.id},
                                     {QStringLiteral("title"), room.title},
                                     {QStringLiteral("topic"), room.topic},
                                     {QStringLiteral("private"), room.isPrivate},
                                     {QStringLiteral("archived"), room.archived}})
        .toJson(QJsonDocument::Compact);
}

QByteArray RoomList::of(const QList<Room> &rooms)
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
