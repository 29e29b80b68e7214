// What comes of a line that fails: another line, a wait, or the person's turn.
#include "core/session/connection_mover.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace

void Mover::on(const Unanswered &unanswered)
{
    auto *live = std::get_if<Live>(&m_state.phase);
    if (!live || live->line.generation != unanswered.generation)
        return;
    Failure silence{.kind = Failure::Kind::TimedOut, .detail = u"no answer when it was asked"_s, .stage = u"idle"_s};
    // After a sleep or a change of network it is the old line. One that was young is no reason to hurry.
    if (m_state.attempt == 0 && !live->next) {
        tryAtOnce();
        ++m_state.attempt;
        ++m_state.tries;
        return;
    }
    m_actions.append(CloseLine{unanswered.generation});
    liveFailed(*live, {unanswered.generation, std::move(silence), unanswered.spread});
}

void Mover::on(const Failed &failed)
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

void Mover::giveUp(const Failure &failure)
{
    m_state.failure = failure;
    m_state.phase = Stuck{};
    for (const Timer timer : {Timer::Retry, Timer::Climb, Timer::Stable})
        stop(timer);
}

void Mover::waitFor(TransportKind kind, const Failed &failed)
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

void Mover::openingFailed(LineId line, const Failed &failed)
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
        waitFor(bestLine, failed);
        return;
    }
    // What is remembered of a network is no reason to stay with what answers there now instead of the server.
    const bool remembered = m_state.choice.isAutomatic() && line.kind == m_state.network.kept();
    if (remembered && isAnswer(failed.failure))
        m_state.worked.reset();
    waitFor(remembered ? m_state.worked.value_or(bestLine) : line.kind, failed);
}

void Mover::liveFailed(Live &live, const Failed &failed)
{
    const LineId old = live.line;
    if (live.next && failed.failure.retryable()) {
        const Candidate next = *live.next;
        announceSwitch(old, next);
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
        kind = lesserThan(kind).value_or(bestLine);
        m_state.worked = kind;
    }
    waitFor(kind, failed);
}

void Mover::candidateFailed(Live &live, const Failed &failed)
{
    const Candidate next = *live.next;
    const TransportKind kind = next.line.kind;
    live.next.reset();
    if (next.renewal) {
        // Where something answers on the other network, the old line may have come along.
        if (isAnswer(failed.failure) || failed.failure.kind == Failure::Kind::Certificate) {
            m_actions.append(CheckLine{live.line.generation});
            if (m_state.choice.isAutomatic() && kind != bestLine)
                arm(Timer::Climb, m_state.climb); // may have fallen due meanwhile
        } else {
            m_actions.append(CloseLine{live.line.generation});
            stop(Timer::Climb);
            stop(Timer::Stable);
            openingFailed(next.line, failed);
        }
        return;
    }
    if (m_state.choice.forced) {
        // Never overridden in silence: the person asked for this line, so the old one goes, and the chip says why
        // nothing comes.
        m_actions.append(CloseLine{live.line.generation});
        waitFor(kind, failed);
        return;
    }
    const auto lesser = lesserThan(kind);
    m_state.network.add(failed.failure, kind == bestLine && concernsTheLine(failed.failure));
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

} // namespace tincan
