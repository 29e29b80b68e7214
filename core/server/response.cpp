#include "core/server/response.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tincan {

namespace {

void appendStatus(QByteArray &out, int status, const Request &request, const QByteArray &caching)
{
    out.append(request.http11 ? "HTTP/1.1 " : "HTTP/1.0 ").append(QByteArray::number(status)).append(' ');
    out.append(reasonOf(status)).append("\r\nCache-Control: ").append(caching);
    out.append("\r\nX-Content-Type-Options: nosniff\r\n");
}

void appendHead(QByteArray &out, const Response &response, qint64 bodySize, const Request &request,
                const QByteArray &shared)
{
    appendStatus(out, response.status, request, response.caching);
    if (!response.contentType.isEmpty())
        out.append("Content-Type: ").append(response.contentType).append("\r\n");
    // A 204 has no content and says no length (RFC 9110 §8.6); neither does a 304 here.
    if (response.status != 204 && response.status != 304)
        out.append("Content-Length: ").append(QByteArray::number(bodySize)).append("\r\n");
    if (response.close || !request.keepAlive)
        out.append("Connection: close\r\n");
    else if (!request.http11)
        out.append("Connection: keep-alive\r\n");
    out.append(response.headers).append(shared).append("\r\n");
}

} // namespace

Response json(int status, const QByteArray &body)
{
    return Response{.status = status, .contentType = "application/json", .body = body, .headers = {}, .close = false};
}

Response problem(const Refusal &refusal)
{
    QJsonObject object{{QStringLiteral("type"), QStringLiteral("about:blank")},
                       {QStringLiteral("title"), refusal.title},
                       {QStringLiteral("status"), refusal.status},
                       {QStringLiteral("detail"), refusal.detail}};
    if (!refusal.id.isEmpty())
        object.insert(QStringLiteral("id"), refusal.id);
    Response response{.status = refusal.status,
                      .contentType = "application/problem+json",
                      .body = QJsonDocument(object).toJson(QJsonDocument::Compact),
                      .headers = {},
                      .close = false};
    if (refusal.status == 401)
        response.headers = "WWW-Authenticate: Bearer realm=\"Tincan\"\r\n";
    if (refusal.retryAfter > 0)
        response.headers += "Retry-After: " + QByteArray::number(refusal.retryAfter) + "\r\n";
    return response;
}

Response problem(int status, const QString &detail)
{
    return problem(refusal(status, detail));
}

Response notAllowed(const Request &request, const QByteArray &allowed)
{
    Response response;
    if (request.method == "OPTIONS")
        response.status = 204;
    else
        response = problem(405, QStringLiteral("This address takes %1.").arg(QString::fromLatin1(allowed)));
    response.headers += "Allow: " + allowed + "\r\n";
    return response;
}

QByteArray headOf(const Response &response, qint64 bodySize, const Request &request, const QByteArray &shared)
{
    QByteArray out;
    appendHead(out, response, bodySize, request, shared);
    return out;
}

QByteArray toBytes(const Response &response, const Request &request, const QByteArray &shared)
{
    QByteArray out;
    out.reserve(512 + response.body.size());
    appendHead(out, response, response.body.size(), request, shared);
    if (!request.isHead() && response.status != 204 && response.status != 304)
        out.append(response.body);
    return out;
}

QByteArray endlessHead(const QByteArray &contentType, const Request &request, const QByteArray &shared)
{
    QByteArray out;
    appendStatus(out, 200, request, "no-store");
    out += "Content-Type: " + contentType + "\r\nX-Accel-Buffering: no\r\nConnection: close\r\n";
    if (request.http11)
        out += "Transfer-Encoding: chunked\r\n";
    return out + shared + "\r\n";
}

} // namespace tincan
