#include "core/platform/open_files.h"

#include <sys/resource.h>
#ifdef Q_OS_MACOS
#include <algorithm>
#include <climits>
#endif

namespace tincan {

namespace {

rlim_t reachable(const rlimit &limit)
{
#ifdef Q_OS_MACOS
    return std::min<rlim_t>(limit.rlim_max, OPEN_MAX); // more is refused there
#else
    return limit.rlim_max;
#endif
}

} // namespace

void raiseOpenFiles()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= reachable(limit))
        return;
    limit.rlim_cur = reachable(limit);
    (void)setrlimit(RLIMIT_NOFILE, &limit); // what it stays at is asked of reachableOpenFiles()
}

std::optional<quint64> reachableOpenFiles()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::nullopt;
    return quint64(reachable(limit));
}

} // namespace tincan
