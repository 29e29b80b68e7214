// A request's target, parameters and Accept: in bounds or refused, and what is understood is understood alike again.
#include "core/server/accept.h"
#include "core/server/follow_request.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

namespace {

bool inBounds(const FollowRequest &follow)
{
    const bool counts = follow.wait >= 0 && follow.wait <= 60 && follow.latest() >= 0 && follow.latest() <= 1000;
    const bool history = !follow.before || (!follow.room.isEmpty() && !follow.after && follow.wait == 0);
    return counts && history;
}

} // namespace

// Three lines: the target, Last-Event-ID, Accept.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray all(reinterpret_cast<const char *>(data), qsizetype(size));
    const QList<QByteArray> lines = all.split('\n');
    (void)negotiate(lines.value(2));
    (void)acceptsJson(lines.value(2));
    const auto target = readTarget(lines.first());
    if (!target)
        return 0;
    fuzz::check(target->path.startsWith('/') && !target->path.contains('\0'), "a path is one");
    const auto again = readTarget(target->path.toPercentEncoding("/") + '?' + target->query);
    fuzz::check(again && again->path == target->path && again->query == target->query, "a target means the same again");

    Request request;
    request.method = "GET";
    request.path = target->path;
    request.query = target->query;
    if (lines.size() > 1)
        request.headers.append({"last-event-id", lines[1]});
    for (const bool eventStream : {false, true}) {
        const auto follow = readFollowRequest(request, eventStream);
        fuzz::check(follow ? inBounds(*follow) : follow.error().status == 400, "what is asked for is in bounds");
    }
    return 0;
}
