#include "core/base/logging.h"
#include "core/session/session_private.h"
#include "core/transport/network_failure.h"

namespace tincan {

namespace {

// A log may end with events that this reader may not see: then nothing more comes, and that is all there is.
constexpr milliseconds quietAfter{500};
// A line that lives answers sooner, on the slowest paths too; L4 leaves more, but whoever asks has a reason.
constexpr milliseconds answerWithin{3'000};
// So long a change of the network may take to be over. As much again is waited by chance, at most.
constexpr milliseconds networkSettles{500};
// Hints that are closer than this are one row; the last of many waits about as long.
constexpr milliseconds hintsApart{60'000};
constexpr int mostHints = 6;

} // namespace

void Session::Private::advance(const ConnectionEvent &event)
{
    events.append(event);
    if (std::exchange(advancing, true))
        return;
    while (!events.isEmpty()) {
        Step next = step(state, events.takeFirst());
        state = std::move(next.state);
        for (const ConnectionAction &action : std::as_const(next.actions))
            std::visit([this](const auto &what) { perform(what); }, action);
        const auto line = deliveringLine(state);
        if ((line ? line->generation : 0) != sendingGeneration)
            carryOver();
    }
    advancing = false;
    updateStatus();
}

void Session::Private::perform(const OpenLine &action)
{
    const quint64 generation = action.line.generation;
    OpenTransport &line = lines[generation];
    line.transport = factory(action.line.kind, options.transport, clock);
    line.token = options.transport.token;
    Transport *transport = line.transport.get();
    QObject::connect(transport, &Transport::reached, q,
                     [this, generation](const QString &stage) { lineReached(generation, stage); });
    QObject::connect(transport, &Transport::opened, q,
                     [this, generation](const Cursor &head) { lineOpened(generation, head); });
    QObject::connect(transport, &Transport::received, q, [this, generation](const Batch &batch) {
        const auto from = lines.find(generation);
        if (from == lines.end())
            return;
        from->second.check.cancel(); // a sign of life as good as the one that was asked for
        if (!batch.user.isEmpty()) {
            from->second.user = batch.user;
            knowSelf();
        }
        received(batch);
    });
    QObject::connect(transport, &Transport::accepted, q, [this, generation](const Durable &event) {
        if (lines.contains(generation))
            accepted(event);
    });
    QObject::connect(transport, &Transport::refused, q, [this, generation](const QString &id, const Failure &failure) {
        refused(generation, id, failure);
    });
    QObject::connect(transport, &Transport::measured, q,
                     [this, generation](milliseconds time) { lineMeasured(generation, time); });
    QObject::connect(transport, &Transport::failed, q,
                     [this, generation](const Failure &failure) { lineFailed(generation, failure); });
    qCDebug(logSession, "opens line %llu (%ls)", generation, qUtf16Printable(toWord(action.line.kind)));
    flushArrivals(); // the cursor that it begins at is what is stored
    transport->open(store.history().cursor());
}

void Session::Private::perform(const CloseLine &action)
{
    retire(action.generation);
}

void Session::Private::perform(const CheckLine &action)
{
    const auto line = lines.find(action.generation);
    // A check that is under way keeps its deadline: many hints may not put it off.
    if (line == lines.end() || line->second.check.pending())
        return;
    line->second.check = clock.after(answerWithin, [this, generation = action.generation] {
        rebuild(Unanswered{generation, chance()});
    });
    line->second.transport->measure();
}

void Session::Private::perform(const ArmTimer &action)
{
    timers[action.timer] = clock.after(action.delay, [this, timer = action.timer] {
        if (timer == Timer::Retry)
            lookAround();
        advance(Due{timer});
    });
}

void Session::Private::perform(const StopTimer &action)
{
    timers[action.timer].cancel();
}

void Session::Private::perform(const AnnounceSwitch &action)
{
    // How long both delivered.
    const auto now = clock.now();
    const auto to = lines.find(action.to.generation);
    const bool both = to != lines.end() && to->second.head && lines.contains(action.from.generation);
    const auto overlap = both ? std::chrono::duration_cast<milliseconds>(now - to->second.openedAt) : milliseconds(0);
    Q_EMIT q->switched(action.from.kind, action.to.kind, overlap);
}

void Session::Private::perform(const KeepLine &action)
{
    LineMemory(options.profileFolder).keep(network, options.transport.server, action.kind, clock.wall());
}

void Session::Private::lookAround()
{
    const QByteArray now = options.network();
    // Without a network nothing is known of the next one: it may be the same again.
    if (now.isEmpty() || now == network)
        return;
    network = now;
    if (api)
        renewCalls(); // their connections belonged to the one before
    advance(OtherNetwork{recallLine()});
}

std::optional<TransportKind> Session::Private::recallLine()
{
    return LineMemory(options.profileFolder).recall(network, options.transport.server, clock.wall());
}

void Session::Private::lineReached(quint64 generation, const QString &stage)
{
    const auto line = lines.find(generation);
    if (line == lines.end())
        return;
    line->second.stage = stage;
    if (!advancing)
        updateStatus();
}

void Session::Private::lineOpened(quint64 generation, const Cursor &head)
{
    const auto line = lines.find(generation);
    if (line == lines.end())
        return;
    line->second.head = head;
    line->second.openedAt = clock.now();
    toldRead.clear(); // the server says what it knows
    // An empty log is a place too: whatever comes, also while we are away, comes after it.
    if (!store.history().cursor() && head.seq == 0)
        if (const auto begun = store.history().begin(head); !begun)
            storageFailed(begun.error());
    advance(Opened{generation});
    const auto still = lines.find(generation);
    if (still == lines.end())
        return;
    still->second.transport->measure();
    if (!options.presence.isEmpty() && !options.transport.token.isEmpty())
        still->second.transport->appear({{}, options.presence});
    keepMeasuring();
    if (settling.pending())
        settle(); // soon: what it was put off for is over
    if (!roomsKnown)
        fetchRooms();
    keepSignedIn();
    flushArrivals();
    lookWhoCaughtUp();
}

void Session::Private::lineFailed(quint64 generation, const Failure &failure)
{
    if (!lines.contains(generation))
        return;
    flushArrivals(); // what it brought before it ended counts
    const Failure seen = withoutNetwork(withOldToken(generation, failure), options.transport.server);
    retire(generation);
    qCInfo(logSession, "line %llu ended: %ls (%ls)", generation, qUtf16Printable(toWord(seen.kind)),
           qUtf16Printable(seen.detail));
    advance(Failed{generation, seen, chance()});
}

void Session::Private::lineMeasured(quint64 generation, milliseconds time)
{
    const auto line = deliveringLine(state);
    if (!lines.contains(generation) || !line)
        return;
    lines[generation].check.cancel();
    Q_EMIT q->lineMeasured({lines[generation].transport->kind(), time, std::nullopt});
    if (line->generation != generation)
        return;
    deliveryTime = time;
    deliveryTimeAt = clock.now();
    updateStatus();
}

void Session::Private::retire(quint64 generation)
{
    auto line = lines.extract(generation);
    if (line.empty())
        return;
    // Destroyed later, as we may be inside one of its signals.
    Transport *transport = line.mapped().transport.release();
    transport->disconnect();
    transport->close();
    transport->deleteLater();
    if (lines.empty())
        presenceHeard.clear();
}

void Session::Private::lookWhoCaughtUp()
{
    QList<quint64> done;
    const auto &cursor = store.history().cursor();
    for (auto &[generation, line] : lines) {
        if (!line.head || line.caughtUp)
            continue;
        if (cursor && cursor->epoch == line.head->epoch && cursor->seq >= line.head->seq) {
            line.caughtUp = true;
            done.append(generation);
            continue;
        }
        line.quiet = clock.after(quietAfter, [this, number = generation] {
            const auto quiet = lines.find(number);
            if (quiet == lines.end() || quiet->second.caughtUp)
                return;
            quiet->second.caughtUp = true;
            advance(CaughtUp{number});
        });
    }
    for (const quint64 generation : std::as_const(done))
        advance(CaughtUp{generation});
}

void Session::Private::keepMeasuring()
{
    measuring = clock.after(options.transport.heartbeatInterval, [this] {
        if (Transport *line = sendingLine())
            line->measure();
        keepMeasuring();
    });
}

void Session::Private::wake(milliseconds absence)
{
    qCInfo(logSession, "away for %lld s: begins anew", static_cast<long long>(absence.count() / 1000));
    lookAround();
    rebuild(Woke{});
}

// A change comes as a series (down, up, an address, a way out), and to many machines at one moment. Without a line each
// of a row waits twice as long: a network that comes and goes for ever may not have the server asked for ever.
void Session::Private::settle()
{
    const bool inARow = !deliveringLine(state) && clock.now() - hintedAt < hintsApart;
    hints = inARow ? std::min(hints + 1, mostHints) : 0;
    const auto wait = networkSettles * (1 << hints) * (1 + chance());
    settling = clock.after(std::chrono::round<milliseconds>(wait), [this] { hint(); });
}

void Session::Private::hint()
{
    hintedAt = clock.now();
    qCDebug(logSession, "the network may have changed");
    lookAround();
    if (deliveringLine(state))
        advance(NetworkChanged{});
    else
        rebuild(NetworkChanged{});
}

// The calls beside the line share its fate: their connections are as dead.
void Session::Private::rebuild(const ConnectionEvent &reason)
{
    if (!isOpen) // looking around was told, and who heard it closed
        return;
    renewCalls();
    advance(reason);
}

Transport *Session::Private::sendingLine()
{
    const auto line = deliveringLine(state);
    const auto open = line ? lines.find(line->generation) : lines.end();
    return open == lines.end() ? nullptr : open->second.transport.get();
}

void Session::Private::updateStatus()
{
    ConnectionStatus now = statusOf(state);
    if (const auto *opening = std::get_if<Opening>(&state.phase)) {
        const auto line = lines.find(opening->line.generation);
        now.stage = line == lines.end() ? QString() : line->second.stage;
    }
    if (const auto line = deliveringLine(state)) {
        now.deliveryTime = deliveryTime;
        const auto open = lines.find(line->generation);
        const auto &cursor = store.history().cursor();
        if (now.state == ConnectionStatus::State::CatchingUp && open != lines.end() && open->second.head && cursor &&
            cursor->epoch == open->second.head->epoch)
            now.behind = std::max<qint64>(0, open->second.head->seq - cursor->seq);
    }
    now.limits = limits;
    if (transfers)
        transfers->setOnline(isKnown && (now.state == ConnectionStatus::State::Connected ||
                                         now.state == ConnectionStatus::State::CatchingUp));
    if (now == status)
        return;
    status = now;
    Q_EMIT q->statusChanged(status);
}

} // namespace tincan
