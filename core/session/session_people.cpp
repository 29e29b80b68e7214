#include "core/session/session_private.h"

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookAgain = 24h;
constexpr auto afterAFailure = 15s;
// Half of what our server gives; where one gives less, it is renewed at each look.
constexpr qint64 renewBelow = 15 * 24 * 3'600; // seconds

} // namespace

void Session::signIn(const QString &name, const QString &password, const QString &invite)
{
    if (!d->api) {
        Q_EMIT signInFailed({.kind = Failure::Kind::Unreachable, .detail = u"no server is open"_s});
        return;
    }
    d->api->signIn(name, password, invite, [this](const Result<SignedIn> &who) {
        if (!who) {
            Q_EMIT signInFailed(who.error());
            return;
        }
        d->take(*who);
        tryNow();
    });
}

void Session::signOut()
{
    if (!d->api)
        return;
    d->api->signOut([this](const Result<Done> &done) {
        if (!done && done.error().kind != Failure::Kind::SignIn) {
            Q_EMIT notice(done.error());
            return;
        }
        d->tokenDue.cancel();
        d->useToken({});
        Q_EMIT signedOut();
    });
}

void Session::Private::take(const SignedIn &who)
{
    holdBackOthers(who.user.id);
    tokenSeen = clock.now();
    options.transport.name = who.user.name;
    useToken(who.token);
    Q_EMIT q->signedIn(who);
}

// The server would take it for the words of whoever is signed in now.
void Session::Private::holdBackOthers(const QString &person)
{
    const QString before = std::exchange(signedInAs, person);
    if (before.isEmpty() || before == person)
        return;
    flushOutbox();
    QStringList ids;
    for (const auto &[number, entry] : store.outbox().entries())
        if (!entry.reason && !entry.isChange())
            ids.append(entry.id);
    for (const QString &id : std::as_const(ids)) {
        const QString reason = u"somebody else was signed in here when this was written"_s;
        outboxPump.remove(id);
        if (const auto done = store.outbox().setReason(id, reason); !done)
            return storageFailed(done.error());
        setDelivery(id, Delivery::Failed, reason);
    }
}

void Session::Private::useToken(const QByteArray &token)
{
    options.transport.token = token;
    if (api)
        api->renew(options.transport);
}

// A line keeps the token that it was opened with. Where that was renewed meanwhile, it is the line that is old.
Failure Session::Private::withOldToken(quint64 generation, const Failure &failure) const
{
    const auto line = lines.find(generation);
    Failure seen = failure;
    if (failure.kind == Failure::Kind::SignIn && !options.transport.token.isEmpty() && line != lines.end() &&
        line->second.token != options.transport.token)
        seen.kind = Failure::Kind::Dropped;
    return seen;
}

void Session::Private::keepSignedIn()
{
    const bool fresh = tokenSeen && clock.now() - *tokenSeen < lookAgain;
    if (api && !options.transport.token.isEmpty() && !fresh)
        lookAtToken();
}

void Session::Private::lookAtToken()
{
    if (!api || options.transport.token.isEmpty())
        return;
    tokenSeen = clock.now();
    lookAtTokenIn(lookAgain); // where the line stays up for so long
    api->session([this](const Result<SignedIn> &who) {
        if (!who)
            return lookAtTokenIn(afterAFailure);
        signedInAs = who->user.id;
        if (clock.wall().secsTo(who->expires) > renewBelow)
            return;
        // An answer that is lost is asked for again at once: the old token is good for a minute more.
        api->renewToken([this](const Result<SignedIn> &anew) {
            if (anew)
                take(*anew);
            else
                lookAtTokenIn(afterAFailure);
        });
    });
}

void Session::Private::lookAtTokenIn(milliseconds wait)
{
    tokenDue = clock.after(wait, [this] { lookAtToken(); });
}

} // namespace tincan
