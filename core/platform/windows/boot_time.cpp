#include "core/platform/boot_time.h"

namespace tincan {

std::chrono::steady_clock::time_point steadyTimeWithSleep()
{
    return std::chrono::steady_clock::now(); // QueryPerformanceCounter goes on in sleep
}

} // namespace tincan
