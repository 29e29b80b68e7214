// A reader of the log: a cursor, not a queue. next() gives everything that is ready, from the log's pages and then from
// the shared tail, as one sequence without a seam; being slow costs no memory. The hub's I/O thread, and its shard's
// while it is told (tail_shard.h); whoever awaits must keep the follower.
#pragma once

#include "core/server/follow_request.h"
#include "core/server/hub_core.h"

namespace tincan {

class Follower final : private TailWaiter
{
public:
    struct Bounds
    {
        qsizetype events = 4096;
        qsizetype bytes = 256 * 1024;
    };
    struct Step
    {
        std::optional<Gap> gap; // comes before the entries
        std::vector<LogEntry> entries;
        std::vector<LiveEvent> live; // for who is named, with what they read on other devices
        bool failed = false;         // the log could not be read: this following is over

        bool empty() const { return !gap && entries.empty() && live.empty() && !failed; }
    };

    enum class Took
    {
        All,
        Some, // the rest goes out before anything else
        Nothing
    };
    // Writes what came, at once and without waiting; must not come back to the follower.
    using Direct = std::function<Took(SharedPage &page)>;

    enum class End
    {
        None,
        Shutdown, // of the hub
        Expired,  // signed out, or the token has expired
        Removed,  // the account is gone
    };

    Follower(HubCore &core, const FollowRequest &request, const Caller &caller, Way way, quint64 connection);
    ~Follower() override;
    Follower(const Follower &) = delete;
    Follower &operator=(const Follower &) = delete;

    // What is ready. Waits until there is something, until the deadline (an empty step), or until interrupt(), end() or
    // leave().
    asio::awaitable<Step> next(Bounds bounds, SteadyTime deadline);
    // The same without waiting.
    asio::awaitable<Step> take(Bounds bounds);

    // While next() runs, events that come with nothing else to tell are given to this, and only what it does not take
    // is handed out. Must hold so long. On the thread of its shard: writes to its own socket and nothing else.
    void deliverBy(Direct direct, qsizetype bytes);

    // Up to here everything was handed out.
    qint64 position() const { return m_position; }
    // The version of the read marks that was handed out.
    qint64 readsVersion() const { return m_readsVersion; }
    // Who follows; on an open server nobody in particular is a guest.
    const Caller &caller() const { return m_caller; }
    const Person &user() const { return m_caller.person; }
    bool isNamed() const { return m_caller.isSignedIn() || !m_request.name.isEmpty(); }

    void tellReads();  // the person has read somewhere
    void interrupt();  // next() returns once, although nothing came: its caller has something else to write
    void end(End end); // it is over: next() returns at once from now on
    void leave();      // the peer has gone: the same
    End ending() const { return m_end; }
    bool isEnding() const { return m_end != End::None; }
    bool left() const { return m_left; }

private:
    bool takeNow() override;
    void wake() override
    {
        m_woken = true;
        m_timer.cancel();
    }
    bool hasMoreToTell() const;
    asio::awaitable<bool> begin(Step &step);
    asio::awaitable<bool> skipTo(Gap gap, Step &step);
    asio::awaitable<std::optional<qint64>> placeOfLatest();
    asio::awaitable<void> takeEntries(Bounds bounds, Step &step);
    Filter filter();
    void takeLive(Step &step);
    void takeReads(Step &step);
    void greet(Step &step);

    HubCore &m_core;
    TailShard &m_shard;
    FollowRequest m_request;
    std::size_t m_way;
    quint64 m_connection;
    asio::steady_timer m_timer;
    qint64 m_position = 0;
    const Caller m_caller;
    Filter m_filter;
    quint64 m_filterVersion = 0;
    quint64 m_lastLive = 0;
    qint64 m_readsVersion = 0;
    quint64 m_crowdTold = 0; // changes
    Direct m_direct;
    qsizetype m_directBytes = 0;
    bool m_begun = false;
    bool m_woken = false; // by the tail, and has not looked yet
    bool m_readsDue = true;
    bool m_greeted = false;
    bool m_interrupted = false;
    End m_end = End::None;
    bool m_left = false;
};

} // namespace tincan
