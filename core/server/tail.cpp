#include "core/server/tail.h"

#include "core/base/logging.h"

#include <algorithm>
#include <latch>
#include <system_error>

namespace tincan {

namespace {

// Kept of all shards together, a place that many are at each.
constexpr std::size_t mostPages = 32;
constexpr std::size_t fewestPages = 2; // of one
// Followers for which one more thread is worth its while.
constexpr int followersAShard = 32;

} // namespace

Tail::Tail(qint64 head, const Bounds &bounds, int threads) : m_bounds(bounds), m_base(head), m_head(head)
{
    startHelpers(threads - 1);
    const std::size_t shards = m_threads.size() + 1;
    for (std::size_t i = 0; i < shards; ++i)
        m_shards.push_back(std::make_unique<TailShard>(*this, std::max(fewestPages, mostPages / shards)));
}

Tail::~Tail()
{
    m_helpers.stop();
    for (std::thread &thread : m_threads)
        thread.join();
}

void Tail::startHelpers(int count)
{
    try {
        while (int(m_threads.size()) < count)
            m_threads.emplace_back([this] { m_helpers.attach(); });
    } catch (const std::system_error &error) {
        qCWarning(logServer, "%zu threads send to followers, not %d: %s", m_threads.size() + 1, count + 1,
                  error.what());
    }
}

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
    for (const auto &shard : m_shards)
        shard->clear();
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

TailShard &Tail::shardForOneMore()
{
    int followers = 0;
    for (const auto &shard : m_shards)
        followers += shard->followers;
    const auto used = std::min(m_shards.size(), std::size_t(1 + followers / followersAShard));
    return **std::min_element(m_shards.begin(), m_shards.begin() + std::ptrdiff_t(used),
                              [](const auto &one, const auto &other) { return one->followers < other->followers; });
}

void Tail::tellAll() noexcept
{
    std::latch told(std::ptrdiff_t(m_shards.size()) - 1);
    std::vector<TailShard *> own{m_shards.front().get()};
    for (std::size_t i = 1; i < m_shards.size(); ++i) {
        TailShard *shard = m_shards[i].get();
        if (shard->isWorthAThread()) {
            asio::post(m_helpers, [&told, shard] {
                shard->tell();
                told.count_down();
            });
        } else {
            own.push_back(shard);
            told.count_down();
        }
    }
    for (TailShard *shard : own)
        shard->tell();
    told.wait();
    for (const auto &shard : m_shards)
        shard->wakeTheRest();
}

void Tail::wakeAll() noexcept
{
    for (const auto &shard : m_shards)
        shard->setAllAside();
    for (const auto &shard : m_shards)
        shard->wakeTheRest();
}

Deliveries Tail::delivered() const
{
    Deliveries sum;
    for (const auto &shard : m_shards)
        sum += shard->delivered;
    return sum;
}

} // namespace tincan
