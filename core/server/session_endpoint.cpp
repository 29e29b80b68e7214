// Signing in and out (protocol, section 4).
#include "core/base/logging.h"
#include "core/server/endpoints.h"
#include "core/server/json_body.h"

#include <QDateTime>

namespace tincan {

namespace {

QString timeOf(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

Response answerOf(const Result<Admitted, Refusal> &admitted)
{
    if (!admitted)
        return problem(admitted.error());
    const QJsonObject object{{QStringLiteral("token"), QString::fromLatin1(admitted->token)},
                             {QStringLiteral("expires"), timeOf(admitted->signIn.expires)},
                             {QStringLiteral("user"), toJson(admitted->account)}};
    return json(200, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<Credentials, Refusal> readCredentials(const QByteArray &body)
{
    const auto object = readObject(body);
    if (!object)
        return object.error();
    QStringList words;
    for (const QString &name : {QStringLiteral("name"), QStringLiteral("password"), QStringLiteral("invite")}) {
        const auto text = readText(*object, name);
        if (!text)
            return text.error();
        words.append(*text);
    }
    // Before anything is made of them: to bring a megabyte of marks into one form takes minutes.
    constexpr qsizetype longest = 1'024;
    for (const QString &word : std::as_const(words)) {
        if (word.size() > longest)
            return refusal(422, QStringLiteral("`name`, `password` or `invite` is longer than %1.").arg(longest));
    }
    if (!isName(words[0]))
        return refusal(422, QStringLiteral("`name` is longer than 64 characters, or has controls."));
    for (int i = 0; i < 2; ++i) {
        if (words[i].isEmpty())
            return refusal(
                422,
                QStringLiteral("`%1` is missing.").arg(i == 0 ? QStringLiteral("name") : QStringLiteral("password")));
    }
    // One form for what several keyboards write in several.
    return Credentials{words[0], words[1].normalized(QString::NormalizationForm_C).toUtf8(), words[2].toUtf8()};
}

// Without the name: a password that was typed into the wrong field would be kept in the log.
void noteRefusal(HubCore &core, const Request &request, const Result<Admitted, Refusal> &admitted)
{
    if (admitted)
        return;
    const int status = admitted.error().status;
    if (status == 401 || status == 429)
        core.metrics.refuse(status == 401 ? Cause::Credentials : Cause::Tries, request.address);
    logWith(logServer(), QtInfoMsg, QStringLiteral("sign-in refused"),
            {{QStringLiteral("address"), request.address}, {QStringLiteral("status"), status}});
}

asio::awaitable<Response> signIn(HubCore &core, const Request &request)
{
    auto credentials = readCredentials(request.body);
    if (!credentials)
        co_return problem(credentials.error());
    const auto admitted = co_await core.accounts->signIn(std::move(*credentials), request.address);
    noteRefusal(core, request, admitted);
    co_return answerOf(admitted);
}

} // namespace

asio::awaitable<Response> answerSession(HubCore &core, const Request &request)
{
    if (!core.accounts)
        co_return problem(404, QStringLiteral("This server is open: nobody signs in."));
    const bool renews = request.path != "/api/session";
    if (!renews && request.method == "POST")
        co_return co_await signIn(core, request);
    const auto caller = callerOf(core, request);
    if (!caller)
        co_return problem(caller.error());
    if (renews) {
        if (request.method != "POST")
            co_return notAllowed(request, "POST, OPTIONS");
        const auto renewed = co_await core.accounts->renew(bearerToken(request));
        co_return answerOf(renewed);
    }
    if (request.method == "DELETE") {
        const auto done = co_await core.accounts->signOut(caller->session);
        if (!done)
            co_return problem(done.error());
        co_return Response{.status = 204, .contentType = {}, .body = {}, .headers = {}, .close = false};
    }
    if (request.method != "GET" && !request.isHead())
        co_return notAllowed(request, "GET, HEAD, POST, DELETE, OPTIONS");
    const QJsonObject object{{QStringLiteral("user"), toJson(core.accounts->people().at(caller->person.id))},
                             {QStringLiteral("expires"), timeOf(core.accounts->expiryOf(bearerToken(request)))}};
    co_return json(200, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace tincan
