#include "core/chat/unseen.h"
#include "core/server/direct_room_rules.h"
#include "core/server/endpoints.h"
#include "core/server/json_body.h"
#include "core/server/lobby.h"
#include "core/server/publishing.h"

#include <QUuid>

namespace tincan {

namespace {

constexpr qsizetype longestTitle = 200;  // bytes of UTF-8, as is the topic's
constexpr qsizetype longestTopic = 2000; // of all of them the list is made

Response roomAnswer(int status, const Room &room)
{
    return json(status, toJson(room));
}

// Reads title and topic where they are given; the rest of `room` stays.
std::optional<Refusal> readWords(const QJsonObject &object, Room &room)
{
    for (const auto &[name, field, longest] : {std::tuple(QStringLiteral("title"), &room.title, longestTitle),
                                               std::tuple(QStringLiteral("topic"), &room.topic, longestTopic)}) {
        const QString before = *field; // stays as it is where an older server took it
        const auto text = readText(object, name, before);
        if (!text)
            return text.error();
        *field = text->trimmed();
        if (field->toUtf8().size() > longest && *field != before)
            return refusal(422, QStringLiteral("`%1` is longer than %2 bytes of UTF-8.").arg(name).arg(longest));
        if (hasControls(*field))
            return refusal(422, QStringLiteral("`%1` has controls.").arg(name));
        if (hidesSomething(*field) && *field != before)
            return refusal(422, QStringLiteral("`%1` has letters that nobody sees.").arg(name));
    }
    if (room.title.isEmpty())
        return refusal(422, QStringLiteral("`title` is empty."));
    return std::nullopt;
}

// Who says it: on an open server by the rules of a publication.
Result<Person, Refusal> readAuthor(const Caller &caller, const QJsonObject &object)
{
    if (caller.isSignedIn())
        return caller.person;
    const auto name = readText(object, QStringLiteral("name"));
    if (!name)
        return name.error();
    if (!isName(*name))
        return refusal(422, QStringLiteral("`name` is longer than 64 characters, or has controls."));
    return openPerson(*name);
}

// A private room that nobody else is to know of is best not named by hand: names that are taken are told.
Result<Room, Refusal> readNewRoom(const HubCore &core, const QJsonObject &object)
{
    const auto secret = readFlag(object, QStringLiteral("private"), false);
    if (!secret)
        return secret.error();
    if (*secret && !core.accounts)
        return refusal(422, QStringLiteral("`private`: this server has no accounts, so it has no private rooms."));
    const QString picked = *secret ? QUuid::createUuid().toString(QUuid::WithoutBraces) : QString();
    const auto id = readText(object, QStringLiteral("room"), picked);
    if (!id)
        return id.error();
    Room room{.id = *id, .title = *id, .topic = {}, .isPrivate = *secret, .archived = false};
    if (!isRoomId(room.id))
        return refusal(422, QStringLiteral("`room` is not 1 to 64 of a-z, 0-9, - and _."));
    if (const auto wrong = readWords(object, room))
        return *wrong;
    return room;
}

asio::awaitable<Response> change(HubCore &core, const Caller &caller, Room room, QString action, Person author,
                                 int status)
{
    const RoomChange body{.action = action, .title = room.title, .topic = room.topic, .isPrivate = room.isPrivate};
    Durable draft{.cursor = {},
                  .id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                  .room = room.id,
                  .sender = author,
                  .time = 0,
                  .body = body};
    if (const auto fast = tooFast(core, caller, author))
        co_return problem(*fast);
    const AppendResult result = co_await appended(core, std::move(draft));
    if (!result)
        co_return problem(result.error());
    co_return roomAnswer(status, room);
}

constexpr qsizetype mostOfTwo = 1'000; // made by one person: each is looked at where anything changes

// Rooms stay for good, and everybody has the list of them; but for those of two, which are no more than there are
// pairs.
std::optional<Refusal> tooMany(const HubCore &core, const Room &room, const Person &author)
{
    if (core.accounts && pairOf(room.id)) {
        if (core.rooms.countOfTwo(author.id) >= mostOfTwo)
            return refusal(
                422,
                QStringLiteral("You have begun %1 conversations of two, as many as one person may.").arg(mostOfTwo));
        return std::nullopt;
    }
    const qint64 all = core.options.mostRooms;
    const qint64 own = core.options.roomsOfOne;
    if (all > 0 && core.rooms.count() >= all)
        return refusal(422, QStringLiteral("There are %1 rooms, as many as this server may have. Use one of them, or "
                                           "ask whoever runs the server to raise --most-rooms.")
                                .arg(all));
    if (own > 0 && core.rooms.countOf(author.id) >= own)
        return refusal(422,
                       QStringLiteral("You have made %1 rooms, as many as one person may. Give one of them another "
                                      "title, or ask whoever runs the server to raise --rooms-per-person.")
                           .arg(own));
    return std::nullopt;
}

asio::awaitable<Response> create(HubCore &core, const Caller &caller, const Request &request)
{
    const auto object = readObject(request.body);
    if (!object)
        co_return problem(object.error());
    auto room = readNewRoom(core, *object);
    if (!room)
        co_return problem(room.error());
    // It goes by the other's name: nobody gives it one that could be somebody's.
    if (core.accounts && pairOf(room->id)) {
        room->title = room->id;
        room->topic.clear();
    }
    const auto author = readAuthor(caller, *object);
    if (!author)
        co_return problem(author.error());
    if (const auto wrong = wrongToMakeDirect(core, *room, *author))
        co_return problem(*wrong);
    if (const auto full = tooMany(core, *room, *author))
        co_return problem(*full);
    if (!core.rooms.reserve(room->id, author->id))
        co_return problem(409, QStringLiteral("There is such a room already."));
    Response response = co_await change(core, caller, *room, QStringLiteral("created"), *author, 201);
    core.rooms.release(room->id);
    co_return response;
}

bool mayChange(const HubCore &core, const Caller &caller, const QString &room)
{
    if (core.accounts && core.rooms.isOfTwo(room))
        return false; // it stays as it is
    return !caller.isSignedIn() || core.rooms.isRuledBy(room, caller.person.id) || moderates(core, caller);
}

asio::awaitable<Response> patch(HubCore &core, const Caller &caller, const Request &request, Room room)
{
    if (!mayChange(core, caller, room.id))
        co_return problem(403, QStringLiteral("Only who made a room, or a moderator, may change it; a room of two "
                                              "stays as it is."));
    const auto object = readObject(request.body);
    if (!object)
        co_return problem(object.error());
    if (const auto wrong = readWords(*object, room))
        co_return problem(*wrong);
    const auto secret = readFlag(*object, QStringLiteral("private"), room.isPrivate);
    const auto archived = readFlag(*object, QStringLiteral("archived"), room.archived);
    if (!secret || !archived)
        co_return problem(secret ? archived.error() : secret.error());
    if (*secret != room.isPrivate)
        co_return problem(422, QStringLiteral("`private` cannot be changed: who may read what was said would change."));
    if (const auto wrong = *archived && !room.archived ? wrongToArchive(room) : std::nullopt)
        co_return problem(*wrong);
    room.archived = *archived;
    const auto author = readAuthor(caller, *object);
    if (!author)
        co_return problem(author.error());
    // Nothing is written where nothing changes.
    const Room before = core.rooms.room(room.id);
    if (room == before)
        co_return roomAnswer(200, room);
    core.rooms.begin(room);
    const QString action = room.archived ? QStringLiteral("archived") : QStringLiteral("changed");
    Response response = co_await change(core, caller, room, action, *author, 200);
    core.rooms.settle(room.id);
    co_return response;
}

asio::awaitable<Response> answerRoom(HubCore &core, const Caller &caller, const Request &request, QString id)
{
    if (!core.rooms.existsFor(id, caller.person.id))
        co_return problem(404, QStringLiteral("There is no such room."));
    if (request.method == "GET" || request.isHead())
        co_return json(200, withMark(toJson(core.rooms.room(id)), "may_change", mayChange(core, caller, id)));
    if (request.method != "PATCH")
        co_return notAllowed(request, "GET, HEAD, PATCH, OPTIONS");
    co_return co_await patch(core, caller, request, core.rooms.room(id));
}

asio::awaitable<Response> answerList(HubCore &core, const Caller &caller, const Request &request)
{
    if (request.method == "POST")
        co_return co_await create(core, caller, request);
    if (request.method != "GET" && !request.isHead())
        co_return notAllowed(request, "GET, HEAD, POST, OPTIONS");
    co_return json(200, core.roomList.of(core.rooms, caller.person.id));
}

} // namespace

asio::awaitable<Response> answerRooms(HubCore &core, const Caller &caller, const Request &request, QString path)
{
    const QStringList parts = path.split(u'/');
    if (path.isEmpty())
        co_return co_await answerList(core, caller, request);
    if (parts.size() == 1)
        co_return co_await answerRoom(core, caller, request, parts[0]);
    if (parts.size() <= 3 && parts[1] == QStringLiteral("members"))
        co_return co_await answerMembers(core, caller, request, parts[0], parts.value(2));
    co_return problem(404, QStringLiteral("There is nothing at this address."));
}

} // namespace tincan
