// Whatever a box on the way answers is a failure with a bounded wait and bounded words.
#include "core/transport/network_failure.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

// Two bytes of status, then Retry-After, a line's end, and the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray rest(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    const qsizetype end = rest.indexOf('\n');
    const QByteArray retryAfter = rest.left(end);
    const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    const auto wait = parseRetryAfter(retryAfter, now);
    const auto inBounds = [](std::chrono::milliseconds time) {
        return time >= std::chrono::milliseconds(0) && time <= std::chrono::hours(24);
    };
    fuzz::check(!wait || inBounds(*wait), "a wait is between nothing and a day");
    const Failure failure = failureFromStatus(data[0] * 256 + data[1], retryAfter, rest.mid(end + 1), now);
    fuzz::check(!failure.retryAfter || inBounds(*failure.retryAfter), "so is a failure's");
    fuzz::check(failure.detail.size() < 1000, "an explanation is short");
    return 0;
}
