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

QByteArray withMark(const QByteArray &object, QByteArrayView name, bool is)
{
    return object.chopped(1) + ",\"" + name.toByteArray() + "\":" + (is ? "true" : "false") + '}';
}

QByteArray RoomList::of(const RoomDirectory &rooms, const QString &person)
{
    if (m_version != rooms.listVersion() || m_bytes > mostKept) {
        m_lists.clear();
        m_bytes = 0;
        m_version = rooms.listVersion();
    }
    // Without private ones everybody's who is in all of them.
    QByteArray &list = m_lists[rooms.hasPrivate() || rooms.hasLeftAny(person) ? person : QString()];
    if (list.isEmpty()) {
        list = made(rooms, person);
        m_bytes += list.size();
    }
    return list;
}

QByteArray RoomList::made(const RoomDirectory &rooms, const QString &person)
{
    QByteArray list = "[";
    for (const Room &room : rooms.shownTo(person)) {
        Said &said = m_said[room.id];
        if (said.json.isEmpty() || said.room != room)
            said = {room, toJson(room)};
        const bool left = rooms.hasLeft(room.id, person);
        list += (list.size() > 1 ? "," : "") + (left ? withMark(said.json, "member", false) : said.json);
    }
    return list + ']';
}

} // namespace tincan
