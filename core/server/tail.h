// The newest part of the log, in memory, shared by all who follow: already encoded events, bounded by count and bytes.
// Whoever waits for more takes it at once, or is woken, once for all that came. The hub's I/O thread only, which may
// have other threads help to tell the followers and waits for them; head() from any.
#pragma once

#include "core/server/asio.h"
#include "core/server/tail_shard.h"

#include <atomic>
#include <deque>
#include <thread>

namespace tincan {

class Tail
{
public:
    struct Bounds
    {
        qsizetype events = 16'384;
        qsizetype bytes = 16 * 1024 * 1024;
    };

    // `head`: everything up to here is in the log already.
    explicit Tail(qint64 head = 0, int threads = 1) : Tail(head, Bounds(), threads) {}
    // `threads`: that tell the followers, the I/O thread among them; fewer where the system gives no more.
    Tail(qint64 head, const Bounds &bounds, int threads = 1);
    ~Tail();

    qint64 head() const { return m_head; }
    // Everything after this place is here; what is older has to be read from the log.
    qint64 base() const { return m_base; }
    std::chrono::steady_clock::time_point grownAt() const { return m_grownAt; }
    qsizetype size() const { return qsizetype(m_entries.size()); }

    // Entries whose place is not after the head are known already, and left out. Nobody is woken by it yet.
    void extend(const std::vector<LogEntry> &entries, qint64 floor);
    // What comes after a place that is not before base(), as far as the request's bounds go.
    LogPage page(const PageRequest &request) const;
    // The place after which the latest `events` events come that the filter lets through; nothing where the tail does
    // not reach so far back.
    std::optional<qint64> placeOfLatest(const Filter &filter, qsizetype events) const;

    // Where one more follower belongs from now on: few are told sooner by one thread.
    TailShard &shardForOneMore();
    // All who wait take what came, or are woken. Who is woken may wait again at once: only those who wait now are
    // meant.
    void tellAll() noexcept;
    // The same where nobody can take what there is to say.
    void wakeAll() noexcept;
    Deliveries delivered() const; // by all shards, ever

private:
    void dropFirst();
    void startHelpers(int count);

    Bounds m_bounds;
    std::deque<LogEntry> m_entries;
    qsizetype m_bytes = 0;
    qint64 m_base = 0;
    std::chrono::steady_clock::time_point m_grownAt;
    std::atomic<qint64> m_head = 0;
    std::vector<std::unique_ptr<TailShard>> m_shards;
    asio::thread_pool m_helpers{0}; // the first shard is the I/O thread's own
    std::vector<std::thread> m_threads;
};

} // namespace tincan
