#include "usage.h"

#include <fstream>
#include <sstream>
#include <unistd.h>

namespace load {

Usage usageOf(const std::vector<int> &processes)
{
    Usage usage;
    for (const int process : processes) {
        const std::string folder = "/proc/" + std::to_string(process);
        std::string stat;
        std::getline(std::ifstream(folder + "/stat"), stat, '\0');
        std::istringstream fields(stat.substr(stat.rfind(')') + 2)); // from field 3 on
        std::string field;
        for (int number = 3; number < 14; ++number)
            fields >> field;
        double user = 0;
        double system = 0;
        fields >> user >> system;
        usage.cpuSeconds += (user + system) / double(sysconf(_SC_CLK_TCK));
        std::ifstream memory(folder + "/smaps_rollup");
        while (memory >> field) {
            double kib = 0;
            if (field == "Pss:" && memory >> kib)
                usage.memoryKib += kib;
        }
    }
    return usage;
}

} // namespace load
