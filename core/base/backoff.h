// How long to wait before trying again: exponential, with full jitter and a cap, so that a herd cut off at one moment
// does not return at one moment. A value without state; chance is passed in. Any thread.
#pragma once

#include <chrono>
#include <optional>

namespace tincan {

struct Backoff
{
    std::chrono::milliseconds first{900}; // the ceiling of the first wait; `reconnectInterval` sets it
    std::chrono::milliseconds cap{60'000};
    std::optional<int> maximum; // attempts in a row before giving up; `maxReconnectCount` sets it. None: for ever

    // The wait before attempt number `attempt`, counted from 0: `spread` of min(cap, first * 2^attempt).
    // `spread` is a random number in [0, 1); values outside are clamped. The ceiling is never below `least`: in a crowd
    // the first wait is spread, too.
    std::chrono::milliseconds delay(int attempt, double spread, std::chrono::milliseconds least = {}) const;
    // Whether `attempt` (from 0) may still be made.
    bool allows(int attempt) const { return !maximum || attempt < *maximum; }

    bool operator==(const Backoff &) const = default;
};

} // namespace tincan
