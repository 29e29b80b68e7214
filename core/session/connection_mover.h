// One event on its way through the state of the connection: a member function an event, actions gathered as they are
// decided. The inside of connection_machine.h, in two files: connection_machine.cpp, and connection_failures.cpp for
// what comes of a line that fails. Any thread.
#pragma once

#include "core/session/connection_machine.h"

#include <algorithm>

namespace tincan {

inline constexpr TransportKind bestLine = allTransportKinds.front();

class Mover
{
public:
    explicit Mover(const ConnectionState &state) : m_state(state) {}

    Step finish() && { return {std::move(m_state), std::move(m_actions)}; }

    void on(const Start &start);
    void on(const OtherNetwork &other);
    void on(const Stop &);
    void on(const NewBackoff &change) { m_state.backoff = change.backoff; }
    void on(const Choose &choose);
    void on(const TryNow &);
    void on(const Woke &);
    void on(const NetworkChanged &);
    void on(const Doubted &);
    void on(const Unanswered &unanswered);
    void on(const Opened &opened);
    void on(const CaughtUp &caughtUp);
    void on(const Failed &failed);
    void on(const InCrowd &told) { m_state.crowd = told.retryWithin; }
    void on(const StorageFailed &failed);
    void on(const Due &due);

private:
    LineId newLine(TransportKind kind) { return {kind, m_state.nextGeneration++}; }
    void arm(Timer timer, std::chrono::milliseconds delay) { m_actions.append(ArmTimer{timer, delay}); }
    void stop(Timer timer) { m_actions.append(StopTimer{timer}); }

    void open(TransportKind kind);
    void tryAtOnce(); // keeps the exponent of the backoff, unless the attempts had run out
    void openCandidate(Live &live, TransportKind kind, bool renewal = false);
    void announceSwitch(const LineId &from, const Candidate &to);
    void dropCandidate(Live &live);
    void closeEverything();
    void forgetFailures();
    void beginAnew();
    void settle(); // a line delivers
    void begin(std::optional<TransportKind> kept);
    void keep(TransportKind works);

    void giveUp(const Failure &failure);
    void waitFor(TransportKind kind, const Failed &failed);
    void openingFailed(LineId line, const Failed &failed);
    void liveFailed(Live &live, const Failed &failed);
    void candidateFailed(Live &live, const Failed &failed);

    ConnectionState m_state;
    QList<ConnectionAction> m_actions;
};

} // namespace tincan
