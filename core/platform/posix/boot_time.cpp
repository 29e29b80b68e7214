#include "core/platform/boot_time.h"

#include <QtGlobal>

#include <ctime>

namespace tincan {

// Linux alone stops its steady clock in sleep: mach_continuous_time goes on.
std::chrono::steady_clock::time_point steadyTimeWithSleep()
{
#ifdef Q_OS_LINUX
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::steady_clock::time_point(std::chrono::seconds(time.tv_sec) +
                                                 std::chrono::nanoseconds(time.tv_nsec));
#else
    return std::chrono::steady_clock::now();
#endif
}

} // namespace tincan
