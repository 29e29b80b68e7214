#include "core/server/endpoints.h"
#include "core/server/publishing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace tincan {

namespace {

constexpr qsizetype longestTitle = 200;
constexpr qsizetype longestTopic = 2000;

QJsonObject toJson(const Room &room)
{
    return QJsonObject{{QStringLiteral("room"), room.id},
                       {QStringLiteral("title"), room.title},
                       {QStringLiteral("topic"), room.topic},
                       {QStringLiteral("private"), room.isPrivate},
                       {QStringLiteral("archived"), room.archived}};
}

Response roomAnswer(int status, const Room &room)
{
    return json(status, QJsonDocument(toJson(room)).toJson(QJsonDocument::Compact));
}

Result<QJsonObject, Refusal> readObject(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject())
        return refusal(400, QStringLiteral("The body is not a JSON object."));
    return document.object();
}

// Reads title and topic where they are given; the rest of `room` stays.
std::optional<Refusal> readWords(const QJsonObject &object, Room &room)
{
    for (const auto &[name, field, longest] : {std::tuple(QStringLiteral("title"), &room.title, longestTitle),
                                               std::tuple(QStringLiteral("topic"), &room.topic, longestTopic)}) {
        const QJsonValue value = object.value(name);
        if (value.isUndefined())
            continue;
        if (!value.isString())
            return refusal(400, QStringLiteral("`%1` is not a string.").arg(name));
        *field = value.toString().trimmed();
        if (field->size() > longest)
            return refusal(422, QStringLiteral("`%1` is longer than %2 characters.").arg(name).arg(longest));
        if (hasControls(*field))
            return refusal(422, QStringLiteral("`%1` has controls.").arg(name));
    }
    if (room.title.isEmpty())
        return refusal(422, QStringLiteral("`title` is empty."));
    const QJsonValue secret = object.value(QStringLiteral("private"));
    if (!secret.isUndefined() && !secret.isBool())
        return refusal(400, QStringLiteral("`private` is neither true nor false."));
    if (secret.toBool())
        return refusal(422, QStringLiteral("`private`: this server has no accounts, so it has no private rooms."));
    return std::nullopt;
}

// Who says it, by the rules of a publication.
Result<QString, Refusal> readName(const QJsonObject &object)
{
    const QJsonValue value = object.value(QStringLiteral("name"));
    if (!value.isUndefined() && !value.isString())
        return refusal(400, QStringLiteral("`name` is not a string."));
    const QString name = value.toString();
    if (!isName(name))
        return refusal(422, QStringLiteral("`name` is longer than 64 characters, or has controls."));
    return name;
}

asio::awaitable<Response> change(HubCore &core, Room room, QString action, QString name, int status)
{
    Durable draft{.cursor = {},
                  .id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                  .room = room.id,
                  .sender = openPerson(name),
                  .time = 0,
                  .body = RoomChange{.action = action, .title = room.title, .topic = room.topic, .isPrivate = false}};
    const AppendResult result = co_await appended(core, std::move(draft));
    if (!result)
        co_return problem(result.error());
    co_return roomAnswer(status, room);
}

asio::awaitable<Response> create(HubCore &core, const Request &request)
{
    const auto object = readObject(request.body);
    if (!object)
        co_return problem(object.error());
    const QJsonValue id = object->value(QStringLiteral("room"));
    if (!id.isString() && !id.isUndefined())
        co_return problem(400, QStringLiteral("`room` is not a string."));
    Room room{.id = id.toString(), .title = id.toString(), .topic = {}, .isPrivate = false, .archived = false};
    if (!isRoomId(room.id))
        co_return problem(422, QStringLiteral("`room` is not 1 to 64 of a-z, 0-9, - and _."));
    if (const auto wrong = readWords(*object, room))
        co_return problem(*wrong);
    const auto name = readName(*object);
    if (!name)
        co_return problem(name.error());
    if (!core.rooms.reserve(room.id))
        co_return problem(409, QStringLiteral("There is such a room already."));
    Response response = co_await change(core, room, QStringLiteral("created"), *name, 201);
    if (response.status == 201)
        core.rooms.put(room);
    core.rooms.release(room.id);
    co_return response;
}

} // namespace

asio::awaitable<Response> answerRooms(HubCore &core, const Request &request)
{
    if (request.method == "POST")
        co_return co_await create(core, request);
    if (request.method != "GET" && !request.isHead())
        co_return notAllowed(request, "GET, HEAD, POST, OPTIONS");
    QJsonArray rooms;
    for (const Room &room : core.rooms.all())
        rooms.append(toJson(room));
    co_return json(200, QJsonDocument(rooms).toJson(QJsonDocument::Compact));
}

asio::awaitable<Response> answerRoom(HubCore &core, const Request &request, QString id)
{
    if (!core.rooms.contains(id))
        co_return problem(404, QStringLiteral("There is no such room."));
    Room room = core.rooms.room(id);
    if (request.method == "GET" || request.isHead())
        co_return roomAnswer(200, room);
    if (request.method != "PATCH")
        co_return notAllowed(request, "GET, HEAD, PATCH, OPTIONS");
    const auto object = readObject(request.body);
    if (!object)
        co_return problem(object.error());
    if (const auto wrong = readWords(*object, room))
        co_return problem(*wrong);
    const auto name = readName(*object);
    if (!name)
        co_return problem(name.error());
    // Nothing is written where nothing changes.
    const Room before = core.rooms.room(id);
    if (room == before)
        co_return roomAnswer(200, room);
    // Before the log has it: who changes something else meanwhile begins from here, and comes after it in the log.
    core.rooms.put(room);
    Response response = co_await change(core, room, QStringLiteral("changed"), *name, 200);
    if (response.status != 200 && core.rooms.room(id) == room)
        core.rooms.put(before);
    co_return response;
}

} // namespace tincan
