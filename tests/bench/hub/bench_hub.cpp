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
#include "run.h"
#include "words.h"

#include <cstdint>
#include <cstdio>
#include <sys/resource.h>

using namespace load;

namespace {

double ownCpuSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
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
    readWords(count, arguments);
    const int port = int(number("port"));
    const std::int64_t followerCount = number("followers");
    const Usage before = usageOf(processes());
    Tally unread;
    const auto stuck = connectAll(int(number("stuck")), way(), word("follow"), port, unread, 4096);
    for (const auto &follower : stuck)
        follower->deaf();
    Tally tally;
    Followers followers;
    Run run(tally, followers);
    const double ownBefore = ownCpuSeconds();
    const std::int64_t begun = nanoseconds();
    followers = connectAll(int(followerCount), way(), word("follow"), port, tally);
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
