#include "core/server/tail.h"

#include <algorithm>

namespace tincan {

void Tail::extend(const std::vector<LogEntry> &entries, qint64 floor)
{
    const qint64 before = m_head;
    for (const LogEntry &entry : entries) {
        if (entry.seq <= m_head)
            continue;
        m_entries.push_back(entry);
        m_bytes += entry.json.size();
        m_head = entry.seq;
    }
    while (!m_entries.empty() && (size() > m_bounds.events || m_bytes > m_bounds.bytes))
        dropFirst();
    // What was evicted is gone here too, so that every reader learns of the gap alike.
    while (!m_entries.empty() && m_entries.front().seq <= floor)
        dropFirst();
    m_base = std::max(m_base, std::min(floor, m_head.load()));
    if (m_head == before)
        return;
    m_grownAt = std::chrono::steady_clock::now();
    m_shared.clear();
}

void Tail::dropFirst()
{
    m_base = m_entries.front().seq;
    m_bytes -= m_entries.front().json.size();
    m_entries.pop_front();
}

LogPage Tail::page(const PageRequest &request) const
{
    LogPage page;
    page.upto = request.after;
    auto entry = std::upper_bound(m_entries.begin(), m_entries.end(), request.after,
                                  [](qint64 place, const LogEntry &other) { return place < other.seq; });
    qsizetype bytes = 0;
    for (; entry != m_entries.end(); ++entry) {
        const bool asked = request.room.isEmpty() || entry->room == request.room;
        if (asked && (!request.filter || request.filter->sees(*entry))) {
            bytes += entry->json.size();
            const bool full = qsizetype(page.entries.size()) >= request.events;
            if (full || (bytes > request.bytes && !page.entries.empty()))
                return page;
            page.entries.push_back(*entry);
        }
        page.upto = entry->seq;
    }
    page.upto = std::max(page.upto, m_head.load());
    return page;
}

std::shared_ptr<SharedPage> Tail::shared(qint64 after, const QString &room, qsizetype bytes)
{
    constexpr std::size_t most = 32; // places that many are at
    for (const Shared &one : m_shared) {
        if (one.after == after && one.bytes == bytes && one.room == room)
            return one.page;
    }
    if (m_shared.size() >= most)
        m_shared.erase(m_shared.begin());
    LogPage made = page({.after = after, .upto = m_head, .room = room, .filter = {}, .events = size(), .bytes = bytes});
    m_shared.push_back({after, room, bytes, std::make_shared<SharedPage>(std::move(made))});
    return m_shared.back().page;
}

std::optional<qint64> Tail::placeOfLatest(const Filter &filter, qsizetype events) const
{
    if (events == 0)
        return m_head;
    if (filter) {
        for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
            if (filter->sees(*entry) && --events == 0)
                return entry->seq - 1;
        }
        return std::nullopt;
    }
    if (events > size())
        return std::nullopt;
    return events == size() ? m_base : m_entries[m_entries.size() - std::size_t(events) - 1].seq;
}

void Tail::wakeAll()
{
    // Whoever is woken may wait again at once: only those who wait now are meant.
    decltype(m_waiters) woken;
    woken.swap(m_waiters);
    while (!woken.empty()) {
        TailWaiter &waiter = woken.front();
        woken.pop_front();
        if (waiter.takeNow())
            m_waiters.push_back(waiter);
        else
            waiter.wake();
    }
}

} // namespace tincan
