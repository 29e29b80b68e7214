#include "core/server/request.h"

#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace tincan {

namespace {

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Percent decoding that refuses what browsers would never send: a lone % and bytes that are no UTF-8.
std::optional<QByteArray> decoded(QByteArray text, bool plusIsSpace)
{
    if (plusIsSpace)
        text.replace('+', ' ');
    if (std::all_of(text.begin(), text.end(), [](char c) { return c != 0 && uchar(c) < 0x80 && c != '%'; }))
        return text; // ASCII, as nearly all of them are
    for (qsizetype i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 3)) {
        const QByteArray digits = text.mid(i + 1, 2);
        if (digits.size() != 2 || !isHexDigit(digits[0]) || !isHexDigit(digits[1]))
            return std::nullopt;
    }
    const QByteArray plain = QByteArray::fromPercentEncoding(text);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString unused = decoder(plain);
    if (decoder.hasError() || plain.contains('\0'))
        return std::nullopt;
    return plain;
}

} // namespace

std::optional<Target> readTarget(QByteArrayView target)
{
    Target read;
    QByteArray rest = target.toByteArray();
    if (!rest.startsWith('/')) {
        const QByteArray scheme = rest.first(std::max<qsizetype>(0, rest.indexOf("://"))).toLower();
        if (scheme != "http" && scheme != "https")
            return std::nullopt;
        rest.remove(0, scheme.size() + 3);
        qsizetype end = 0;
        while (end < rest.size() && rest.at(end) != '/' && rest.at(end) != '?')
            ++end;
        read.authority = rest.first(end);
        rest = rest.mid(end);
        if (!rest.startsWith('/'))
            rest.prepend('/');
    }
    const qsizetype fragment = rest.indexOf('#');
    const qsizetype question = rest.indexOf('?');
    if (fragment >= 0)
        return std::nullopt;
    const QByteArray escaped = question < 0 ? rest : rest.first(question);
    const auto path = decoded(escaped, false);
    if (!path || escaped.toLower().contains("%2f")) // a slash that is none: two readers take it differently
        return std::nullopt;
    read.path = *path;
    read.query = question < 0 ? QByteArray() : rest.mid(question + 1);
    return read;
}

std::optional<QList<std::pair<QByteArray, QByteArray>>> readQuery(QByteArrayView query)
{
    QList<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &pair : query.toByteArray().split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals), true);
        const auto value = decoded(equals < 0 ? QByteArray() : pair.mid(equals + 1), true);
        if (!name || !value)
            return std::nullopt;
        pairs.append({*name, *value});
    }
    return pairs;
}

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 421:
        return "Misdirected Request";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return status < 500 ? "Error" : "Server Error";
    }
}

Refusal refusal(int status, const QString &detail, qint64 retryAfter)
{
    return Refusal{.id = {},
                   .status = status,
                   .title = QString::fromLatin1(reasonOf(status)),
                   .detail = detail,
                   .retryAfter = retryAfter};
}

} // namespace tincan
