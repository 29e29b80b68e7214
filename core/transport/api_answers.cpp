#include "core/transport/api_answers.h"

#include "core/transport/answer_fields.h"
#include "core/transport/network_failure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tincan::api {

using namespace Qt::StringLiterals;

namespace {

Failure unreadable(const QString &what)
{
    return notTincan(u"the answer is not "_s + what, 200);
}

std::optional<ListedRoom> readRoom(const QJsonObject &object)
{
    const Room room{.id = object.value("room"_L1).toString(),
                    .title = textIn(object, "title"_L1, longestTitle),
                    .topic = textIn(object, "topic"_L1, longestTopic),
                    .isPrivate = object.value("private"_L1).toBool(),
                    .archived = object.value("archived"_L1).toBool()};
    if (!isRoomId(room.id))
        return std::nullopt;
    return ListedRoom{.room = room,
                      .left = !object.value("member"_L1).toBool(true),
                      .mayChange = object.value("may_change"_L1).toBool()};
}

// What can stand in a header (RFC 6750, section 2.1).
bool isToken(const QByteArray &token)
{
    return !token.isEmpty() && token.size() <= longestToken &&
           std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

Result<SignedIn> readSession(const QByteArray &body, const QByteArray &token)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonObject user = object.value("user"_L1).toObject();
    const SignedIn who{.token = object.value("token"_L1).toString(QString::fromLatin1(token)).toLatin1(),
                       .expires = QDateTime::fromString(object.value("expires"_L1).toString(), Qt::ISODateWithMs),
                       .user = {textIn(user, "id"_L1, longestId), user.value("name"_L1).toString()}};
    // Who one is may be said without the day (docs/protocol.md, section 4).
    const bool asked = !token.isEmpty();
    if (!isToken(who.token) || who.user.id.isEmpty() || !isName(who.user.name) || !(asked || who.expires.isValid()))
        return unreadable(u"a session"_s);
    return who;
}

Result<QList<ListedRoom>> readRooms(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isArray())
        return unreadable(u"a list of rooms"_s);
    const QJsonArray listed = document.array();
    if (listed.size() > mostRooms)
        return unreadable(u"a list of rooms that anybody could read: it has %1"_s.arg(listed.size()));
    QList<ListedRoom> rooms;
    for (const QJsonValue &value : listed) {
        if (const auto room = readRoom(value.toObject()))
            rooms.append(*room);
    }
    return rooms;
}

Result<ListedRoom> readOneRoom(const QByteArray &body)
{
    const auto room = readRoom(QJsonDocument::fromJson(body).object());
    return room ? Result<ListedRoom>(*room) : Result<ListedRoom>(unreadable(u"a room"_s));
}

Result<QList<Person>> readPeople(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isArray() || document.array().size() > mostPeople)
        return unreadable(u"a list of people"_s);
    QList<Person> people;
    for (const QJsonValue &value : document.array()) {
        const QJsonObject object = value.toObject();
        const Person person{textIn(object, "id"_L1, longestId), object.value("name"_L1).toString()};
        if (!person.id.isEmpty() && !person.name.isEmpty() && isName(person.name))
            people.append(person);
    }
    return people;
}

} // namespace tincan::api
