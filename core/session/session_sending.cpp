#include "core/session/session_private.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Where the server asks for patience and does not say how long.
constexpr milliseconds patience{1'000};
// So often a message is tried where something else than the server refuses it.
constexpr int mostTurnedAway = 4;
// How many unanswered messages of a room a line may carry: it keeps their order.
constexpr int window = 256;

} // namespace

void Session::Private::flushOutbox()
{
    if (unwritten.isEmpty())
        return;
    QList<OutboxEntry> entries = std::exchange(unwritten, {});
    if (const auto done = store.outbox().add(entries); !done) {
        Q_EMIT q->notice(done.error());
        for (const OutboxEntry &entry : std::as_const(entries))
            giveBack(entry, done.error());
        return;
    }
    for (const OutboxEntry &entry : std::as_const(entries)) {
        lineUp(entry);
        if (!entry.isChange())
            neverCarried.insert(entry.id);
        if (!entry.isChange() && !isKnown)
            writtenUnknown.append(entry.id);
        Q_EMIT q->deliveryChanged(entry.id, Delivery::Queued, {});
    }
    showRows(entries);
}

void Session::Private::pump()
{
    Transport *line = isOpen ? sendingLine() : nullptr;
    if (!line || !isKnown || holding.pending())
        return;
    const TimePoint now = clock.now();
    QList<OutboxEntry> carried;
    const QStringList ids = outboxPump.take(window);
    for (const QString &id : ids) {
        const OutboxEntry *entry = store.outbox().find(id);
        if (!entry)
            continue;
        sentAt.insert(id, now);
        neverCarried.remove(id);
        carried.append(*entry);
        const Publication publication = entry->publication();
        Q_EMIT q->deliveryChanged(id, Delivery::Sending, {});
        line->send(publication);
        // A line may fail at once: then what was taken is queued again already.
        if (sendingLine() != line)
            break;
    }
    if (isOpen)
        showRows(carried);
}

// As long as the server asks, and then some, so that a herd does not come back at one moment.
void Session::Private::hold(const Failure &failure)
{
    if (holding.pending())
        return;
    const milliseconds more = state.backoff.delay(holds++, chance());
    holding = clock.after(failure.retryAfter.value_or(patience) + more, [this] { pump(); });
}

void Session::Private::carryOver()
{
    const auto line = deliveringLine(state);
    sendingGeneration = line ? line->generation : 0;
    deliveryTime.reset();
    turnedAwayTimes.clear(); // by a box on another way, perhaps
    typingTold.forget();
    knowSelf();
    const QStringList waiting = outboxPump.requeueAll();
    holding.cancel();
    if (line) {
        compareReading();
        flushSoon();
        return;
    }
    for (const QString &id : waiting)
        setDelivery(id, Delivery::Queued);
}

void Session::Private::refused(quint64 generation, const QString &id, const Failure &failure)
{
    if (!lines.contains(generation) || !store.outbox().contains(id))
        return;
    if (failure.kind == Failure::Kind::SignIn) {
        lineFailed(generation, failure); // nothing is lost: it goes out after signing in
        return;
    }
    // A box on the way that lets the line through, and will not have this message, may not hold up the rest.
    const bool byABox = failure.kind == Failure::Kind::NotTincan && failure.status >= 400 && failure.status < 500;
    const bool turnedAway = byABox && ++turnedAwayTimes[id] >= mostTurnedAway;
    if (failure.retryable() && !turnedAway) {
        outboxPump.requeue(id);
        setDelivery(id, Delivery::Queued);
        hold(failure);
        return;
    }
    turnedAwayTimes.remove(id);
    if (const OutboxEntry *entry = store.outbox().find(id); entry->isChange()) {
        refusedChange(OutboxEntry(*entry), failure);
        return;
    }
    if (failure.status == 422 && uploadAgain(id))
        return flushSoon();
    outboxPump.remove(id);
    if (const auto done = store.outbox().setReason(id, failure.detail); !done)
        storageFailed(done.error());
    setDelivery(id, Delivery::Failed, failure.detail);
    flushSoon(); // not at once: the same answer may hold back what comes before
}

void Session::Private::refusedChange(const OutboxEntry &change, const Failure &failure)
{
    const OutboxEntry *message = store.outbox().find(change.target);
    // The message itself was refused: what it was to say instead is tried with it.
    if (message && message->reason && change.isEdit()) {
        const auto reason = message->reason;
        auto done = store.outbox().rewrite(change.target, change.text);
        if (done)
            done = store.outbox().setReason(change.target, reason);
        if (done)
            done = takeBack(change);
        if (!done)
            storageFailed(done.error());
        return;
    }
    if (const auto done = takeBack(change); !done) {
        storageFailed(done.error());
        return;
    }
    Failure why = failure;
    why.kind = Failure::Kind::Refused;
    why.stage = change.isReaction() ? u"reaction"_s : change.isEdit() ? u"edit"_s : u"delete"_s;
    Q_EMIT q->notice(why);
    giveBack(change, failure);
    flushSoon();
}

// What is not kept here stays with whoever wrote it.
void Session::Private::giveBack(const OutboxEntry &entry, const Failure &failure)
{
    if (entry.isEdit())
        Q_EMIT q->editFailed(entry.target, entry.text, failure.detail);
    Q_EMIT q->deliveryChanged(entry.id, Delivery::Failed, failure.detail);
}

Result<Done> Session::Private::takeBack(const OutboxEntry &change)
{
    if (const auto done = store.outbox().remove(change.id); !done)
        return done;
    outboxPump.remove(change.id);
    showRows({change});
    return Done{};
}

void Session::Private::setDelivery(const QString &id, Delivery delivery, const QString &detail)
{
    const OutboxEntry *entry = store.outbox().find(id);
    if (entry)
        showRows({*entry});
    Q_EMIT q->deliveryChanged(id, delivery, detail);
}

void Session::Private::showRows(const QList<OutboxEntry> &entries)
{
    QStringList ids;
    QStringList restated;
    for (const OutboxEntry &entry : entries) {
        ids.append(entry.isChange() ? entry.target : entry.id);
        if (entry.isEdit() || entry.isDeletion())
            restated.append(entry.target);
    }
    ids += store.repliesTo(restated);
    ids.removeDuplicates();
    QList<Message> rows = ids.isEmpty() ? QList<Message>() : store.messages(ids);
    markSending(rows);
    feed.upsert(rows);
}

// Of what waits, the store does not know what is on its way.
void Session::Private::markSending(QList<Message> &rows)
{
    for (Message &row : rows) {
        if (row.delivery != Delivery::Queued)
            continue;
        bool onItsWay = outboxPump.isInFlight(row.id);
        for (const OutboxEntry *change : store.outbox().changesOf(row.id))
            onItsWay = onItsWay || (!change->isReaction() && outboxPump.isInFlight(change->id));
        if (onItsWay)
            row.delivery = Delivery::Sending;
    }
}

} // namespace tincan
