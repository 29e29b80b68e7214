// The load of `./dev bench hub`, against a server that is there already; prints one JSON object.
//   bench_hub port=N pids=N[,N] way=ws|tincan|sse|lines follow=PATH publish=PATH [name=value ...]
//     followers=N   that are open before anything is published
//     stuck=N       more of them, that never read
//     authors=N     connections that publish; batch=N: so many publications in one request
//     rate=N        publications a second; 0: as fast as answers allow, with at most
//     window=N      of them on their way to the followers
//     seconds=N     of publishing at most; count=N: until so many are handed in; 0: no bound
//     expect=N      publish nothing: each follower is so far behind, and is waited for
// Memory is looked at before the first follower, once all are open, and at the end.
#include "authors.h"
#include "followers.h"
#include "usage.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>
#include <sys/resource.h>
#include <utility>

using namespace load;

namespace {

std::map<std::string, std::string> words{{"way", "ws"},     {"follow", "/"},  {"publish", "/"}, {"followers", "1"},
                                         {"stuck", "0"},    {"authors", "1"}, {"batch", "1"},   {"rate", "0"},
                                         {"window", "128"}, {"seconds", "3"}, {"expect", "0"},  {"port", "0"},
                                         {"pids", ""},      {"count", "0"}};

std::int64_t number(const std::string &name)
{
    return std::atoll(words.at(name).c_str());
}

Way wayOf(const std::string &name)
{
    static const std::map<std::string, Way> ways{
        {"ws", Way::WebSocket}, {"tincan", Way::TincanSocket}, {"sse", Way::EventStream}, {"lines", Way::Lines}};
    const auto found = ways.find(name);
    if (found == ways.end())
        fail("no such way: " + name);
    return found->second;
}

std::vector<int> processes()
{
    std::vector<int> found;
    std::istringstream list(words.at("pids"));
    for (std::string one; std::getline(list, one, ',');)
        found.push_back(std::atoi(one.c_str()));
    return found;
}

double ownCpuSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::uint32_t percentile(std::vector<std::uint32_t> &values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

void print(const std::string &name, double value)
{
    static bool first = true;
    std::printf("%s\"%s\":%.10g", std::exchange(first, false) ? "{" : ",", name.c_str(), value);
}

// Publishes as asked and waits until everybody has everything, for some seconds at most.
class Run
{
public:
    Run(Tally &tally, std::deque<std::unique_ptr<Follower>> &followers) : m_tally(tally), m_followers(followers)
    {
        for (std::int64_t i = 0; i < number("authors"); ++i)
            m_authors.push_back(
                std::make_unique<Author>(words.at("publish"), int(number("port")), int(number("batch")), m_handed));
    }

    void publish();
    void waitForAll(std::int64_t each);
    void tell(const Usage &before) const;
    Handed &handed() { return m_handed; }
    std::int64_t sent() const { return m_sent; }

private:
    void sayPongs();
    void publishWhatIsDue(double passed);
    std::int64_t deliveries() const { return std::int64_t(m_tally.microseconds.size()); }

    Tally &m_tally;
    std::deque<std::unique_ptr<Follower>> &m_followers;
    std::deque<std::unique_ptr<Author>> m_authors;
    Handed m_handed;
    std::int64_t m_sent = 0;
    std::int64_t m_begun = nanoseconds();
    std::int64_t m_pongs = nanoseconds();
};

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
    const std::int64_t end = nanoseconds() + (number("expect") > 0 ? 60'000'000'000 : 15'000'000'000);
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

void idle(int milliseconds)
{
    const std::int64_t end = nanoseconds() + std::int64_t(milliseconds) * 1'000'000;
    while (nanoseconds() < end)
        turn(10);
}

} // namespace

int main(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        const std::string word = arguments[i];
        const std::size_t at = word.find('=');
        if (at == std::string::npos || !words.count(word.substr(0, at)))
            fail("what is " + word + '?');
        words[word.substr(0, at)] = word.substr(at + 1);
    }
    const Way way = wayOf(words["way"]);
    const int port = int(number("port"));
    const std::int64_t followerCount = number("followers");
    const Usage before = usageOf(processes());
    Tally unread;
    const auto stuck = connectAll(int(number("stuck")), way, words["follow"], port, unread, 4096);
    for (const auto &follower : stuck)
        follower->deaf();
    Tally tally;
    auto followers = std::deque<std::unique_ptr<Follower>>();
    Run run(tally, followers);
    const double ownBefore = ownCpuSeconds();
    const std::int64_t begun = nanoseconds();
    followers = connectAll(int(followerCount), way, words["follow"], port, tally);
    print("open_s", double(nanoseconds() - begun) / 1e9);
    if (number("expect") == 0) {
        idle(1000);
        const Usage open = usageOf(processes());
        print("bytes_per_follower",
              (open.memoryKib - before.memoryKib) * 1024 / double(std::max<std::int64_t>(1, followerCount)));
        tally.bytes = 0;
        run.publish();
        run.waitForAll(run.sent());
        run.tell(open);
    } else {
        run.waitForAll(number("expect"));
        run.tell(before);
    }
    print("load_busy", (ownCpuSeconds() - ownBefore) / (double(nanoseconds() - begun) / 1e9));
    print("p50_us", percentile(tally.microseconds, 0.5));
    print("p99_us", percentile(tally.microseconds, 0.99));
    print("answer_p50_us", percentile(run.handed().microseconds, 0.5));
    print("answer_p99_us", percentile(run.handed().microseconds, 0.99));
    print("memory_before_kib", before.memoryKib);
    print("memory_after_kib", usageOf(processes()).memoryKib);
    std::printf("}\n");
    return 0;
}
