#include "kill_point.h"

#include "power_cut.h"

#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace tincan {

namespace {

struct Note
{
    std::atomic<std::uint64_t> calls;
    std::atomic<std::uint64_t> killed;
};

Note *note = nullptr; // none before begin(), and nothing is counted
std::uint64_t killAt = 0;
Death chosen = Death::Torn;

[[gnu::constructor]] void begin()
{
    const char *path = std::getenv("TINCAN_KILL_NOTE");
    const char *at = std::getenv("TINCAN_KILL_AT");
    const char *how = std::getenv("TINCAN_KILL_HOW");
    const int fd = path ? ::open(path, O_RDWR | O_CLOEXEC) : -1;
    void *mapped = ::mmap(nullptr, sizeof(Note), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped == MAP_FAILED || !at || !how) {
        std::fputs("killloop: TINCAN_KILL_NOTE, _AT and _HOW are not all there\n", stderr);
        std::abort();
    }
    // Whoever loops may be killed as well: nothing that it started stays.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    killAt = std::strtoull(at, nullptr, 10);
    if (std::strcmp(how, "after") == 0)
        chosen = Death::After;
    else if (std::strcmp(how, "power") == 0)
        chosen = Death::Power;
    note = static_cast<Note *>(mapped);
}

} // namespace

bool KillPoint::reached()
{
    return note && ++note->calls == killAt;
}

Death KillPoint::death()
{
    return chosen;
}

void KillPoint::die()
{
    note->killed = 1;
    if (chosen == Death::Power)
        powerCut().takeBack();
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

} // namespace tincan
