// The followers that one thread tells: those who wait for the tail, the pages that were made for them, and what they
// got. While the tail tells its shards each belongs to one thread, which may change the shard, its followers and their
// sockets. All else of the hub is read by every one of these threads then, and written by none: the I/O thread waits
// for them. At any other time all of it is the I/O thread's.
#pragma once

#include "core/server/metrics.h"
#include "core/server/shared_page.h"

#include <boost/intrusive/list.hpp>

namespace tincan {

class Tail;

// Somebody who waits for the tail to grow. Leaves the list by itself when it is destroyed.
class TailWaiter : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>
{
public:
    virtual ~TailWaiter() = default;
    // Takes what has come without being woken. True: it goes on waiting. Out of the list meanwhile, and not destroyed
    // here. On the shard's thread, beside those of other shards: changes nothing but itself, its socket and its shard.
    virtual bool takeNow() { return false; }
    virtual void wake() = 0; // called once, already out of the list, on the I/O thread
};

class TailShard
{
public:
    // `pages`: so many are kept at most.
    TailShard(const Tail &tail, std::size_t pages) : m_tail(tail), m_mostPages(pages) {}

    void wait(TailWaiter &waiter) { m_waiters.push_back(waiter); }
    // What whoever is at this place and may read all of it gets next. The tail's head has not moved since clear().
    std::shared_ptr<SharedPage> page(qint64 after, const QString &room, qsizetype bytes);
    void clear() { m_pages.clear(); }

    // Whether so many wait that another thread's help comes in time.
    bool isWorthAThread() const;
    // Everybody who waits takes what came, or is set aside to be woken.
    void tell() noexcept;
    void setAllAside() { m_toWake.splice(m_toWake.end(), m_waiters); }
    void wakeTheRest();

    int followers = 0; // that belong here
    Deliveries delivered;

private:
    struct Made
    {
        qint64 after;
        QString room;
        qsizetype bytes;
        std::shared_ptr<SharedPage> page;
    };
    using Waiters = boost::intrusive::list<TailWaiter, boost::intrusive::constant_time_size<false>>;

    const Tail &m_tail;
    std::size_t m_mostPages;
    std::vector<Made> m_pages; // the latest
    Waiters m_waiters;
    Waiters m_toWake;
};

} // namespace tincan
