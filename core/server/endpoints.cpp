#include "core/server/endpoints.h"

#include "core/server/publishing.h"
#include "core/wire/event_codec.h"
#include "core/wire/line_splitter.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

namespace {

constexpr std::size_t mostAtOnce = 1'000;
// What a client may send here (Linked Data Platform §7.1): it tells that several at once are taken.
constexpr auto acceptPost = "Accept-Post: application/json, application/x-ndjson\r\n";

// What needs no log is answered at once.
Result<QByteArray, Refusal> answerReading(HubCore &core, const Caller &caller, ReadMark mark)
{
    mark.user = caller.isSignedIn() ? caller.person : openPerson(mark.user.name);
    if (const auto wrong = wrongWith(core, caller, mark))
        return *wrong;
    markRead(core, mark);
    return encode(Event(mark));
}

Refusal notOverHttp()
{
    return refusal(422, QStringLiteral("`type`: over HTTP publications and `read` are taken."));
}

std::vector<Result<Command, Refusal>> readCommands(const HubCore &core, const QByteArray &body)
{
    std::vector<Result<Command, Refusal>> commands;
    LineSplitter splitter(core.options.bodyLimit + 1);
    // Within the limit, as the body is.
    (void)splitter.feed(body + '\n', [&](QByteArrayView line) {
        if (!line.isEmpty() && commands.size() <= mostAtOnce)
            commands.push_back(decodeCommand(line, core.options.textLimit));
    });
    return commands;
}

asio::awaitable<Response> answerPublications(HubCore &core, const Caller &caller, const Request &request)
{
    std::vector<Result<Command, Refusal>> commands = readCommands(core, request.body);
    if (commands.empty())
        co_return problem(400, QStringLiteral("There is no publication in this body."));
    if (commands.size() > mostAtOnce)
        co_return problem(413, QStringLiteral("At most %1 publications are taken at once.").arg(mostAtOnce));
    std::vector<QByteArray> answers(commands.size());
    std::vector<Handed> handed;
    std::vector<std::size_t> places; // of their answers
    for (std::size_t i = 0; i < commands.size(); ++i) {
        Result<Command, Refusal> &command = commands[i];
        if (auto *mark = command ? std::get_if<ReadMark>(&*command) : nullptr) {
            const auto answer = answerReading(core, caller, std::move(*mark));
            answers[i] = answer ? *answer : encode(Event(answer.error()));
            continue;
        }
        places.push_back(i);
        if (auto *publication = command ? std::get_if<Publication>(&*command) : nullptr)
            handed.push_back(std::move(*publication));
        else
            handed.push_back(command ? notOverHttp() : command.error());
    }
    if (!handed.empty()) {
        const std::vector<AppendResult> results = co_await publishedAll(core, caller, std::move(handed));
        for (std::size_t i = 0; i < results.size(); ++i)
            answers[places[i]] = results[i] ? results[i]->entry.json : encode(Event(results[i].error()));
    }
    Response response{.status = 200, .contentType = "application/x-ndjson", .body = {}, .headers = {}, .close = false};
    for (const QByteArray &answer : answers)
        response.body += answer + '\n';
    co_return response;
}

asio::awaitable<Response> answerOnePublication(HubCore &core, const Caller &caller, const Request &request)
{
    Result<Command, Refusal> command = decodeCommand(request.body, core.options.textLimit);
    if (!command)
        co_return problem(command.error());
    if (auto *mark = std::get_if<ReadMark>(&*command)) {
        const auto answer = answerReading(core, caller, std::move(*mark));
        co_return answer ? json(200, *answer) : problem(answer.error());
    }
    const auto *publication = std::get_if<Publication>(&*command);
    if (!publication)
        co_return problem(notOverHttp());
    const AppendResult result = co_await published(core, caller, *publication);
    if (!result)
        co_return problem(result.error());
    co_return json(result->repeated ? 200 : 201, result->entry.json);
}

} // namespace

asio::awaitable<Response> answerPublication(HubCore &core, const Caller &caller, const Request &request)
{
    const QByteArray type = request.header("content-type").value_or(QByteArray()).toLower();
    Response response;
    if (type.startsWith("application/x-ndjson"))
        response = co_await answerPublications(core, caller, request);
    else
        response = co_await answerOnePublication(core, caller, request);
    response.headers += acceptPost;
    co_return response;
}

Response answerHealth(const HubCore &core, const Request &request)
{
    if (request.method != "GET" && request.method != "HEAD")
        return notAllowed(request, "GET, HEAD, OPTIONS");
    const QString trouble =
        core.stopping ? QStringLiteral("The server is going away.") : core.readiness.trouble(core.options.diskPatience);
    if (!trouble.isEmpty())
        return problem(refusal(503, trouble, 5));
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
