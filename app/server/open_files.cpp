#include "open_files.h"

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_MACOS
#include <climits>
#endif

namespace tincan {

#ifdef Q_OS_UNIX

namespace {

// The log, the accounts, what SQLite opens for a moment, the listening sockets, and those being refused.
constexpr rlim_t besides = 64;

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
    (void)setrlimit(RLIMIT_NOFILE, &limit); // what it stays at is said by tooFewOpenFiles()
}

std::optional<QString> tooFewOpenFiles(int connections)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || reachable(limit) >= rlim_t(connections) + besides)
        return std::nullopt;
    return QStringLiteral(
               "the system allows %1 open files, too few for --most-connections %2: the rest wait unanswered "
               "(ulimit -n, LimitNOFILE)")
        .arg(quint64(reachable(limit)))
        .arg(connections);
}

#else

void raiseOpenFiles() {}

std::optional<QString> tooFewOpenFiles(int)
{
    return std::nullopt; // sockets are no files there
}

#endif

} // namespace tincan
