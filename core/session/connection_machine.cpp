#include "core/session/connection_machine.h"

#include "core/session/connection_mover.h"

namespace tincan {

void Mover::on(const Start &start)
{
    closeEverything();
    m_state.choice = start.choice;
    m_state.backoff = start.backoff;
    begin(start.kept);
    beginAnew();
}

void Mover::on(const OtherNetwork &other)
{
    begin(other.kept);
    auto *waiting = std::get_if<Waiting>(&m_state.phase);
    // A gateway that asked for patience belonged to the network before; a bye, and 429, are the server's.
    if (waiting && m_state.failure && m_state.failure->kind == Failure::Kind::Busy && m_state.failure->status > 500 &&
        m_state.failure->status < 600)
        m_state.failure.reset();
    if (waiting && m_state.choice.isAutomatic())
        waiting->kind = m_state.worked.value_or(bestLine);
    // Its sockets may be dead. A WebSocket can be asked; who asks for an HTTP line takes another connection than what
    // it follows by, so a new one takes over.
    auto *live = std::get_if<Live>(&m_state.phase);
    if (live && !live->next && live->line.kind != TransportKind::WebSocket)
        openCandidate(*live, live->line.kind, true);
}

void Mover::on(const Stop &)
{
    closeEverything();
    m_state.phase = Idle{};
    m_state.failure.reset();
}

void Mover::on(const Choose &choose)
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
    else if (live->line.kind != bestLine)
        openCandidate(*live, bestLine);
}

void Mover::on(const TryNow &)
{
    if (std::holds_alternative<Waiting>(m_state.phase) || std::holds_alternative<Stuck>(m_state.phase)) {
        stop(Timer::Retry);
        beginAnew();
    } else if (std::holds_alternative<Live>(m_state.phase)) {
        on(Due{Timer::Climb});
    }
}

// Also where the attempts had run out: they may not, because of a sleep. What needs the person still does.
void Mover::on(const Woke &)
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
void Mover::on(const NetworkChanged &)
{
    const bool patient = std::holds_alternative<Waiting>(m_state.phase) && m_state.failure &&
                         m_state.failure->kind == Failure::Kind::Busy;
    if (std::holds_alternative<Live>(m_state.phase))
        on(Doubted{});
    else if (!patient)
        tryAtOnce();
}

void Mover::on(const Doubted &)
{
    if (const auto *live = std::get_if<Live>(&m_state.phase))
        m_actions.append(CheckLine{live->line.generation});
}

void Mover::on(const Opened &opened)
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

void Mover::on(const CaughtUp &caughtUp)
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
        const Candidate to = *live->next;
        m_state.phase = Live{to.line, true, std::nullopt};
        m_state.worked = to.line.kind;
        settle();
        announceSwitch(from, to);
        m_actions.append(CloseLine{from.generation});
        keep(to.line.kind);
    }
}

void Mover::on(const StorageFailed &failed)
{
    closeEverything();
    m_state.failure = failed.failure;
    m_state.phase = Stuck{};
}

void Mover::on(const Due &due)
{
    if (due.timer == Timer::Stable) {
        m_state.attempt = 0;
        m_state.cuts = 0;
    } else if (due.timer == Timer::Retry) {
        if (const auto *waiting = std::get_if<Waiting>(&m_state.phase))
            open(waiting->kind);
    } else if (auto *live = std::get_if<Live>(&m_state.phase)) {
        if (m_state.choice.isAutomatic() && !live->next && live->line.kind != bestLine)
            openCandidate(*live, bestLine);
    }
}

void Mover::open(TransportKind kind)
{
    const LineId line = newLine(kind);
    m_state.phase = Opening{line};
    m_actions.append(OpenLine{line});
}

// Keeps the exponent of the backoff, unless the attempts had run out.
void Mover::tryAtOnce()
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

void Mover::openCandidate(Live &live, TransportKind kind, bool renewal)
{
    live.next = Candidate{newLine(kind), false, renewal};
    m_actions.append(OpenLine{live.next->line});
}

void Mover::announceSwitch(const LineId &from, const Candidate &to)
{
    if (!to.renewal)
        m_actions.append(AnnounceSwitch{from, to.line});
}

void Mover::dropCandidate(Live &live)
{
    if (live.next)
        m_actions.append(CloseLine{live.next->line.generation});
    live.next.reset();
}

void Mover::closeEverything()
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

void Mover::forgetFailures()
{
    m_state.attempt = 0;
    m_state.tries = 0;
    m_state.cuts = 0;
    m_state.blocked.reset();
    m_state.failure.reset();
    m_state.climb = firstClimb;
    m_state.network.forget();
}

void Mover::beginAnew()
{
    forgetFailures();
    if (m_state.worked && m_state.worked == m_state.network.kept())
        m_state.blocked = bestLine; // as the chip says of a lesser line, also where it is begun with
    open(m_state.choice.forced.value_or(m_state.worked.value_or(bestLine)));
}

// A line delivers: what was counted against it is over, and Automatic looks upward from time to time.
void Mover::settle()
{
    const auto kind = std::get<Live>(m_state.phase).line.kind;
    m_state.tries = 0;
    arm(Timer::Stable, stableAfter);
    if (!m_state.choice.isAutomatic() || kind == bestLine) {
        m_state.blocked.reset();
        m_state.failure.reset();
        m_state.climb = firstClimb;
        m_state.network.forget();
        stop(Timer::Climb);
    } else {
        arm(Timer::Climb, m_state.climb);
    }
}

void Mover::begin(std::optional<TransportKind> kept)
{
    m_state.network.begin(kept);
    m_state.worked = kept;
}

void Mover::keep(TransportKind works)
{
    if (m_state.choice.isAutomatic() && m_state.network.confirm(works))
        m_actions.append(KeepLine{m_state.network.kept()});
}

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
