// A request as the rest of the room sees it: no parser, no socket. And a refusal's few shapes. Values; any thread.
#pragma once

#include "core/base/result.h"
#include "core/chat/event.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace tincan {

struct Request
{
    QByteArray method;
    QByteArray path;                                  // decoded, without the query
    QByteArray query;                                 // as sent
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case
    QByteArray body;
    QString address; // of who asks
    bool http11 = true;
    bool keepAlive = true;

    bool isHead() const { return method == "HEAD"; }
    bool isUpload() const { return method == "POST" && path == "/api/files"; } // `body` is handed on in pieces
    bool has(QByteArrayView name) const { return header(name).has_value(); }
    // All values of that name, joined by a comma as RFC 9110 §5.3 allows; nothing where there is none.
    std::optional<QByteArray> header(QByteArrayView name) const
    {
        std::optional<QByteArray> joined;
        for (const auto &[key, value] : headers) {
            if (key == name)
                joined = joined ? *joined + ", " + value : value;
        }
        return joined;
    }
};

// Splits a request target and decodes its path. Nothing where it is malformed. In absolute form (RFC 9112 §3.2.2) the
// authority is handed back too: it takes the place of Host.
struct Target
{
    QByteArray path;
    QByteArray query;
    std::optional<QByteArray> authority;
};
std::optional<Target> readTarget(QByteArrayView target);

// name=value&…, decoded; nothing where an escape is malformed or the result is not UTF-8.
std::optional<QList<std::pair<QByteArray, QByteArray>>> readQuery(QByteArrayView query);

constexpr bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

// "Not Found" for 404.
QByteArray reasonOf(int status);
// A refusal with the status' own title.
Refusal refusal(int status, const QString &detail, qint64 retryAfter = 0);

} // namespace tincan
