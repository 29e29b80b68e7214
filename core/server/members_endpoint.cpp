// Who is in a room, and who there is at all (protocol, section 5).
#include "core/server/direct_room_rules.h"
#include "core/server/endpoints.h"
#include "core/server/lobby.h"
#include "core/server/publishing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace tincan {

namespace {

QJsonObject toJson(const Person &person)
{
    return QJsonObject{{QStringLiteral("id"), person.id}, {QStringLiteral("name"), person.name}};
}

Response listOf(const QJsonArray &array)
{
    return json(200, QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Response answerList(const HubCore &core, const QString &room)
{
    QJsonArray members;
    for (const auto &[id, account] : core.accounts->people()) {
        if (core.rooms.isMember(room, id))
            members.append(toJson(account.person));
    }
    return listOf(members);
}

// What a caller may not do to whom, in a room that exists for the caller.
std::optional<Refusal> forbidden(const HubCore &core, const Caller &caller, const QString &room, const QString &user,
                                 bool joins)
{
    const bool own = user == caller.person.id;
    if (const auto wrong = joins ? std::nullopt : wrongToLeave(room))
        return wrong;
    if (const auto wrong = wrongInDirect(core, room, caller.person.id, user, joins))
        return wrong;
    if (joins && !own && !core.rooms.isMember(room, caller.person.id))
        return refusal(403, QStringLiteral("Only who is in a room may bring somebody in."));
    // Who was sent out, or went, comes back by their own wish, or not at all.
    if (joins && !own && !core.rooms.room(room).isPrivate)
        return refusal(403, QStringLiteral("Everybody is in this room but who left it, and comes back alone."));
    const bool mayRemove = core.rooms.isRuledBy(room, caller.person.id) || moderates(core, caller);
    if (!joins && !own && !mayRemove)
        return refusal(403, QStringLiteral("Only who made a room, or a moderator, may send somebody out."));
    return std::nullopt;
}

asio::awaitable<Response> change(HubCore &core, const Caller &caller, QString room, Person user, bool joins)
{
    if (core.rooms.isMember(room, user.id) == joins)
        co_return joins ? json(200, QJsonDocument(toJson(user)).toJson(QJsonDocument::Compact))
                        : Response{.status = 204, .contentType = {}, .body = {}, .headers = {}, .close = false};
    Membership body{.action = joins ? QStringLiteral("joined") : QStringLiteral("left"), .user = user};
    Durable draft{.cursor = {},
                  .id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                  .room = room,
                  .sender = caller.person,
                  .time = 0,
                  .body = body};
    if (const auto fast = tooFast(core, caller, caller.person))
        co_return problem(*fast);
    const AppendResult result = co_await appended(core, std::move(draft));
    if (!result)
        co_return problem(result.error());
    if (joins)
        co_return json(201, QJsonDocument(toJson(user)).toJson(QJsonDocument::Compact));
    co_return Response{.status = 204, .contentType = {}, .body = {}, .headers = {}, .close = false};
}

} // namespace

asio::awaitable<Response> answerMembers(HubCore &core, const Caller &caller, const Request &request, QString room,
                                        QString user)
{
    const bool comesBack = request.method == "PUT" && user == QStringLiteral("me") && core.accounts &&
                           mayComeBack(core, room, caller.person.id);
    if (!core.accounts || (!core.rooms.existsFor(room, caller.person.id) && !comesBack))
        co_return problem(404, QStringLiteral("There is no such room, or none with members."));
    if (user.isEmpty()) {
        if (request.method != "GET" && !request.isHead())
            co_return notAllowed(request, "GET, HEAD, OPTIONS");
        co_return answerList(core, room);
    }
    if (request.method != "PUT" && request.method != "DELETE")
        co_return notAllowed(request, "PUT, DELETE, OPTIONS");
    const auto account = core.accounts->people().find(user == QStringLiteral("me") ? caller.person.id : user);
    if (account == core.accounts->people().end())
        co_return problem(404, QStringLiteral("There is no such person here."));
    const Person person = account->second.person;
    const bool joins = request.method == "PUT";
    if (const auto wrong = forbidden(core, caller, room, person.id, joins))
        co_return problem(*wrong);
    co_return co_await change(core, caller, room, person, joins);
}

Response answerUsers(const HubCore &core, const Request &request)
{
    if (!core.accounts)
        return problem(404, QStringLiteral("This server is open: it knows nobody."));
    if (request.method != "GET" && !request.isHead())
        return notAllowed(request, "GET, HEAD, OPTIONS");
    QJsonArray users;
    for (const auto &[id, account] : core.accounts->people()) {
        QJsonObject user = toJson(account.person);
        user.insert(QStringLiteral("role"), QString::fromLatin1(toWord(account.role)));
        users.append(user);
    }
    return listOf(users);
}

} // namespace tincan
