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
        d->tokenDue.cancel();
        d->useToken({});
        Q_EMIT signedOut();
        // Here it counts all the same: whoever sits here next is somebody else.
        if (!done && done.error().kind != Failure::Kind::SignIn) {
            Failure unheard = done.error();
            unheard.stage = u"sign-out"_s;
            Q_EMIT notice(unheard);
        }
    });
}

void Session::Private::take(const SignedIn &who)
{
    tokenSeen = clock.now();
    writtenUnknown.clear(); // by whoever was here before somebody signed in
    options.transport.name = who.user.name;
    options.transport.token = who.token;
    become(who.user.id);
    useToken(who.token);
    Q_EMIT q->signedIn(who);
}

// Everybody has a history of their own, and what waits in it goes out under their name alone.
void Session::Private::become(const QString &person)
{
    if (isOpen && person != store.person())
        openHistoryOf(person);
    nowKnown();
}

void Session::Private::nowKnown()
{
    if (!isOpen || std::exchange(isKnown, true))
        return;
    writtenUnknown.clear();
    flushSoon();
    if (deliveringLine(state))
        compareReading();
    updateStatus(); // files may go
}

void Session::Private::nobodyToBe(const Failure &failure)
{
    // An open server: nobody there has to be anybody, and a token that is left over is of no use.
    const bool nobodyAsks = failure.kind == Failure::Kind::Refused && failure.status == 404;
    if (nobodyAsks)
        nowKnown();
    if (isKnown)
        return lookAtTokenIn(nobodyAsks ? milliseconds(lookAgain) : milliseconds(afterAFailure));
    tokenSeen.reset(); // the next line asks
    if (!deliveringLine(state))
        return;
    lookAtTokenIn(failure.retryAfter.value_or(0ms) + state.backoff.delay(tokenTries++, chance()));
    if (tokenTries != 2 || failure.kind == Failure::Kind::SignIn)
        return;
    // Not at once: it may be a moment's. But what is queued on a line that is up asks why.
    Failure told = failure;
    told.stage = u"session"_s;
    Q_EMIT q->notice(told);
}

void Session::Private::openHistoryOf(const QString &person)
{
    flushOutbox();
    flushArrivals();
    feed.flush();
    if (!isOpen)
        return; // the disk is full
    const bool inMemory = options.profileFolder.isEmpty();
    const QString before = store.file();
    QList<OutboxEntry> along; // written by whoever is here now
    for (const QString &id : std::as_const(writtenUnknown))
        if (const OutboxEntry *entry = store.outbox().find(id))
            along.append(*entry);
    QStringList left = inMemory && !store.person().isEmpty() ? q->unsent() : QStringList();
    left.removeIf([this](const QString &id) { return writtenUnknown.contains(id); });
    searchReader.reset(); // the file may move
    const auto another = store.openFor(person);
    if (!another) {
        storageFailed(another.error());
        return;
    }
    for (const QString &id : std::as_const(left))
        Q_EMIT q->deliveryChanged(id, Delivery::Failed, u"somebody else was signed in here when this was written"_s);
    if (inMemory && !*another)
        return;
    const SessionOptions same = options;
    const auto seen = tokenSeen;
    q->close();
    if (const auto done = q->open(same); !done) {
        Q_EMIT q->notice(done.error());
        return;
    }
    tokenSeen = seen;
    if (inMemory)
        (void)store.openFor(person);
    if (!*another)
        return; // all of it came along
    const auto moved = moveOutbox(along, before, store.outbox());
    for (const OutboxEntry &entry : std::as_const(along)) {
        if (const OutboxEntry *here = store.outbox().find(entry.id)) {
            lineUp(*here);
            neverCarried.insert(entry.id);
        }
    }
    Q_EMIT q->historyChanged();
    if (!moved && isOpen)
        storageFailed(moved.error());
}

void Session::Private::useToken(const QByteArray &token)
{
    options.transport.token = token;
    if (api)
        renewCalls();
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
            return nobodyToBe(who.error());
        tokenTries = 0;
        become(who->user.id);
        lookAtTokenIn(lookAgain);
        if (!who->expires.isValid() || clock.wall().secsTo(who->expires) > renewBelow)
            return; // not every server says when
        if (!api)
            return; // the disk is full
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
