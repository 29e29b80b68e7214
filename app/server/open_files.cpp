#include "open_files.h"

#include "core/platform/open_files.h"

namespace tincan {

// The log, the accounts, what SQLite opens for a moment, the listening sockets, and those being refused.
constexpr quint64 besides = 64;

std::optional<QString> tooFewOpenFiles(int connections)
{
    const auto reachable = reachableOpenFiles();
    if (!reachable || *reachable >= quint64(connections) + besides)
        return std::nullopt;
    return QStringLiteral(
               "the system allows %1 open files, too few for --most-connections %2: the rest wait unanswered "
               "(ulimit -n, LimitNOFILE)")
        .arg(*reachable)
        .arg(connections);
}

} // namespace tincan
