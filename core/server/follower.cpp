#include "core/server/follower.h"

#include "core/wire/event_codec.h"

namespace tincan {

namespace {

constexpr int mostAtOnce = 4; // pages, before the others have their turn

} // namespace

Follower::Follower(HubCore &core, const FollowRequest &request, const Caller &caller, Way way, quint64 connection)
    : m_core(core),
      m_shard(core.tail.shardForOneMore()),
      m_request(request),
      m_way(std::size_t(way)),
      m_connection(connection),
      m_timer(core.io),
      m_caller(caller),
      m_lastLive(core.live.last()),
      m_readsVersion(request.reads.value_or(0))
{
    ++m_shard.followers;
    ++m_core.followers;
    ++m_core.metrics.followers[m_way];
    m_core.following.insert(this);
    if (isNamed())
        m_core.devices.insert(user().id, this);
    if (m_core.accounts)
        m_core.accounts->attach(caller.session, this);
    m_core.countCrowd();
}

Follower::~Follower()
{
    if (isNamed())
        m_core.devices.remove(user().id, this);
    if (m_core.accounts)
        m_core.accounts->detach(m_caller.session, this);
    m_core.following.erase(this);
    --m_core.metrics.followers[m_way];
    --m_core.followers;
    --m_shard.followers;
}

asio::awaitable<Follower::Step> Follower::next(Bounds bounds, SteadyTime deadline)
{
    for (;;) {
        Step step;
        const bool tookAll = m_begun && takeNow();
        if (!tookAll && !isEnding() && !m_left)
            step = co_await take(bounds);
        const bool over = isEnding() || m_left || std::exchange(m_interrupted, false);
        if (over || !step.empty() || std::chrono::steady_clock::now() >= deadline)
            co_return step;
        // While take() was reading from the disk the tail may have grown, and whoever it woke was not us.
        if (m_begun && m_position < m_core.tail.head())
            continue;
        // Nothing can come in between: take() saw the tail's end, and only this thread extends it.
        m_timer.expires_at(deadline);
        m_shard.wait(*this);
        co_await m_timer.async_wait(asTuple);
        if (is_linked())
            unlink();
    }
}

void Follower::deliverBy(Direct direct, qsizetype bytes)
{
    m_direct = std::move(direct);
    m_directBytes = bytes;
}

bool Follower::hasMoreToTell() const
{
    const bool told = m_crowdTold == m_core.crowd.changes() && m_lastLive == m_core.live.last() && !m_readsDue;
    return !told || isEnding() || m_left || m_interrupted;
}

bool Follower::takeNow()
{
    if (!m_direct || hasMoreToTell())
        return false;
    const Filter mayRead = filter();
    for (int pages = 0; m_position < m_core.tail.head(); ++pages) {
        if (m_position < m_core.tail.base() || pages == mostAtOnce)
            return false;
        const auto page = m_shard.page(m_position, m_request.room, m_directBytes);
        if (!page->isSeenBy(mayRead))
            return false;
        const Took took = page->entries().empty() ? Took::All : m_direct(*page);
        if (took == Took::Nothing)
            return false;
        m_position = page->upto();
        m_shard.delivered.add(m_way, qint64(page->entries().size()), page->bytes());
        if (!page->entries().empty())
            m_shard.delivered.fanOut.add(std::chrono::steady_clock::now() - m_core.tail.grownAt());
        if (took == Took::Some) {
            m_interrupted = true;
            return false;
        }
    }
    return true;
}

asio::awaitable<Follower::Step> Follower::take(Bounds bounds)
{
    Step step;
    if (!m_begun && !co_await begin(step)) {
        step.failed = true;
        co_return step;
    }
    m_begun = true;
    co_await takeEntries(bounds, step);
    for (const LogEntry &entry : step.entries)
        m_shard.delivered.add(m_way, 1, entry.json.size());
    takeLive(step);
    takeReads(step);
    co_return step;
}

asio::awaitable<bool> Follower::begin(Step &step)
{
    if (m_request.after) {
        const Cursor after = *m_request.after;
        Gap gap{.after = after, .cursor = {}, .reason = {}};
        if (after.epoch != m_core.log->epoch())
            gap.reason = QStringLiteral("epoch");
        else if (after.seq > m_core.tail.head())
            gap.reason = QStringLiteral("future");
        m_position = after.seq;
        if (gap.reason.isEmpty())
            co_return true;
        co_return co_await skipTo(gap, step);
    }
    const auto place = co_await placeOfLatest();
    m_position = place.value_or(0);
    co_return place.has_value();
}

asio::awaitable<bool> Follower::skipTo(Gap gap, Step &step)
{
    const auto place = co_await placeOfLatest();
    if (!place)
        co_return false;
    m_position = *place;
    gap.cursor = m_core.cursor(m_position);
    step.gap = gap;
    co_return true;
}

asio::awaitable<std::optional<qint64>> Follower::placeOfLatest()
{
    const int latest = m_request.latest();
    if (m_request.room.isEmpty() || latest == 0) {
        if (const auto place = m_core.tail.placeOfLatest(filter(), latest))
            co_return place;
    }
    std::function<Result<qint64>(Log &)> find = [room = m_request.room, seen = filter(), latest](Log &log) {
        return log.placeOfLatest(room, seen, latest);
    };
    const Result<qint64> found = co_await m_core.read<qint64>(std::move(find));
    co_return found ? std::optional(*found) : std::nullopt;
}

asio::awaitable<void> Follower::takeEntries(Bounds bounds, Step &step)
{
    PageRequest request{.after = m_position,
                        .upto = m_core.tail.head(),
                        .room = m_request.room,
                        .filter = filter(),
                        .events = bounds.events,
                        .bytes = bounds.bytes};
    if (m_position >= m_core.tail.base()) {
        LogPage page = m_core.tail.page(request);
        step.entries = std::move(page.entries);
        m_position = page.upto;
        if (std::exchange(m_woken, false) && !step.entries.empty())
            m_shard.delivered.fanOut.add(std::chrono::steady_clock::now() - m_core.tail.grownAt());
        co_return;
    }
    std::function<Result<LogPage>(Log &)> read = [request](Log &log) { return log.page(request); };
    Result<LogPage> page = co_await m_core.read<LogPage>(std::move(read));
    if (!page) {
        step.failed = true;
        co_return;
    }
    if (page->floor > m_position) {
        // Evicted before it was read: said, and gone on with as at the beginning. The next turn reads on from there.
        const Gap gap{.after = m_core.cursor(m_position), .cursor = {}, .reason = QStringLiteral("evicted")};
        if (!step.gap && !co_await skipTo(gap, step))
            step.failed = true;
        co_return;
    }
    step.entries = std::move(page->entries);
    m_position = page->upto;
}

Filter Follower::filter()
{
    if (std::exchange(m_filterVersion, m_core.rooms.version()) != m_core.rooms.version()) {
        // On an open server only the private rooms of a time when it was not are hidden from anybody.
        if (m_caller.isSignedIn())
            m_filter = m_core.rooms.filterFor(user().id);
        else
            m_filter = m_core.rooms.hasPrivate() ? m_core.rooms.filterFor({}) : Filter();
    }
    return m_filter;
}

void Follower::takeLive(Step &step)
{
    if (std::exchange(m_crowdTold, m_core.crowd.changes()) != m_core.crowd.changes())
        step.live.push_back({.number = 0, .origin = 0, .room = {}, .type = "crowd", .json = m_core.crowd.event()});
    if (!std::exchange(m_greeted, true))
        greet(step);
    const auto &ring = m_core.live.ring();
    if (ring.empty() || ring.back().number <= m_lastLive)
        return;
    const Filter mayRead = filter();
    for (const LiveEvent &event : ring) {
        // Who is somebody hears of its own reading, and of nobody else's.
        const bool asked = event.room.isEmpty() || m_request.room.isEmpty() || event.room == m_request.room;
        const bool seen = event.room.isEmpty() || !mayRead || mayRead->rooms.contains(event.room);
        const bool wanted = asked && seen && !(isNamed() && event.type == "read");
        if (event.number > m_lastLive && event.origin != m_connection && wanted)
            step.live.push_back(event);
    }
    m_lastLive = m_core.live.last();
}

// Who is here already; what changes comes with what is live. Polls have neither.
void Follower::greet(Step &step)
{
    if (m_way == std::size_t(Way::Poll) || m_way == std::size_t(Way::HeldPoll))
        return;
    for (const QByteArray &event : m_core.presences.present())
        step.live.push_back({.number = 0, .origin = 0, .room = {}, .type = "presence", .json = event});
}

void Follower::takeReads(Step &step)
{
    if (!std::exchange(m_readsDue, false) || !isNamed())
        return;
    for (const ReadMarks::Mark &mark : m_core.reads.since(user().id, m_readsVersion))
        if (m_request.room.isEmpty() || m_request.room == mark.room)
            step.live.push_back({.number = 0,
                                 .origin = 0,
                                 .room = mark.room,
                                 .type = "read",
                                 .json = encode(Event(ReadMark{mark.room, user(), m_core.cursor(mark.seq)}))});
    m_readsVersion = m_core.reads.version(user().id);
}

void Follower::tellReads()
{
    m_readsDue = true;
    interrupt();
}

void Follower::interrupt()
{
    m_interrupted = true;
    m_timer.cancel();
}

void Follower::end(End end)
{
    if (!isEnding())
        m_end = end;
    m_timer.cancel();
}

void Follower::leave()
{
    m_left = true;
    m_timer.cancel();
}

} // namespace tincan
