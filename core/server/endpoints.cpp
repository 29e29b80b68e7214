#include "core/server/endpoints.h"

#include "core/server/publishing.h"
#include "core/wire/event_codec.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

asio::awaitable<Response> answerPublication(HubCore &core, const Request &request)
{
    const Result<Command, Refusal> command = decodeCommand(request.body, core.options.textLimit);
    if (!command)
        co_return problem(command.error());
    const auto *publication = std::get_if<Publication>(&*command);
    if (!publication)
        co_return problem(422, QStringLiteral("`type`: over HTTP only messages are taken."));
    const AppendResult result = co_await published(core, *publication);
    if (!result)
        co_return problem(result.error());
    co_return json(result->repeated ? 200 : 201, result->entry.json);
}

Response answerHealth(const HubCore &core, const Request &request)
{
    if (request.method != "GET" && request.method != "HEAD")
        return notAllowed(request, "GET, HEAD, OPTIONS");
    const Cursor head = core.head();
    const QJsonObject health{{QStringLiteral("status"), QStringLiteral("ok")},
                             {QStringLiteral("version"), QStringLiteral(TINCAN_VERSION)},
                             {QStringLiteral("epoch"), QString::fromLatin1(head.epoch)},
                             {QStringLiteral("head"), QString::fromLatin1(head.toByteArray())}};
    return json(200, QJsonDocument(health).toJson(QJsonDocument::Compact));
}

Response answerRoot(const HubCore &core, const Request &request)
{
    if (request.method != "GET" && request.method != "HEAD")
        return notAllowed(request, "GET, HEAD, OPTIONS");
    const QString page = QStringLiteral("%1 is a Tincan server, version %2.\nOpen Tincan and join this address.\n")
                             .arg(core.options.serverName, QStringLiteral(TINCAN_VERSION));
    return Response{.status = 200,
                    .contentType = "text/plain; charset=utf-8",
                    .body = page.toUtf8(),
                    .headers = {},
                    .close = false};
}

} // namespace tincan
