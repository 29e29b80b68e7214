// The newest part of the log, in memory, shared by all who follow: already encoded events, bounded by count and bytes.
// Whoever waits for more takes it at once, or is woken, once for all that came. The hub's I/O thread only; head() from
// any.
#pragma once

#include "core/server/shared_page.h"

#include <atomic>
#include <boost/intrusive/list.hpp>
#include <deque>

namespace tincan {

// Somebody who waits for the tail to grow. Leaves the list by itself when it is destroyed.
class TailWaiter : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>
{
public:
    virtual ~TailWaiter() = default;
    // Takes what has come without being woken. True: it goes on waiting. Out of the list meanwhile, and not destroyed
    // here.
    virtual bool takeNow() { return false; }
    virtual void wake() = 0; // called once, already out of the list
};

class Tail
{
public:
    struct Bounds
    {
        qsizetype events = 16'384;
        qsizetype bytes = 16 * 1024 * 1024;
    };

    // `head`: everything up to here is in the log already.
    explicit Tail(qint64 head = 0) : Tail(head, Bounds()) {}
    Tail(qint64 head, const Bounds &bounds) : m_bounds(bounds), m_base(head), m_head(head) {}

    qint64 head() const { return m_head; }
    // Everything after this place is here; what is older has to be read from the log.
    qint64 base() const { return m_base; }
    std::chrono::steady_clock::time_point grownAt() const { return m_grownAt; }
    qsizetype size() const { return qsizetype(m_entries.size()); }

    // Entries whose place is not after the head are known already, and left out. Nobody is woken by it yet.
    void extend(const std::vector<LogEntry> &entries, qint64 floor);
    // What comes after a place that is not before base(), as far as the request's bounds go.
    LogPage page(const PageRequest &request) const;
    // The same for whoever is at this place, and may read all of it.
    std::shared_ptr<SharedPage> shared(qint64 after, const QString &room, qsizetype bytes);
    // The place after which the latest `events` events come that the filter lets through; nothing where the tail does
    // not reach so far back.
    std::optional<qint64> placeOfLatest(const Filter &filter, qsizetype events) const;

    void wait(TailWaiter &waiter) { m_waiters.push_back(waiter); }
    void wakeAll();

private:
    struct Shared
    {
        qint64 after;
        QString room;
        qsizetype bytes;
        std::shared_ptr<SharedPage> page;
    };

    void dropFirst();

    Bounds m_bounds;
    std::deque<LogEntry> m_entries;
    qsizetype m_bytes = 0;
    qint64 m_base = 0;
    std::chrono::steady_clock::time_point m_grownAt;
    std::atomic<qint64> m_head = 0;
    std::vector<Shared> m_shared; // the latest, as of this head
    boost::intrusive::list<TailWaiter, boost::intrusive::constant_time_size<false>> m_waiters;
};

} // namespace tincan
