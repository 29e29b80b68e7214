#include "core/server/administration.h"

#include "core/server/caller.h"
#include "core/server/lobby.h"
#include "core/server/publishing.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace tincan {

namespace {

constexpr qsizetype longestWord = 1'024;

QJsonObject error(const QString &sentence)
{
    return {{QStringLiteral("error"), sentence}};
}

QJsonObject answerOf(const Result<Done, Refusal> &done)
{
    return done ? QJsonObject{{QStringLiteral("done"), true}} : error(done.error().detail);
}

QString text(const QJsonObject &command, const char *name)
{
    return command.value(QLatin1String(name)).toString();
}

std::optional<Role> roleOf(const QJsonObject &command)
{
    const QString word = text(command, "role");
    return word.isEmpty() ? Role::Member : roleFromWord(word.toLatin1());
}

QJsonObject toJson(const Invite &invite)
{
    return {{QStringLiteral("id"), invite.id},
            {QStringLiteral("role"), QString::fromLatin1(toWord(invite.role))},
            {QStringLiteral("uses"), invite.uses},
            {QStringLiteral("expires"), QDateTime::fromMSecsSinceEpoch(invite.expires, Qt::UTC).toString(Qt::ISODate)}};
}

// By id or by name.
QString personOf(const Accounts &accounts, const QString &word)
{
    for (const auto &[id, account] : accounts.people()) {
        if (id == word || AccountFile::keyOf(account.person.name) == AccountFile::keyOf(word))
            return id;
    }
    return {};
}

bool isOnlyOwner(const Accounts &accounts, const QString &person)
{
    return std::none_of(accounts.people().begin(), accounts.people().end(),
                        [&person](const auto &one) { return one.second.role == Role::Owner && one.first != person; }) &&
           accounts.people().at(person).role == Role::Owner;
}

asio::awaitable<QJsonObject> user(Accounts &accounts, QString verb, QJsonObject command)
{
    const std::optional<Role> role = roleOf(command);
    if (text(command, "password").size() > longestWord || text(command, "name").size() > longestWord)
        co_return error(QStringLiteral("A name or a password is too long."));
    const QByteArray password = text(command, "password").normalized(QString::NormalizationForm_C).toUtf8();
    if (!role)
        co_return error(QStringLiteral("A role is member, moderator or owner."));
    if (verb == QStringLiteral("list")) {
        QJsonArray users;
        for (const auto &[id, account] : accounts.people())
            users.append(toJson(account));
        co_return QJsonObject{{QStringLiteral("users"), users}};
    }
    if (verb == QStringLiteral("add")) {
        const auto added = co_await accounts.add(text(command, "name"), password, *role);
        co_return added ? QJsonObject{{QStringLiteral("user"), toJson(*added)}} : error(added.error().detail);
    }
    const QString person = personOf(accounts, text(command, "name"));
    if (person.isEmpty())
        co_return error(QStringLiteral("There is nobody of this name."));
    const bool demoted = verb == QStringLiteral("remove") || (verb == QStringLiteral("role") && *role != Role::Owner);
    if (demoted && isOnlyOwner(accounts, person))
        co_return error(
            QStringLiteral("This is the only owner. Make somebody else one first: user role NAME --role owner"));
    Result<Done, Refusal> done = refusal(404, QStringLiteral("There is no such command."));
    if (verb == QStringLiteral("remove"))
        done = co_await accounts.remove(person);
    else if (verb == QStringLiteral("role"))
        done = co_await accounts.setRole(person, *role);
    else if (verb == QStringLiteral("password"))
        done = co_await accounts.setPassword(person, password);
    co_return answerOf(done);
}

asio::awaitable<QJsonObject> invite(HubCore &core, QString verb, QJsonObject command)
{
    Accounts &accounts = *core.accounts;
    if (verb == QStringLiteral("list")) {
        const auto invites = co_await accounts.invites();
        if (!invites)
            co_return error(invites.error().detail);
        QJsonArray list;
        for (const Invite &one : *invites)
            list.append(toJson(one));
        co_return QJsonObject{{QStringLiteral("invites"), list}};
    }
    if (verb == QStringLiteral("revoke")) {
        const auto done = co_await accounts.revokeInvite(text(command, "id"));
        co_return answerOf(done);
    }
    const std::optional<Role> role = roleOf(command);
    const qint64 uses = command.value(QStringLiteral("uses")).toInteger(1);
    const qint64 days = command.value(QStringLiteral("days")).toInteger(7);
    if (verb != QStringLiteral("add") || !role || uses < 1 || uses > 1'000'000 || days < 1 || days > 3'650)
        co_return error(QStringLiteral("An invite has a role, 1 to 1,000,000 uses and 1 to 3,650 days."));
    const auto added = co_await accounts.invite(*role, uses, std::chrono::hours(24 * days));
    if (!added)
        co_return error(added.error().detail);
    QJsonObject answer = toJson(added->first);
    answer.insert(QStringLiteral("code"), QString::fromLatin1(added->second));
    answer.insert(QStringLiteral("pin"), QString::fromLatin1(core.pin));
    // What a link is made of, beside the code.
    answer.insert(QStringLiteral("server"), core.url.toString());
    answer.insert(QStringLiteral("host"), core.options.names.value(0));
    co_return QJsonObject{{QStringLiteral("invite"), answer}};
}

asio::awaitable<QJsonObject> archive(HubCore &core, QString id, bool archived)
{
    Room room = core.rooms.room(id);
    if (room.id.isEmpty() || room.archived == archived)
        co_return error(room.id.isEmpty() ? QStringLiteral("There is no such room.")
                                          : QStringLiteral("It is so already."));
    if (const auto wrong = archived ? wrongToArchive(room) : std::nullopt)
        co_return error(wrong->detail);
    RoomChange body{.action = archived ? QStringLiteral("archived") : QStringLiteral("changed"),
                    .title = room.title,
                    .topic = room.topic,
                    .isPrivate = room.isPrivate};
    Durable draft{.cursor = {},
                  .id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                  .room = id,
                  .sender = {QStringLiteral("u_server"), core.options.serverName},
                  .time = 0,
                  .body = body};
    room.archived = archived;
    core.rooms.begin(room);
    const AppendResult result = co_await appended(core, std::move(draft));
    core.rooms.settle(id);
    co_return result ? answerOf(Done{}) : error(result.error().detail);
}

asio::awaitable<QJsonObject> room(HubCore &core, QString verb, QJsonObject command)
{
    if (verb == QStringLiteral("archive") || verb == QStringLiteral("reopen"))
        co_return co_await archive(core, text(command, "room"), verb == QStringLiteral("archive"));
    if (verb != QStringLiteral("list"))
        co_return error(QStringLiteral("There is no such command."));
    QJsonArray rooms;
    for (const Room &one : core.rooms.all())
        rooms.append(QJsonObject{{QStringLiteral("room"), one.id},
                                 {QStringLiteral("title"), one.title},
                                 {QStringLiteral("private"), one.isPrivate},
                                 {QStringLiteral("archived"), one.archived}});
    co_return QJsonObject{{QStringLiteral("rooms"), rooms}};
}

} // namespace

asio::awaitable<QJsonObject> administer(HubCore &core, QJsonObject command)
{
    const QString words = text(command, "command");
    const QString noun = words.section(u' ', 0, 0);
    const QString verb = words.section(u' ', 1);
    if (words == QStringLiteral("server show"))
        co_return QJsonObject{{QStringLiteral("server"), QJsonObject{{QStringLiteral("url"), core.url.toString()}}}};
    if (noun == QStringLiteral("room"))
        co_return co_await room(core, verb, std::move(command));
    if (!core.accounts)
        co_return error(QStringLiteral("This server is open: it asks nobody who they are, and has no accounts."));
    if (noun == QStringLiteral("user"))
        co_return co_await user(*core.accounts, verb, std::move(command));
    if (noun == QStringLiteral("invite"))
        co_return co_await invite(core, verb, std::move(command));
    co_return error(QStringLiteral("There is no such command."));
}

} // namespace tincan
