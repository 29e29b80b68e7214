#include "core/session/session_private.h"

namespace tincan {

namespace {

// One transaction holds at most so many, so that catching up never blocks what a person sends for long.
constexpr qsizetype mostInOneWrite = 2'000;
// Far behind nobody waits for the single event, and a transaction costs the same for many: what comes within this
// time is one write. Nearer than that each turn of the event loop is.
constexpr qint64 farBehind = 2'000;
constexpr milliseconds gatherFor{8};
constexpr qint64 longestSpread = 60; // seconds: whatever a server says

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
        else if (const auto *presence = std::get_if<Presence>(&event))
            presenceHeard.hear(*presence);
        else if (const auto *crowded = std::get_if<Crowded>(&event))
            advance(InCrowd{std::chrono::seconds(std::clamp<qint64>(crowded->retryWithin, 0, longestSpread))});
    }
    presenceHeard.say();
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
        uploadedAgain.remove(id);
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
    indexArrived(rows);
    tellEvents(appended);
    for (const QString &id : appended.echoed)
        Q_EMIT q->deliveryChanged(id, Delivery::Sent, {});
    if (appended.roomsChanged)
        roomsChanged();
    if (!appended.gaps.isEmpty())
        fetchRooms(); // what would have told of them is missing
    else
        heardMembership(appended.events);
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

} // namespace tincan
