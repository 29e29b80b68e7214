#include "core/server/host_guard.h"

#include "core/server/asio.h"

#include <algorithm>

namespace tincan {

namespace {

struct Authority
{
    QByteArray host; // lower case, without brackets
    QByteArray port; // empty: the scheme's own
    bool bracketed = false;
};

// RFC 3986 §3.2.2, lower case: a registered name, and what stands between brackets.
bool isOfName(char character)
{
    return isDigit(character) || (character >= 'a' && character <= 'z') ||
           QByteArrayView("-._~%!$&'()*+,;=").contains(character);
}

bool isOfAddress(char character)
{
    return isDigit(character) || (character >= 'a' && character <= 'f') || character == ':' || character == '.';
}

std::optional<Authority> readAuthority(QByteArray text)
{
    Authority read;
    text = text.trimmed().toLower();
    qsizetype colon = -1;
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        if (end < 0)
            return std::nullopt;
        read.host = text.mid(1, end - 1);
        read.bracketed = true;
        if (end + 1 < text.size() && text.at(end + 1) != ':')
            return std::nullopt;
        colon = end + 1 < text.size() ? end + 1 : -1;
    } else {
        colon = text.indexOf(':');
        read.host = colon < 0 ? text : text.first(colon);
    }
    if (colon >= 0) {
        read.port = text.mid(colon + 1);
        bool good = read.port.isEmpty();
        const uint port = good ? 0 : read.port.toUInt(&good);
        if (!good || port > 65535 || !std::all_of(read.port.begin(), read.port.end(), isDigit))
            return std::nullopt;
    }
    const bool named = std::all_of(read.host.begin(), read.host.end(), read.bracketed ? isOfAddress : isOfName);
    return read.host.isEmpty() || !named ? std::nullopt : std::optional(read);
}

bool isOurs(const Authority &authority, const HubOptions &options)
{
    error_code error;
    if (authority.bracketed) {
        asio::ip::make_address_v6(authority.host.toStdString(), error);
        return !error;
    }
    asio::ip::make_address_v4(authority.host.toStdString(), error);
    if (!error || authority.host == "localhost")
        return true;
    return options.names.contains(QString::fromLatin1(authority.host), Qt::CaseInsensitive);
}

bool isOwnOrigin(const QByteArray &origin, const Authority &host)
{
    // Behind a proxy that does TLS, our origin is https although we see http.
    const bool secure = origin.startsWith("https://");
    if (!secure && !origin.startsWith("http://"))
        return false;
    const QByteArray standard = secure ? "443" : "80";
    const auto effective = [&standard](const QByteArray &own) { return own.isEmpty() ? standard : own; };
    const auto read = readAuthority(origin.mid(secure ? 8 : 7));
    return read && read->host == host.host && effective(read->port) == effective(host.port);
}

QByteArray corsHeaders(const QByteArray &origin, const Request &request)
{
    QByteArray headers =
        "Access-Control-Allow-Origin: " + origin +
        "\r\nVary: Origin\r\nAccess-Control-Expose-Headers: Tincan-Cursor, Tincan-User, Tincan-Reads, "
        "Tincan-Retry-Within, "
        "Accept-Post, Accept-Ranges, Content-Disposition, Content-Range, ETag, Location, Retry-After\r\n";
    if (isPreflight(request)) {
        headers += "Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE\r\n"
                   "Access-Control-Allow-Headers: Accept, Authorization, Content-Type, If-Match, If-None-Match, "
                   "If-Range, Last-Event-ID, Range\r\n"
                   "Access-Control-Max-Age: 600\r\n";
    }
    return headers;
}

Admission refused(int status, const QString &detail)
{
    return Admission{.refused = refusal(status, detail), .headers = {}};
}

} // namespace

Admission admit(const Request &request, const std::optional<QByteArray> &authority, const HubOptions &options)
{
    const auto named = authority ? authority : request.header("host");
    if (request.http11 && !request.has("host")) // also where the target names one (RFC 9112 §3.2)
        return refused(400, QStringLiteral("The request names no Host."));
    const auto origin = request.header("origin");
    const auto host = named ? readAuthority(*named) : std::nullopt;
    if (named && !host)
        return refused(400, QStringLiteral("The Host is malformed."));
    if (host && !isOurs(*host, options))
        return refused(421, QStringLiteral("This server does not go by the name of that Host; see --host-name."));
    if (!origin || (host && isOwnOrigin(origin->toLower(), *host)))
        return {};
    const QString asText = QString::fromLatin1(*origin);
    if (options.allowedOrigins.contains(asText, Qt::CaseInsensitive) ||
        options.allowedOrigins.contains(QStringLiteral("*")))
        return Admission{.refused = {}, .headers = corsHeaders(*origin, request)};
    return refused(403, QStringLiteral("A page of another origin may not use this server; see --allow-origin."));
}

QString addressOf(const Request &request, const QString &peer, const HubOptions &options)
{
    if (!options.trustedProxies.contains(peer))
        return peer;
    const QByteArray last = request.header("x-forwarded-for").value_or(QByteArray()).split(',').last().trimmed();
    error_code error;
    const auto address = asio::ip::make_address(last.toStdString(), error);
    // Not the proxy's own, which may do more.
    return error ? QStringLiteral("unknown") : QString::fromStdString(address.to_string());
}

bool isPreflight(const Request &request)
{
    return request.method == "OPTIONS" && request.has("access-control-request-method");
}

} // namespace tincan
