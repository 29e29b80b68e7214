// Decides which lines are open and what happens next: connecting, waiting, falling back, climbing up again, switching
// make-before-break (architecture, decisions 1 and 2). A pure function of values, without clock, chance or sockets;
// the session performs its actions and brings what came of them. Any thread.
#pragma once

#include "core/base/backoff.h"
#include "core/session/connection_status.h"
#include "core/session/network_proof.h"

#include <QList>

#include <variant>

namespace tincan {

// One opening of a line. Generations never come again, so that a retired line's late word concerns nobody.
struct LineId
{
    TransportKind kind = TransportKind::WebSocket;
    quint64 generation = 0;
    bool operator==(const LineId &) const = default;
};

// --- where the connection stands ---

struct Idle
{
    bool operator==(const Idle &) const = default;
};

struct Opening // the only line, and it does not deliver yet
{
    LineId line;
    bool operator==(const Opening &) const = default;
};

struct Candidate // the line that will take over when it has caught up
{
    LineId line;
    bool opened = false;
    bool renewal = false; // of the line that delivers, on another network: nobody chose it
    bool operator==(const Candidate &) const = default;
};

struct Live
{
    LineId line;
    bool caughtUp = false;
    std::optional<Candidate> next;
    bool operator==(const Live &) const = default;
};

struct Waiting
{
    TransportKind kind = TransportKind::WebSocket; // tried next
    std::chrono::milliseconds delay{0};
    bool operator==(const Waiting &) const = default;
};

struct Stuck // until the person does something
{
    bool operator==(const Stuck &) const = default;
};

using Phase = std::variant<Idle, Opening, Live, Waiting, Stuck>;

// Proxies and outages pass: a better line is tried again after the first, then ever more rarely.
inline constexpr std::chrono::minutes firstClimb{1};
inline constexpr std::chrono::minutes lastClimb{30};
// A line that stayed up for so long was a success: the backoff begins anew.
inline constexpr std::chrono::seconds stableAfter{10};

struct ConnectionState
{
    LineChoice choice;
    Backoff backoff;
    Phase phase;
    quint64 nextGeneration = 1;
    int attempt = 0;                      // failures since a line was stable: the exponent of the backoff
    int tries = 0;                        // failures since a line opened: what maxReconnectCount counts
    int cuts = 0;                         // young lines that ended in a row, with a server that was there
    std::optional<TransportKind> worked;  // Automatic begins with it
    NetworkProof network;                 // what is known of the one that we are on
    std::optional<TransportKind> blocked; // the best line that did not work here, while a lesser one does
    std::optional<Failure> failure;       // the last one that still matters
    std::chrono::milliseconds climb{firstClimb};
    std::chrono::milliseconds crowd{0}; // over which all who are cut off at one moment spread their return
    bool operator==(const ConnectionState &) const = default;
};

// --- what happens ---

enum class Timer
{
    Retry,
    Climb,
    Stable
};

struct Start
{
    LineChoice choice;
    Backoff backoff;
    std::optional<TransportKind> kept = {}; // as it was remembered of this network
};
struct OtherNetwork // than before
{
    std::optional<TransportKind> kept;
};
struct Stop
{};
struct Choose
{
    LineChoice choice;
};
struct TryNow
{};
struct Woke // the machine slept, or the process stood still: every socket counts as dead
{};
struct NetworkChanged // a hint, which may be wrong
{};
struct Doubted // the line may be dead, and nothing says so
{};
struct Unanswered // CheckLine had no answer in time
{
    quint64 generation = 0;
    double spread = 0; // chance, in [0, 1)
};
struct Opened
{
    quint64 generation = 0;
};
struct CaughtUp // everything that the log held when the line opened is stored
{
    quint64 generation = 0;
};
struct Failed
{
    quint64 generation = 0;
    Failure failure;
    double spread = 0; // chance, in [0, 1)
};
struct InCrowd // as the line that delivers, or is about to, was told
{
    std::chrono::milliseconds retryWithin{0};
};
struct StorageFailed
{
    Failure failure;
};
struct Due
{
    Timer timer = Timer::Retry;
};
struct NewBackoff
{
    Backoff backoff;
};

using ConnectionEvent = std::variant<Start, OtherNetwork, Stop, Choose, TryNow, Woke, NetworkChanged, Doubted,
                                     Unanswered, Opened, CaughtUp, Failed, InCrowd, StorageFailed, Due, NewBackoff>;

// --- what to do, in this order ---

struct OpenLine
{
    LineId line;
    bool operator==(const OpenLine &) const = default;
};
struct CloseLine
{
    quint64 generation = 0;
    bool operator==(const CloseLine &) const = default;
};
struct CheckLine // asks it for a sign of life, soon
{
    quint64 generation = 0;
    bool operator==(const CheckLine &) const = default;
};
struct ArmTimer // replaces the one that runs
{
    Timer timer = Timer::Retry;
    std::chrono::milliseconds delay{0};
    bool operator==(const ArmTimer &) const = default;
};
struct StopTimer
{
    Timer timer = Timer::Retry;
    bool operator==(const StopTimer &) const = default;
};
struct AnnounceSwitch
{
    LineId from;
    LineId to;
    bool operator==(const AnnounceSwitch &) const = default;
};

struct KeepLine // what to remember of this network from now on
{
    std::optional<TransportKind> kind; // none: the best works
    bool operator==(const KeepLine &) const = default;
};

using ConnectionAction = std::variant<OpenLine, CloseLine, CheckLine, ArmTimer, StopTimer, AnnounceSwitch, KeepLine>;

struct Step
{
    ConnectionState state;
    QList<ConnectionAction> actions;
};

Step step(const ConnectionState &state, const ConnectionEvent &event);

// The line that delivers and carries what is sent; none while there is none.
std::optional<LineId> deliveringLine(const ConnectionState &state);
// What the chip says of it; the session adds what only it knows (behind, delivery time).
ConnectionStatus statusOf(const ConnectionState &state);

} // namespace tincan
