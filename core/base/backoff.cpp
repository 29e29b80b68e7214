#include "core/base/backoff.h"

#include <algorithm>

namespace tincan {

std::chrono::milliseconds Backoff::delay(int attempt, double spread, std::chrono::milliseconds least) const
{
    using std::chrono::milliseconds;
    // Past 2^20 the cap has long been reached, and shifting further would overflow.
    const auto factor = double(1 << std::clamp(attempt, 0, 20));
    const double wanted = std::max(double(least.count()), double(first.count()) * factor);
    const double ceiling = std::min(double(cap.count()), wanted);
    return milliseconds(milliseconds::rep(std::max(0.0, ceiling) * std::clamp(spread, 0.0, 1.0)));
}

} // namespace tincan
