#include "core/server/tail_shard.h"

#include "core/server/tail.h"

namespace tincan {

namespace {

// To wake a thread and to wait for it takes as long as some five writes; fewer than three times that is not worth it.
constexpr int worthAThread = 16;

} // namespace

std::shared_ptr<SharedPage> TailShard::page(qint64 after, const QString &room, qsizetype bytes)
{
    for (const Made &made : m_pages) {
        if (made.after == after && made.bytes == bytes && made.room == room)
            return made.page;
    }
    if (m_pages.size() >= m_mostPages)
        m_pages.erase(m_pages.begin());
    LogPage page = m_tail.page(
        {.after = after, .upto = m_tail.head(), .room = room, .filter = {}, .events = m_tail.size(), .bytes = bytes});
    m_pages.push_back({after, room, bytes, std::make_shared<SharedPage>(std::move(page))});
    return m_pages.back().page;
}

bool TailShard::isWorthAThread() const
{
    int waiting = 0;
    for (auto waiter = m_waiters.begin(); waiter != m_waiters.end() && waiting < worthAThread; ++waiter)
        ++waiting;
    return waiting == worthAThread;
}

void TailShard::tell() noexcept
{
    Waiters asked;
    asked.swap(m_waiters);
    while (!asked.empty()) {
        TailWaiter &waiter = asked.front();
        asked.pop_front();
        Waiters &next = waiter.takeNow() ? m_waiters : m_toWake;
        next.push_back(waiter);
    }
}

void TailShard::wakeTheRest()
{
    Waiters woken;
    woken.swap(m_toWake);
    while (!woken.empty()) {
        TailWaiter &waiter = woken.front();
        woken.pop_front();
        waiter.wake();
    }
}

} // namespace tincan
