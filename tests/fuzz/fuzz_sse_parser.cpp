// Whatever the slices, the same events, identity, retry and end.
#include "core/wire/sse_parser.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

namespace {

struct Outcome
{
    QList<QList<QByteArray>> events;
    QByteArray lastEventId;
    std::optional<qint64> retry;
    bool fine = true;

    bool operator==(const Outcome &) const = default;
};

Outcome outcomeOf(const QList<QByteArrayView> &slices, qsizetype maximum)
{
    SseParser parser(maximum);
    Outcome outcome;
    for (const QByteArrayView slice : slices) {
        // A copy that ends with the call: a view that is kept too long is a use after free.
        const QByteArray bytes(slice.data(), slice.size());
        const auto fed = parser.feed(bytes, [&](const SseEvent &event) {
            outcome.events.append(
                {event.type.toByteArray(), event.data.toByteArray(), event.lastEventId.toByteArray()});
            fuzz::check(event.data.size() <= maximum, "an event is no larger than the maximum");
        });
        outcome.fine = fed.hasValue();
    }
    outcome.lastEventId = parser.lastEventId();
    outcome.retry = parser.retry();
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto input = fuzz::sliced(data, size);
    fuzz::check(outcomeOf({input.whole}, input.maximum) == outcomeOf(input.slices, input.maximum),
                "any slicing gives the same events");
    return 0;
}
