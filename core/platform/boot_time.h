// How long the computer has been on, asleep or not. Any thread.
#pragma once

#include <chrono>

namespace tincan {

// Counts on while the computer sleeps, from a beginning that is the same as long as the program runs.
std::chrono::steady_clock::time_point steadyTimeWithSleep();

} // namespace tincan
