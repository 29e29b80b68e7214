#include "run.h"

#include "words.h"

#include <algorithm>

namespace load {

Run::Run(Tally &tally, const Followers &followers) : m_tally(tally), m_followers(followers)
{
    for (std::int64_t i = 0; i < number("authors"); ++i)
        m_authors.push_back(
            std::make_unique<Author>(word("publish"), int(number("port")), int(number("batch")), m_handed));
}

void Run::sayPongs()
{
    if (nanoseconds() - m_pongs < 5'000'000'000)
        return;
    m_pongs = nanoseconds();
    for (const auto &follower : m_followers)
        follower->sayPong();
}

void Run::publishWhatIsDue(double passed)
{
    const std::int64_t rate = number("rate");
    const std::int64_t batch = number("batch");
    const std::int64_t most = number("count");
    const std::int64_t window = number("window");
    const std::int64_t readers = std::max<std::int64_t>(1, std::int64_t(m_followers.size()));
    for (const auto &author : m_authors) {
        const std::int64_t onTheWay = m_followers.empty() ? 0 : m_sent - deliveries() / readers;
        const bool due = rate > 0 ? double(m_sent) < passed * double(rate) : onTheWay < window;
        if (!due || (most > 0 && m_sent >= most))
            return;
        if (!author->isFree())
            continue;
        author->publish();
        m_sent += batch;
    }
}

void Run::publish()
{
    m_begun = nanoseconds();
    const std::int64_t end = m_begun + number("seconds") * 1'000'000'000;
    const std::int64_t most = number("count");
    while (nanoseconds() < end && (most == 0 || m_sent < most)) {
        publishWhatIsDue(double(nanoseconds() - m_begun) / 1e9);
        turn(1);
        sayPongs();
    }
}

void Run::waitForAll(std::int64_t each)
{
    const std::int64_t end = nanoseconds() + (number("expect") > 0 ? 300'000'000'000 : 15'000'000'000);
    const std::int64_t all = each * std::int64_t(m_followers.size());
    const auto waiting = [&] {
        return deliveries() < all ||
               std::any_of(m_authors.begin(), m_authors.end(), [](const auto &author) { return !author->isFree(); });
    };
    while (waiting() && nanoseconds() < end) {
        turn(100);
        sayPongs();
    }
    const bool complete = std::all_of(m_followers.begin(), m_followers.end(),
                                      [each](const auto &follower) { return follower->got() == each; });
    print("complete", complete && m_handed.refused == 0);
}

void Run::tell(const Usage &before) const
{
    const double seconds = double(nanoseconds() - m_begun) / 1e9;
    const double cpu = usageOf(processes()).cpuSeconds - before.cpuSeconds;
    const double delivered = double(deliveries());
    print("seconds", seconds);
    print("published", double(m_handed.published));
    print("refused", double(m_handed.refused));
    print("publications_per_s", double(m_handed.published) / seconds);
    print("deliveries", delivered);
    print("deliveries_per_s", delivered / seconds);
    print("bytes_per_delivery", delivered > 0 ? double(m_tally.bytes) / delivered : 0);
    print("cpu_us_per_delivery", delivered > 0 ? cpu * 1e6 / delivered : 0);
    print("server_busy", cpu / seconds);
}

} // namespace load
