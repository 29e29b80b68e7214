#include "core/session/session.h"

#include "core/session/session_private.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// A child of its line, as a retired one is disconnected from everything: counts it until it is gone.
class Held : public QObject
{
public:
    Held(const std::shared_ptr<std::atomic<int>> &count, Transport *line) : QObject(line), m_count(count)
    {
        ++*m_count;
    }
    ~Held() override { --*m_count; }

private:
    std::shared_ptr<std::atomic<int>> m_count;
};

// What a person waits for at the start comes first.
constexpr milliseconds firstSweep{2'000};

Backoff backoffOf(const ReconnectOptions &options)
{
    Backoff backoff;
    backoff.first = options.reconnectInterval;
    backoff.maximum = options.maxReconnectCount;
    return backoff;
}

} // namespace

Session::Private::Private(Session *session, Clock &ownClock, Chance ownChance)
    : q(session),
      clock(ownClock),
      chance(std::move(ownChance)),
      sleepWatch(
          ownClock, [this](milliseconds absence) { wake(absence); }, [this] { advance(Doubted{}); }),
      turnEnd(session), // lives on the session's thread, wherever that moves
      feed(ownClock, [session](const TimelineChange &change) { Q_EMIT session->timelineChanged(change); }),
      typingHeard(ownClock, [session](const QString &room,
                                      const QStringList &names) { Q_EMIT session->typingChanged(room, names); }),
      presenceHeard([session](const QList<Presence> &changes) { Q_EMIT session->presenceChanged(changes); }),
      typingTold(ownClock, [this](const Typing &typing) {
          if (Transport *line = sendingLine())
              line->tell(typing);
      })
{
    turnEnd.setSingleShot(true);
    turnEnd.setInterval(0);
    QObject::connect(&turnEnd, &QTimer::timeout, session, [this] { flush(); });
}

Session::Session(Clock &clock, Chance chance, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, clock, std::move(chance)))
{
    setTransportFactory(&makeTransport);
}

Session::~Session()
{
    blockSignals(true); // whoever listens may be half gone already
    close();
}

void Session::setTransportFactory(const TransportFactory &factory)
{
    d->factory = [factory, held = d->held](TransportKind kind, const TransportOptions &options, Clock &clock) {
        auto line = factory(kind, options, clock);
        if (line && kind != TransportKind::ShortPoll)
            new Held(held, line.get());
        return line;
    };
}

Result<Done> Session::open(const SessionOptions &options)
{
    close();
    d->options = options;
    QUrl place = options.transport.server;
    place.setUserName(options.account);
    if (const auto done = d->store.open(options.profileFolder, place); !done) {
        d->advance(StorageFailed{done.error()});
        return done;
    }
    if (options.startAfter && !d->store.history().cursor()) {
        if (const auto begun = d->store.history().begin(*options.startAfter); !begun) {
            d->store.close();
            d->advance(StorageFailed{begun.error()});
            return begun;
        }
    }
    d->isOpen = true;
    d->isKnown = options.transport.token.isEmpty();
    d->tokenSeen.reset();
    d->store.history().setSelf({}); // until the server says
    if (d->store.notice())
        Q_EMIT notice(*d->store.notice());
    d->openTransfers();
    for (const auto &[number, entry] : d->store.outbox().entries())
        if (!entry.reason)
            d->lineUp(entry);
    d->api = std::make_unique<ServerApi>(options.transport);
    d->sayRooms();
    d->sleepWatch.start();
    d->network = options.network();
    d->indexSoon();
    d->sweepSoon(firstSweep);
    d->advance(Start{options.choice, backoffOf(options.reconnect), d->recallLine()});
    return Done{};
}

void Session::close()
{
    if (d->isOpen) {
        d->flushOutbox();
        d->flushArrivals();
        d->feed.flush();
    }
    d->reopening.cancel();
    d->letGo();
    d->advance(Stop{});
    d->feed.clear();
}

void Session::retry(const QString &id)
{
    if (!d->isOpen)
        return;
    d->flushOutbox();
    const OutboxEntry *entry = d->store.outbox().find(id);
    if (!entry || !entry->reason)
        return;
    if (const auto done = d->store.outbox().setReason(id, std::nullopt); !done) {
        Q_EMIT notice(done.error());
        return;
    }
    d->lineUp(*d->store.outbox().find(id));
    d->setDelivery(id, Delivery::Queued);
    d->pump();
}

void Session::deleteQueued(const QString &id)
{
    if (!d->isOpen)
        return;
    d->flushOutbox();
    QList<OutboxEntry> waiting; // a reaction is taken back by react()
    for (const OutboxEntry *change : d->store.outbox().changesOf(id))
        if (!change->isReaction())
            waiting.append(*change);
    const OutboxEntry *message = d->store.outbox().find(id);
    // What is on its way cannot be taken back here.
    const auto isOnItsWay = [&](const OutboxEntry &entry) { return d->outboxPump.isInFlight(entry.id); };
    if (d->outboxPump.isInFlight(id) || std::any_of(waiting.cbegin(), waiting.cend(), isOnItsWay))
        return;
    for (const OutboxEntry &change : std::as_const(waiting))
        if (const auto done = d->takeBack(change); !done)
            return d->storageFailed(done.error());
    if (!message)
        return;
    d->stopUploads(*message);
    if (const auto done = d->store.outbox().remove(id); !done) {
        Q_EMIT notice(done.error());
        return;
    }
    d->outboxPump.remove(id);
    d->neverCarried.remove(id);
    d->feed.remove({id});
}

void Session::choose(const LineChoice &choice)
{
    d->options.choice = choice; // as of the next open(), where none is
    if (d->isOpen)
        d->advance(Choose{choice});
}

void Session::tryNow()
{
    if (!d->isOpen && d->status.state == ConnectionStatus::State::NeedsYou) {
        if (const auto done = open(SessionOptions(d->options)); !done)
            Q_EMIT notice(done.error());
        return;
    }
    if (d->isOpen)
        d->lookAround();
    d->advance(TryNow{});
}

void Session::networkChanged()
{
    if (d->isOpen && !d->settling.pending())
        d->settle();
}

void Session::testAllLines()
{
    if (!d->isOpen)
        return;
    d->test = std::make_unique<LineTest>(d->factory, d->options.transport, d->clock,
                                         [this](const LineMeasurement &measured) { Q_EMIT lineMeasured(measured); });
    d->test->start(d->store.history().cursor());
}

void Session::setName(const QString &name)
{
    d->options.transport.name = name;
}

void Session::setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect)
{
    d->options.transport = transport;
    d->options.reconnect = reconnect;
    if (d->isOpen)
        d->renewCalls();
    d->advance(NewBackoff{backoffOf(reconnect)});
}

void Session::loadPage(const QString &room, const PageQuestion &question)
{
    if (d->isOpen)
        d->loadPage(room, question);
}

void Session::fillGap(const QString &gapId)
{
    const auto mark = rows::gapOf(gapId);
    if (mark && d->isOpen)
        d->fillGap(mark->room, mark->place);
}

void Session::markRead(const QString &room)
{
    if (!d->isOpen)
        return;
    if (const auto done = d->store.markRead(room); !done)
        d->storageFailed(done.error());
    d->sayRooms();
    d->tellReadSoon();
}

ConnectionStatus Session::status() const
{
    return d->status;
}

int Session::heldLines() const
{
    return *d->held;
}

QStringList Session::unsent() const
{
    QStringList ids;
    for (const auto &[number, entry] : d->store.outbox().entries())
        ids.append(entry.id);
    for (const OutboxEntry &entry : std::as_const(d->unwritten))
        ids.append(entry.id);
    return ids;
}

} // namespace tincan
