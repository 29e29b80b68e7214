#include "core/transport/requests.h"

#include "core/chat/person.h"
#include "core/transport/server_trust.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

QUrl address(const TransportOptions &options, const QString &path, const QUrlQuery &query)
{
    QUrl url = options.server;
    if (!options.pin.isEmpty())
        url.setScheme(u"https"_s); // who is held to a certificate never goes without
    QString base = url.path();
    if (!base.endsWith(u'/'))
        base += u'/';
    url.setPath(base + path);
    url.setQuery(query);
    url.setFragment({});
    url.setUserInfo({});
    return url;
}

void dress(QNetworkRequest &request, const TransportOptions &options)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Named, so that Qt neither asks for compression nor unpacks any: packed streams are held back by packers.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Tincan/"_s + QLatin1StringView(TINCAN_VERSION));
    if (!options.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + options.token);
    request.setSslConfiguration(tlsConfiguration(options.pin));
    request.setAttribute(pinAttribute, options.pin);
}

} // namespace

QNetworkRequest messagesRequest(const TransportOptions &options, const QUrlQuery &query, const QByteArray &accept)
{
    QNetworkRequest request = apiRequest(options, u"api/messages"_s, query);
    request.setRawHeader("Accept", accept);
    return request;
}

QNetworkRequest apiRequest(const TransportOptions &options, const QString &path, const QUrlQuery &query)
{
    QNetworkRequest request(address(options, path, query));
    dress(request, options);
    return request;
}

QNetworkRequest upgradeRequest(const TransportOptions &options, const std::optional<Cursor> &after)
{
    QUrl url = address(options, u"api/messages"_s, followQuery(options, after));
    url.setScheme(url.scheme() == u"https" ? u"wss"_s : u"ws"_s);
    QNetworkRequest request(url);
    if (!options.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + options.token);
    return request;
}

QUrlQuery followQuery(const TransportOptions &options, const std::optional<Cursor> &after)
{
    QUrlQuery query;
    if (after)
        query.addQueryItem(u"after"_s, QString::fromLatin1(after->toByteArray()));
    // Escaped here: Qt leaves a plus as it is, which a server reads as a space. A name that no server takes would end
    // the line; so it is refused with the first message, in words.
    if (!options.name.isEmpty() && isName(options.name))
        query.addQueryItem(u"name"_s, QString::fromLatin1(QUrl::toPercentEncoding(options.name)));
    return query;
}

QByteArray mediaType(QByteArrayView contentType)
{
    const qsizetype end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.first(end)).trimmed().toByteArray().toLower();
}

} // namespace tincan
