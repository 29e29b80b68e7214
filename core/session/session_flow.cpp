#include "core/session/session_private.h"

#include <QTemporaryFile>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// One transaction holds at most so many, so that catching up never blocks what a person sends for long.
constexpr qsizetype mostInOneWrite = 2'000;
// Far behind nobody waits for the single event, and a transaction costs the same for many: what comes within this
// time is one write. Nearer than that each turn of the event loop is.
constexpr qint64 farBehind = 2'000;
constexpr milliseconds gatherFor{8};
// Where the server asks for patience and does not say how long.
constexpr milliseconds patience{1'000};
constexpr milliseconds reopenEvery{5'000};
constexpr qint64 longestSpread = 60; // seconds: whatever a server says
constexpr qint64 someRoom = 1 << 20;
// So often a message is tried where something else than the server refuses it.
constexpr int mostTurnedAway = 4;
// How many unanswered messages of a room a line may carry: it keeps their order.
constexpr int window = 256;

// Whether the disk takes a megabyte.
bool hasRoom(const QString &folder)
{
    if (folder.isEmpty())
        return true;
    QTemporaryFile file(folder + u"/room-XXXXXX"_s);
    return file.open() && file.write(QByteArray(someRoom, 'x')) == someRoom && file.flush();
}

} // namespace

void Session::Private::received(const Batch &batch)
{
    for (const Event &event : batch.events) {
        if (const auto *hello = std::get_if<Hello>(&event))
            limits = hello->limits;
        else if (const auto *mark = std::get_if<ReadMark>(&event))
            heardMark(*mark);
        else if (const auto *typing = std::get_if<Typing>(&event);
                 typing && typing->sender.id != store.history().self())
            typingHeard.hear(*typing);
        else if (const auto *durable = std::get_if<Durable>(&event);
                 durable && std::holds_alternative<MessageText>(durable->body))
            typingHeard.stopped(durable->room, durable->sender.id);
        else if (const auto *crowded = std::get_if<Crowded>(&event))
            advance(InCrowd{std::chrono::seconds(std::clamp<qint64>(crowded->retryWithin, 0, longestSpread))});
    }
    arrivals.append({batch.events, batch.upto});
    arrivedEvents += batch.events.size();
    if (arrivedEvents >= mostInOneWrite)
        flushArrivals();
    else if (!isFarBehind())
        flushSoon();
    else if (!gathering.pending())
        gathering = clock.after(gatherFor, [this] { flush(); });
}

bool Session::Private::isFarBehind() const
{
    const auto line = deliveringLine(state);
    const auto open = line ? lines.find(line->generation) : lines.end();
    const auto &cursor = store.history().cursor();
    return open != lines.end() && open->second.head && !open->second.caughtUp && cursor &&
           cursor->epoch == open->second.head->epoch && open->second.head->seq - cursor->seq > farBehind;
}

void Session::Private::accepted(const Durable &event)
{
    holds = 0;
    outboxPump.answered(event.id);
    answers.append(event);
    flushSoon();
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
    outboxPump.remove(id);
    if (const auto done = store.outbox().setReason(id, failure.detail); !done)
        storageFailed(done.error());
    setDelivery(id, Delivery::Failed, failure.detail);
    flushSoon(); // not at once: the same answer may hold back what comes before
}

// One write for all that happens in one turn of the event loop.
void Session::Private::flushSoon()
{
    if (!turnEnd.isActive())
        turnEnd.start();
}

void Session::Private::flush()
{
    turnEnd.stop();
    gathering.cancel();
    if (!isOpen)
        return;
    flushOutbox();
    flushArrivals();
    pump();
}

void Session::Private::flushOutbox()
{
    if (unwritten.isEmpty())
        return;
    QList<OutboxEntry> entries = std::exchange(unwritten, {});
    if (const auto done = store.outbox().add(entries); !done) {
        for (const OutboxEntry &entry : std::as_const(entries))
            Q_EMIT q->deliveryChanged(entry.id, Delivery::Failed, done.error().detail);
        Q_EMIT q->notice(done.error());
        return;
    }
    for (const OutboxEntry &entry : std::as_const(entries)) {
        lineUp(entry);
        if (!entry.isChange())
            neverCarried.insert(entry.id);
        Q_EMIT q->deliveryChanged(entry.id, Delivery::Queued, {});
    }
    showRows(entries);
}

void Session::Private::flushArrivals()
{
    if (!arrivals.isEmpty()) {
        arrivedEvents = 0;
        const auto appended = store.history().append(std::exchange(arrivals, {}));
        if (!appended) {
            answers.clear();
            storageFailed(appended.error());
            return;
        }
        tell(*appended);
        takeMarks();
        if (!isOpen)
            return; // it could not be written
        lookWhoCaughtUp();
        updateStatus();
        storageSaid = false;
    }
    answers.removeIf([this](const Durable &event) { return !store.outbox().contains(event.id); });
    if (!answers.isEmpty()) {
        // Answered is not delivered: where a line asks now and then, a message takes longer.
        for (const Durable &event : std::as_const(answers))
            sentAt.remove(event.id);
        const auto stored = store.history().storeAccepted(std::exchange(answers, {}));
        if (stored)
            tell(*stored);
        else
            storageFailed(stored.error());
    }
}

void Session::Private::tell(const Appended &appended)
{
    const TimePoint now = clock.now();
    for (const QString &id : appended.echoed) {
        outboxPump.remove(id);
        turnedAwayTimes.remove(id);
        const auto sent = sentAt.constFind(id);
        // Not for each of two thousand a second: the chip shows a figure, not a meter.
        if (sent != sentAt.constEnd() && (!deliveryTime || now - deliveryTimeAt > std::chrono::seconds(1))) {
            deliveryTime = std::chrono::duration_cast<milliseconds>(now - *sent);
            deliveryTimeAt = now;
            updateStatus();
        }
        sentAt.remove(id);
    }
    feed.remove(appended.removed);
    QList<Message> rows = appended.rows;
    markSending(rows);
    feed.upsert(rows);
    tellEvents(appended);
    for (const QString &id : appended.echoed)
        Q_EMIT q->deliveryChanged(id, Delivery::Sent, {});
    if (appended.roomsChanged)
        roomsChanged();
    if (!appended.gaps.isEmpty())
        fetchRooms(); // what would have told of them is missing
}

void Session::Private::tellEvents(const Appended &appended)
{
    qsizetype told = 0;
    const auto tellUpTo = [&](qsizetype end) {
        if (end > told)
            Q_EMIT q->eventsStored(appended.events.sliced(told, end - told));
        told = end;
    };
    for (const Appended::Mark &mark : appended.gaps) {
        tellUpTo(mark.after);
        Q_EMIT q->gapFound(mark.gap);
    }
    tellUpTo(appended.events.size());
}

void Session::Private::pump()
{
    Transport *line = isOpen ? sendingLine() : nullptr;
    if (!line || holding.pending())
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

Result<Done> Session::Private::takeBack(const OutboxEntry &change)
{
    if (const auto done = store.outbox().remove(change.id); !done)
        return done;
    outboxPump.remove(change.id);
    showRows({change});
    return Done{};
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
    Q_EMIT q->deliveryChanged(change.id, Delivery::Failed, failure.detail);
    Q_EMIT q->notice(why);
    flushSoon();
}

// Nothing is taken in that cannot be kept: the lines end, the cursor stays where the disk has it, and what is in memory
// is read again once there is room.
void Session::Private::storageFailed(const Failure &failure)
{
    if (!isOpen)
        return;
    // What was not written yet stays with whoever wrote it.
    for (const OutboxEntry &entry : std::exchange(unwritten, {}))
        Q_EMIT q->deliveryChanged(entry.id, Delivery::Failed, failure.detail);
    letGo();
    advance(StorageFailed{failure});
    if (!std::exchange(storageSaid, true))
        Q_EMIT q->notice(failure);
    reopenLater();
}

void Session::Private::letGo()
{
    wholeRooms.clear(); // the next store may be a new one
    roomsKnown = false;
    isOpen = false;
    test.reset();
    api.reset();
    transfers.reset();
    for (Alarm *alarm : {&measuring, &settling, &holding, &gathering, &roomsFrame, &comparing, &telling, &tokenDue})
        alarm->cancel();
    sleepWatch.stop();
    turnEnd.stop();
    arrivals.clear();
    arrivedEvents = 0;
    answers.clear();
    marks.clear();
    typingHeard.clear();
    typingTold.forget();
    outboxPump = {};
    sentAt.clear();
    neverCarried.clear();
    turnedAwayTimes.clear();
    store.close();
}

void Session::Private::reopenLater()
{
    reopening = clock.after(reopenEvery, [this] {
        // A line that opens only to fail at its first event would flicker.
        if (hasRoom(options.profileFolder) && q->open(SessionOptions(options)))
            return;
        reopenLater();
    });
}

} // namespace tincan
