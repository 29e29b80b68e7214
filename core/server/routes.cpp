#include "core/server/routes.h"

#include "core/server/endpoints.h"
#include "core/server/host_guard.h"

#include <algorithm>
#include <array>

namespace tincan {

namespace {

Response answerAsterisk(const HubCore &, const Request &request)
{
    return notAllowed(request, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
}

// A sign-in at its longest: three words of 1,024 letters, each of them escaped.
constexpr qint64 mostOfAnybody = 20 * 1024;

// Whoever asks is told.
struct OpenRoute
{
    QByteArrayView path;
    Response (*answer)(const HubCore &core, const Request &request);
};
constexpr std::array<OpenRoute, 4> openRoutes{
    {{"/", answerRoot}, {"*", answerAsterisk}, {"/api/health", answerHealth}, {"/metrics", answerMetrics}}};

const OpenRoute *openRoute(QByteArrayView path)
{
    const auto found = std::find_if(openRoutes.begin(), openRoutes.end(),
                                    [path](const OpenRoute &route) { return route.path == path; });
    return found == openRoutes.end() ? nullptr : &*found;
}

bool isSession(QByteArrayView path)
{
    return path == "/api/session" || path == "/api/session/renew";
}

asio::awaitable<Response> answerCaller(HubCore &core, const Caller &caller, const Request &request)
{
    if (request.path == "/api/messages") {
        if (request.method == "POST")
            co_return co_await answerPublication(core, caller, request);
        co_return notAllowed(request, "GET, HEAD, POST, OPTIONS");
    }
    if (request.path == "/api/rooms")
        co_return co_await answerRooms(core, caller, request, {});
    if (request.path.startsWith("/api/rooms/"))
        co_return co_await answerRooms(core, caller, request, QString::fromUtf8(request.path.mid(11)));
    if (request.path == "/api/users")
        co_return answerUsers(core, request);
    if (request.path == "/api/files")
        co_return notAllowed(request, "POST, OPTIONS");
    if (request.path.startsWith("/api/files/"))
        co_return notAllowed(request, "GET, HEAD, OPTIONS");
    co_return problem(404, QStringLiteral("There is nothing at this address."));
}

} // namespace

bool isForAnybody(const Request &request)
{
    const bool signsIn = request.path == "/api/session" && request.method == "POST";
    return openRoute(request.path) || signsIn;
}

qint64 bodyLimitOf(const Request &head, const HubOptions &options)
{
    if (head.isUpload())
        return options.fileLimit;
    const bool anybody = isForAnybody(head) || isPreflight(head);
    return anybody ? std::min(mostOfAnybody, options.bodyLimit) : options.bodyLimit;
}

asio::awaitable<Response> answerRequest(HubCore &core, const Request &request)
{
    if (const OpenRoute *route = openRoute(request.path))
        co_return route->answer(core, request);
    if (isSession(request.path))
        co_return co_await answerSession(core, request);
    // Once more: while the body came, who asks may have been signed out.
    const auto caller = callerOf(core, request);
    if (!caller)
        co_return problem(caller.error());
    co_return co_await answerCaller(core, *caller, request);
}

} // namespace tincan
