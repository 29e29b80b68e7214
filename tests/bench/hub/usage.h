// What a server's processes (several, where it has workers) have used: CPU time of /proc/PID/stat, and their share of
// memory (Pss) of /proc/PID/smaps_rollup.
#pragma once

#include <string>
#include <vector>

namespace load {

struct Usage
{
    double cpuSeconds = 0;
    double memoryKib = 0;
};

Usage usageOf(const std::vector<int> &processes);

} // namespace load
