// An answer as bytes: status line, the headers that every answer carries, the body. No sockets. Values; any thread.
#pragma once

#include "core/server/request.h"

namespace tincan {

struct Response
{
    int status = 200;
    QByteArray contentType; // empty: no body, no type
    QByteArray body;
    QByteArray headers; // further ones, each ended by CRLF
    bool close = false; // the connection ends after it
    QByteArray caching = "no-store";
};

Response json(int status, const QByteArray &body);
// RFC 9457.
Response problem(const Refusal &refusal);
Response problem(int status, const QString &detail);
// 405 with Allow, or 204 for OPTIONS.
Response notAllowed(const Request &request, const QByteArray &allowed);

// `shared`: the headers that this request's answer gets whatever it is (CORS).
QByteArray toBytes(const Response &response, const Request &request, const QByteArray &shared);
// The head alone, of a body that follows in pieces.
QByteArray headOf(const Response &response, qint64 bodySize, const Request &request, const QByteArray &shared);
// The head of an answer that never ends: chunked for HTTP/1.1, until the connection closes for 1.0.
QByteArray endlessHead(const QByteArray &contentType, const Request &request, const QByteArray &shared);

} // namespace tincan
