#include "core/server/caller.h"

#include "core/server/address_count.h"
#include "core/server/sha256.h"

namespace tincan {

Person openPerson(const QString &name)
{
    const QString trimmed = name.trimmed();
    const QString chosen = trimmed.isEmpty() ? QStringLiteral("guest") : trimmed;
    const QByteArray hash = sha256(chosen.toUtf8()).toHex();
    return Person{.id = QStringLiteral("u_") + QString::fromLatin1(hash.first(12)), .name = chosen};
}

QByteArray bearerToken(const Request &request)
{
    const QByteArray value = request.header("authorization").value_or(QByteArray()).trimmed();
    return value.first(std::min<qsizetype>(7, value.size())).toLower() == "bearer " ? value.sliced(7).trimmed()
                                                                                    : QByteArray();
}

Result<Caller, Refusal> callerOf(const HubCore &core, const Request &request)
{
    if (!core.accounts)
        return Caller{.person = {}, .session = {}, .address = request.address};
    const QByteArray token = bearerToken(request);
    if (token.isEmpty())
        return refusal(401, QStringLiteral("Sign in: this server wants to know who asks."));
    return core.accounts->caller(token);
}

bool moderates(const HubCore &core, const Caller &caller)
{
    if (!core.accounts)
        return false;
    const auto account = core.accounts->people().find(caller.person.id);
    return account != core.accounts->people().end() && account->second.role != Role::Member;
}

namespace {

std::optional<Refusal> tooFast(HubCore &core, RateLimiter &limiter, const QString &who)
{
    const qint64 wait = limiter.take(who, std::chrono::steady_clock::now());
    if (wait == 0)
        return std::nullopt;
    core.metrics.refuse(Cause::Rate);
    return refusal(429, QStringLiteral("More than %1 a second are too many.").arg(limiter.perSecond()), wait);
}

} // namespace

std::optional<Refusal> tooFast(HubCore &core, const Caller &caller, const Person &author)
{
    if (!caller.isSignedIn()) { // a name is anybody's
        if (const auto fast = tooFast(core, core.ratesOfAddresses, networkOf(caller.address)))
            return fast;
    }
    return tooFast(core, core.rates, author.id);
}

std::optional<Refusal> wrongRoom(const HubCore &core, const Caller &caller, const QString &room)
{
    if (!core.rooms.existsFor(room, caller.isSignedIn() ? caller.person.id : QString()))
        return refusal(404, QStringLiteral("There is no such room."));
    if (caller.isSignedIn() && core.rooms.hasLeft(room, caller.person.id))
        return refusal(403, QStringLiteral("You have left this room."));
    return std::nullopt;
}

} // namespace tincan
