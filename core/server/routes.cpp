#include "core/server/routes.h"

#include "core/server/endpoints.h"

#include <algorithm>
#include <array>

namespace tincan {

namespace {

constexpr std::array<QByteArrayView, 6> forAnybody{
    "/", "*", "/api/health", "/metrics", "/api/session", "/api/session/renew"};

asio::awaitable<Response> answerAnybody(HubCore &core, const Request &request)
{
    if (request.path == "/api/health")
        co_return answerHealth(core, request);
    if (request.path == "/")
        co_return answerRoot(core, request);
    if (request.path == "*")
        co_return notAllowed(request, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    if (request.path == "/metrics")
        co_return answerMetrics(core, request);
    co_return co_await answerSession(core, request);
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

bool isForAnybody(QByteArrayView path)
{
    return std::find(forAnybody.begin(), forAnybody.end(), path) != forAnybody.end();
}

asio::awaitable<Response> answerRequest(HubCore &core, const Request &request)
{
    if (isForAnybody(request.path))
        co_return co_await answerAnybody(core, request);
    const auto caller = callerOf(core, request);
    if (!caller)
        co_return problem(caller.error());
    co_return co_await answerCaller(core, *caller, request);
}

} // namespace tincan
