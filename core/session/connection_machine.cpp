#include "core/session/connection_machine.h"

#include <algorithm>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr TransportKind best = allTransportKinds.front();
// So many short lives in a row, and Automatic takes it that something on the way does not let this line live.
constexpr int shortLives = 3;

std::optional<TransportKind> lesserThan(TransportKind kind)
{
    const auto *next = std::find(allTransportKinds.begin(), allTransportKinds.end(), kind) + 1;
    return next == allTransportKinds.end() ? std::nullopt : std::optional(*next);
}

// Whether another line may work where this one failed. Where the server is away none does, and where the network is
// none either: then waiting is right.
bool concernsTheLine(const Failure &failure)
{
    switch (failure.kind) {
    case Failure::Kind::Blocked:
    case Failure::Kind::Dropped:
    case Failure::Kind::Invalid:
        return true;
    case Failure::Kind::TimedOut:
        return failure.stage != u"name"_s && failure.stage != u"connect"_s && failure.stage != u"securing"_s;
    default:
        return false;
    }
}

bool isAnswer(const Failure &failure)
{
    return failure.kind == Failure::Kind::Busy || failure.kind == Failure::Kind::NotTincan ||
           failure.kind == Failure::Kind::Refused;
}

// One event on its way through the state: a member function an event, actions gathered as they are decided.
class Mover
{
public:
    explicit Mover(const ConnectionState &state) : m_state(state) {}

    Step finish() && { return {std::move(m_state), std::move(m_actions)}; }

    void on(const Start &start)
    {
        closeEverything();
        m_state.choice = start.choice;
        m_state.backoff = start.backoff;
        begin(start.kept);
        beginAnew();
    }

    void on(const OtherNetwork &other)
    {
        begin(other.kept);
        auto *waiting = std::get_if<Waiting>(&m_state.phase);
        // A gateway that asked for patience belonged to the network before; a bye, and 429, are the server's.
        if (waiting && m_state.failure && m_state.failure->kind == Failure::Kind::Busy &&
            m_state.failure->status > 500 && m_state.failure->status < 600)
            m_state.failure.reset();
        if (waiting && m_state.choice.isAutomatic())
            waiting->kind = m_state.worked.value_or(best);
    }

    void on(const Stop &)
    {
        closeEverything();
        m_state.phase = Idle{};
        m_state.failure.reset();
    }

    void on(const NewBackoff &change) { m_state.backoff = change.backoff; }

    void on(const Choose &choose)
    {
        m_state.choice = choose.choice;
        m_state.worked.reset();
        if (std::holds_alternative<Idle>(m_state.phase))
            return;
        auto *live = std::get_if<Live>(&m_state.phase);
        if (!live) {
            closeEverything();
            beginAnew();
            return;
        }
        forgetFailures();
        stop(Timer::Climb);
        dropCandidate(*live);
        if (choose.choice.forced)
            openCandidate(*live, *choose.choice.forced);
        else if (live->line.kind != best)
            openCandidate(*live, best);
    }

    void on(const TryNow &)
    {
        if (std::holds_alternative<Waiting>(m_state.phase) || std::holds_alternative<Stuck>(m_state.phase)) {
            stop(Timer::Retry);
            beginAnew();
        } else if (std::holds_alternative<Live>(m_state.phase)) {
            on(Due{Timer::Climb});
        }
    }

    // Also where the attempts had run out: they may not, because of a sleep. What needs the person still does.
    void on(const Woke &)
    {
        const bool needsYou =
            std::holds_alternative<Stuck>(m_state.phase) && m_state.failure && !m_state.failure->retryable();
        if (std::holds_alternative<Idle>(m_state.phase) || needsYou)
            return;
        closeEverything();
        beginAnew();
    }

    // An attempt that is under way may be waiting for an answer that the old network will not bring. A server that asks
    // for patience was reached: to it nothing is new. What was waited so far still counts: a network that comes and
    // goes is no reason to try every second.
    void on(const NetworkChanged &)
    {
        const bool patient = std::holds_alternative<Waiting>(m_state.phase) && m_state.failure &&
                             m_state.failure->kind == Failure::Kind::Busy;
        if (std::holds_alternative<Live>(m_state.phase))
            on(Doubted{});
        else if (!patient)
            tryAtOnce();
    }

    void on(const Doubted &)
    {
        if (const auto *live = std::get_if<Live>(&m_state.phase))
            m_actions.append(CheckLine{live->line.generation});
    }

    void on(const Unanswered &unanswered)
    {
        auto *live = std::get_if<Live>(&m_state.phase);
        if (!live || live->line.generation != unanswered.generation)
            return;
        // After a sleep or a change of network it is the old line. One that was young is no reason to hurry.
        if (m_state.attempt == 0) {
            tryAtOnce();
            ++m_state.attempt;
            ++m_state.tries;
            return;
        }
        Failure silence{
            .kind = Failure::Kind::TimedOut, .detail = u"no answer when it was asked"_s, .stage = u"idle"_s};
        m_actions.append(CloseLine{unanswered.generation});
        liveFailed(*live, {unanswered.generation, std::move(silence), unanswered.spread});
    }

    void on(const Opened &opened)
    {
        if (const auto *opening = std::get_if<Opening>(&m_state.phase)) {
            if (opening->line.generation != opened.generation)
                return;
            m_state.phase = Live{opening->line, false, std::nullopt};
            m_state.crowd = {}; // the server says it anew
            settle();
        } else if (auto *live = std::get_if<Live>(&m_state.phase)) {
            if (live->next && live->next->line.generation == opened.generation)
                live->next->opened = true;
        }
    }

    void on(const CaughtUp &caughtUp)
    {
        auto *live = std::get_if<Live>(&m_state.phase);
        if (!live)
            return;
        if (live->line.generation == caughtUp.generation) {
            live->caughtUp = true;
            m_state.worked = live->line.kind;
            keep(live->line.kind);
        } else if (live->next && live->next->opened && live->next->line.generation == caughtUp.generation) {
            const LineId from = live->line;
            const LineId to = live->next->line;
            m_state.phase = Live{to, true, std::nullopt};
            m_state.worked = to.kind;
            settle();
            m_actions.append(AnnounceSwitch{from, to});
            m_actions.append(CloseLine{from.generation});
            keep(to.kind);
        }
    }

    void on(const Failed &failed)
    {
        if (const auto *opening = std::get_if<Opening>(&m_state.phase)) {
            if (opening->line.generation == failed.generation)
                openingFailed(opening->line, failed);
        } else if (auto *live = std::get_if<Live>(&m_state.phase)) {
            if (live->line.generation == failed.generation)
                liveFailed(*live, failed);
            else if (live->next && live->next->line.generation == failed.generation)
                candidateFailed(*live, failed);
        }
    }

    void on(const InCrowd &told) { m_state.crowd = told.retryWithin; }

    void on(const StorageFailed &failed)
    {
        closeEverything();
        m_state.failure = failed.failure;
        m_state.phase = Stuck{};
    }

    void on(const Due &due)
    {
        if (due.timer == Timer::Stable) {
            m_state.attempt = 0;
            m_state.cuts = 0;
        } else if (due.timer == Timer::Retry) {
            if (const auto *waiting = std::get_if<Waiting>(&m_state.phase))
                open(waiting->kind);
        } else if (auto *live = std::get_if<Live>(&m_state.phase)) {
            if (m_state.choice.isAutomatic() && !live->next && live->line.kind != best)
                openCandidate(*live, best);
        }
    }

private:
    LineId newLine(TransportKind kind) { return {kind, m_state.nextGeneration++}; }
    void arm(Timer timer, std::chrono::milliseconds delay) { m_actions.append(ArmTimer{timer, delay}); }
    void stop(Timer timer) { m_actions.append(StopTimer{timer}); }

    void open(TransportKind kind)
    {
        const LineId line = newLine(kind);
        m_state.phase = Opening{line};
        m_actions.append(OpenLine{line});
    }

    // Keeps the exponent of the backoff, unless the attempts had run out.
    void tryAtOnce()
    {
        const bool tired = std::holds_alternative<Stuck>(m_state.phase);
        const int attempt = m_state.attempt;
        const int tries = m_state.tries;
        const int cuts = m_state.cuts;
        on(Woke{});
        if (tired)
            return;
        m_state.attempt = attempt;
        m_state.tries = tries;
        m_state.cuts = cuts;
    }

    void openCandidate(Live &live, TransportKind kind)
    {
        live.next = Candidate{newLine(kind), false};
        m_actions.append(OpenLine{live.next->line});
    }

    void dropCandidate(Live &live)
    {
        if (live.next)
            m_actions.append(CloseLine{live.next->line.generation});
        live.next.reset();
    }

    void closeEverything()
    {
        if (const auto *opening = std::get_if<Opening>(&m_state.phase))
            m_actions.append(CloseLine{opening->line.generation});
        if (auto *live = std::get_if<Live>(&m_state.phase)) {
            dropCandidate(*live);
            m_actions.append(CloseLine{live->line.generation});
        }
        for (const Timer timer : {Timer::Retry, Timer::Climb, Timer::Stable})
            stop(timer);
    }

    void forgetFailures()
    {
        m_state.attempt = 0;
        m_state.tries = 0;
        m_state.cuts = 0;
        m_state.blocked.reset();
        m_state.failure.reset();
        m_state.climb = firstClimb;
        m_state.network.forget();
    }

    void beginAnew()
    {
        forgetFailures();
        if (m_state.worked && m_state.worked == m_state.network.kept())
            m_state.blocked = best; // as the chip says of a lesser line, also where it is begun with
        open(m_state.choice.forced.value_or(m_state.worked.value_or(best)));
    }

    // A line delivers: what was counted against it is over, and Automatic looks upward from time to time.
    void settle()
    {
        const auto kind = std::get<Live>(m_state.phase).line.kind;
        m_state.tries = 0;
        arm(Timer::Stable, stableAfter);
        if (!m_state.choice.isAutomatic() || kind == best) {
            m_state.blocked.reset();
            m_state.failure.reset();
            m_state.climb = firstClimb;
            m_state.network.forget();
            stop(Timer::Climb);
        } else {
            arm(Timer::Climb, m_state.climb);
        }
    }

    void begin(std::optional<TransportKind> kept)
    {
        m_state.network.begin(kept);
        m_state.worked = kept;
    }

    void keep(TransportKind works)
    {
        if (m_state.choice.isAutomatic() && m_state.network.confirm(works))
            m_actions.append(KeepLine{m_state.network.kept()});
    }

    void giveUp(const Failure &failure)
    {
        m_state.failure = failure;
        m_state.phase = Stuck{};
        for (const Timer timer : {Timer::Retry, Timer::Climb, Timer::Stable})
            stop(timer);
    }

    void waitFor(TransportKind kind, const Failed &failed)
    {
        if (!failed.failure.retryable() || !m_state.backoff.allows(m_state.tries)) {
            giveUp(failed.failure);
            return;
        }
        // As long as the other side asks, and then some: it asked others the same at the same moment.
        const auto delay = m_state.backoff.delay(m_state.attempt, failed.spread, m_state.crowd) +
                           failed.failure.retryAfter.value_or(std::chrono::milliseconds(0));
        ++m_state.attempt;
        ++m_state.tries;
        m_state.failure = failed.failure;
        m_state.phase = Waiting{kind, delay};
        stop(Timer::Climb);
        stop(Timer::Stable);
        arm(Timer::Retry, delay);
    }

    void openingFailed(LineId line, const Failed &failed)
    {
        const auto lesser = lesserThan(line.kind);
        m_state.network.add(failed.failure, false);
        if (!concernsTheLine(failed.failure))
            m_state.cuts = 0; // it is the server that comes and goes
        if (m_state.choice.isAutomatic() && concernsTheLine(failed.failure)) {
            if (lesser) {
                m_state.blocked = m_state.blocked.value_or(line.kind);
                m_state.failure = failed.failure;
                open(*lesser);
                return;
            }
            // None works: the next round begins at the top.
            m_state.worked.reset();
            m_state.blocked.reset();
            waitFor(best, failed);
            return;
        }
        // What is remembered of a network is no reason to stay with what answers there now instead of the server.
        const bool remembered = m_state.choice.isAutomatic() && line.kind == m_state.network.kept();
        if (remembered && isAnswer(failed.failure))
            m_state.worked.reset();
        waitFor(remembered ? m_state.worked.value_or(best) : line.kind, failed);
    }

    void liveFailed(Live &live, const Failed &failed)
    {
        const LineId old = live.line;
        if (live.next && failed.failure.retryable()) {
            const Candidate next = *live.next;
            m_actions.append(AnnounceSwitch{old, next.line});
            if (next.opened) {
                m_state.phase = Live{next.line, false, std::nullopt};
                settle();
            } else {
                m_state.phase = Opening{next.line};
                stop(Timer::Climb);
                stop(Timer::Stable);
            }
            return;
        }
        dropCandidate(live);
        m_state.network.forget();
        TransportKind kind = old.kind;
        if (m_state.choice.isAutomatic() && concernsTheLine(failed.failure) && m_state.cuts++ >= shortLives) {
            m_state.blocked = m_state.blocked.value_or(kind);
            kind = lesserThan(kind).value_or(best);
            m_state.worked = kind;
        }
        waitFor(kind, failed);
    }

    void candidateFailed(Live &live, const Failed &failed)
    {
        const TransportKind kind = live.next->line.kind;
        live.next.reset();
        if (m_state.choice.forced) {
            // Never overridden in silence: the person asked for this line, so the old one goes, and the chip says why
            // nothing comes.
            m_actions.append(CloseLine{live.line.generation});
            waitFor(kind, failed);
            return;
        }
        const auto lesser = lesserThan(kind);
        m_state.network.add(failed.failure, kind == best && concernsTheLine(failed.failure));
        if (concernsTheLine(failed.failure) && lesser && *lesser < live.line.kind) {
            m_state.blocked = m_state.blocked.value_or(kind);
            m_state.failure = failed.failure;
            openCandidate(live, *lesser);
            return;
        }
        m_state.blocked = m_state.blocked.value_or(kind);
        m_state.failure = failed.failure;
        m_state.climb = std::min<std::chrono::milliseconds>(m_state.climb * 2, lastClimb);
        arm(Timer::Climb, m_state.climb);
        if (live.caughtUp)
            keep(live.line.kind);
    }

    ConnectionState m_state;
    QList<ConnectionAction> m_actions;
};

} // namespace

Step step(const ConnectionState &state, const ConnectionEvent &event)
{
    Mover mover(state);
    std::visit([&mover](const auto &what) { mover.on(what); }, event);
    return std::move(mover).finish();
}

std::optional<LineId> deliveringLine(const ConnectionState &state)
{
    const auto *live = std::get_if<Live>(&state.phase);
    return live ? std::optional(live->line) : std::nullopt;
}

ConnectionStatus statusOf(const ConnectionState &state)
{
    using State = ConnectionStatus::State;
    ConnectionStatus status;
    status.choice = state.choice;
    status.failure = state.failure;
    status.attempt = state.attempt;
    if (const auto *opening = std::get_if<Opening>(&state.phase)) {
        status.state = State::Connecting;
        status.line = opening->line.kind;
    } else if (const auto *live = std::get_if<Live>(&state.phase)) {
        status.state = live->caughtUp ? State::Connected : State::CatchingUp;
        status.line = live->line.kind;
        status.blockedLine = state.blocked;
    } else if (const auto *waiting = std::get_if<Waiting>(&state.phase)) {
        const bool offline = state.failure && state.failure->kind == Failure::Kind::NoNetwork;
        status.state = offline ? State::Offline : State::Waiting;
        status.line = waiting->kind;
        status.retryIn = waiting->delay;
    } else if (std::holds_alternative<Stuck>(state.phase)) {
        status.state = State::NeedsYou;
    }
    return status;
}

} // namespace tincan
