#include "support/hostile.h"

namespace tincan {

namespace {

// What must never be taken for a request of its own: it would be answered by 404.
const QByteArray smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

QByteArray post(const QByteArray &headers, const QByteArray &body)
{
    return "POST /api/messages HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

QByteArray length(const QByteArray &value, const QByteArray &body = "hello")
{
    return post("Content-Length:" + value + "\r\n", body);
}

QByteArray coded(const QByteArray &value)
{
    return post("Transfer-Encoding:" + value + "\r\n", "2\r\n{}\r\n0\r\n\r\n" + smuggled);
}

QByteArray chunks(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

QList<HostileRequest> lengths()
{
    return {
        {"a length of words", length(" five"), {400}},
        {"an empty length", length(" "), {400}},
        {"a negative length", length(" -5"), {400}},
        {"a signed length", length(" +5"), {400}},
        {"a hexadecimal length", length(" 0x5"), {400}},
        {"a fractional length", length(" 5.0"), {400}},
        {"a length and a space within", length(" 5 5"), {400}},
        {"the same length in a list", length(" 5, 5"), {400}},
        {"two lengths in a list", length(" 5, 6"), {400}},
        {"the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), {400}},
        {"two lengths", post("Content-Length: 5\r\nContent-Length: 0\r\n", "hello"), {400}},
        {"a length of 2^64", length(" 18446744073709551616"), {400}},
        {"a length of 2^64 + 5", length(" 18446744073709551621"), {400}},
        {"a length of 2^63", length(" 9223372036854775808"), {413}},
        {"a length of many digits", length(' ' + QByteArray(400, '9')), {400}},
        {"a length over the limit", length(" 65537"), {413}},
        {"a length with NUL", length(QByteArray(" 5\0", 3)), {400}},
        {"a length folded", post("Content-Length:\r\n 5\r\n", "hello"), {400}},
        {"a length with zeros before it", length(" 00002", "{}"), {422, 200}},
        {"a length under another name", post("Content_Length: 2\r\n", {}), {400, 200}},
        {"a body on GET",
         "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(smuggled.size()) + "\r\n\r\n" +
             smuggled,
         {200, 200}},
        {"a body on GET, in chunks",
         "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" +
             QByteArray::number(smuggled.size(), 16) + "\r\n" + smuggled + "\r\n0\r\n\r\n",
         {200, 200}},
        {"a body on OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", {204, 200}},
        {"expected in HTTP/1.0",
         "POST /api/messages HTTP/1.0\r\nConnection: keep-alive\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}",
         {422, 200}},
    };
}

// Where nobody is asked for a token: as much as a sign-in can take, and not what a message may.
QList<HostileRequest> toAnybody()
{
    const auto said = [](const QByteArray &line, int size) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n";
    };
    const QByteArray chunk = " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5001\r\n";
    return {
        {"a long body of a sign-in", said("POST /api/session", 20'481), {413}},
        {"a long body of a sign-in, in chunks", "POST /api/session" + chunk, {413}},
        {"a long body to /", said("GET /", 20'481), {413}},
        {"a long body to /, in chunks", "GET /" + chunk, {413}},
        {"a long body to *", said("OPTIONS *", 20'481), {413}},
        {"a long body to the state of health", said("GET /api/health", 20'481), {413}},
        {"a long body to the metrics", said("GET /metrics", 20'481), {413}},
        {"a long body of a preflight",
         "OPTIONS /api/messages HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
         "Access-Control-Request-Method: POST\r\nContent-Length: 20481\r\n\r\n",
         {413}},
        {"the longest body to /", said("GET /", 20'480) + QByteArray(20'480, ' '), {200, 200}},
    };
}

// RFC 9112 §6.1 and §6.3.
QList<HostileRequest> codings()
{
    return {
        {"identity", coded(" identity"), {501}},
        {"chunked, identity", coded(" chunked, identity"), {501}},
        {"identity, chunked", coded(" identity, chunked"), {501}},
        {"xchunked", coded(" xchunked"), {501}},
        {"chunkedx", coded(" chunkedx"), {501}},
        {"x chunked", coded(" x chunked"), {501}},
        {"gzip", coded(" gzip"), {501}},
        {"gzip, chunked", coded(" gzip, chunked"), {501}},
        {"chunked twice", coded(" chunked, chunked"), {501}},
        {"chunked twice, nothing between", coded(" chunked,,chunked"), {501}},
        {"chunked in two headers", coded(" chunked\r\nTransfer-Encoding: chunked"), {400}},
        {"chunked with a parameter", coded(" chunked;q=1"), {501}},
        {"a packed body", post("Content-Length: 30\r\nContent-Encoding: gzip\r\n", smuggled), {415}},
        {"chunked in quotes", coded(" \"chunked\""), {501}},
        {"chunked and a comma", coded(" chunked,"), {501}},
        {"a comma and chunked", coded(" , chunked"), {501}},
        {"an empty coding", coded(" "), {501}},
        {"chunked and a vertical tab",
         coded(" \x0b"
               "chunked"),
         {400}},
        {"chunked and NUL", coded(QByteArray(" chunked\0", 9)), {400}},
        {"chunked, folded", coded("\r\n chunked"), {400}},
        {"chunked and a bare CR", coded(" chunked\r"), {400}},
        {"chunked in capitals", coded(" CHUNKED"), {422, 404, 200}},
        {"a space before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n" + smuggled), {400}},
        {"two headers, chunked last",
         post("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + smuggled),
         {501}},
        {"a length before it",
         post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + smuggled),
         {400}},
        {"a length behind it",
         post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n" + smuggled),
         {400}},
        {"a length of nothing beside it",
         post("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
         {400}},
        {"a coding that is not there beside a length",
         post("Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n", "0\r\n\r\n" + smuggled),
         {400}},
        {"in HTTP/1.0",
         "POST /api/messages HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
             smuggled,
         {400}},
    };
}

// RFC 9112 §7.1.
QList<HostileRequest> chunked()
{
    const QByteArray end = "0\r\n\r\n";
    return {
        {"no size", chunks("\r\n{}\r\n" + end), {400}},
        {"a negative size", chunks("-2\r\n{}\r\n" + end), {400}},
        {"a signed size", chunks("+2\r\n{}\r\n" + end), {400}},
        {"a size with 0x", chunks("0x2\r\n{}\r\n" + end), {400}},
        {"a space before the size", chunks(" 2\r\n{}\r\n" + end), {400}},
        {"a space behind the size", chunks("2 \r\n{}\r\n" + end), {400}},
        {"a tab behind the last size", chunks("2\r\n{}\r\n0\t\r\n\r\n"), {400}},
        {"a size of no digits", chunks("g\r\n{}\r\n" + end), {400}},
        {"a size of 2^64", chunks("10000000000000000\r\n{}\r\n" + end), {400}},
        {"a size of 2^64 + 2", chunks("10000000000000002\r\n{}\r\n" + end), {400}},
        {"a size of 2^63", chunks("8000000000000000\r\n{}\r\n" + end), {413}},
        {"a size of 2^64 - 1", chunks("ffffffffffffffff\r\n{}\r\n" + end), {413}},
        {"a size over the limit", chunks("10001\r\n{}\r\n" + end), {413}},
        {"sizes over the limit together",
         chunks("8000\r\n" + QByteArray(0x8000, ' ') + "\r\n8001\r\n" + QByteArray(0x8001, ' ') + "\r\n" + end),
         {413}},
        {"a size with 30 zeros before it", chunks(QByteArray(30, '0') + "2\r\n{}\r\n" + end), {422, 200}},
        {"a bare LF behind the size", chunks("2\n{}\r\n" + end), {400}},
        {"a bare CR behind the size", chunks("2\r{}\r\n" + end), {400}},
        {"a bare LF behind the data", chunks("2\r\n{}\n" + end), {400}},
        {"nothing behind the data", chunks("2\r\n{}" + end), {400}},
        {"more data than was said", chunks("2\r\n{}}\r\n" + end), {400}},
        {"less data than was said", chunks("8\r\n{}\r\n" + end), {400}},
        {"an extension", chunks("2;a=b\r\n{}\r\n" + end), {422, 200}},
        {"an extension in quotes", chunks("2;a=\"b;\\\"c\"\r\n{}\r\n" + end), {422, 200}},
        {"an extension without a name", chunks("2;=b\r\n{}\r\n" + end), {400}},
        {"an extension with a bare LF", chunks("2;a\n\r\n{}\r\n" + end), {400}},
        {"an extension with a bare CR", chunks("2;a\rb\r\n{}\r\n" + end), {400}},
        {"an extension that hides an end", chunks("2;a=\"\r\n{}\r\n" + end + "\"\r\n{}\r\n" + end), {400}},
        {"an extension with NUL", chunks(QByteArray("2;a\0\r\n{}\r\n", 10) + end), {400}},
        {"an extension with a control character", chunks("2;a=\"\x01\"\r\n{}\r\n" + end), {400}},
        {"an extension with DEL", chunks("2;a=\"\x7f\"\r\n{}\r\n" + end), {400}},
        {"an extension with a tab in quotes", chunks("2;a=\"b\tc\"\r\n{}\r\n" + end), {422, 200}},
        {"an extension of the last chunk with a control character", chunks("2\r\n{}\r\n0;a=\"\x01\"\r\n\r\n"), {400}},
        {"an extension of 100 kB", chunks("2;a=" + QByteArray(100'000, 'x') + "\r\n{}\r\n" + end), {431}},
        {"mostly extensions", chunks(("1;a=" + QByteArray(2'000, 'x') + "\r\n \r\n").repeated(400) + end), {413}},
        {"no empty line at the end", chunks("2\r\n{}\r\n0\r\nX"), {400}},
        {"a trailer", chunks("2\r\n{}\r\n0\r\nX: y\r\n\r\n"), {422, 200}},
        {"a trailer that says a length", chunks("2\r\n{}\r\n0\r\nContent-Length: 60\r\n\r\n"), {400}},
        {"a trailer that says a coding", chunks("2\r\n{}\r\n0\r\nTransfer-Encoding: gzip\r\n\r\n"), {400}},
        {"a trailer that says another Host", chunks("2\r\n{}\r\n0\r\nHost: evil.example\r\n\r\n"), {422, 200}},
        {"a trailer that asks for a WebSocket",
         "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nConnection: Upgrade\r\n"
         "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
         {200, 200}},
        {"a trailer with a bare LF", chunks("2\r\n{}\r\n0\r\nX: y\n\r\n"), {400}},
        {"a trailer, folded", chunks("2\r\n{}\r\n0\r\nX: y\r\n z\r\n\r\n"), {400}},
        {"a trailer, folded by a tab", chunks("2\r\n{}\r\n0;a=b\r\nX: y\r\n\tz\r\nY: z\r\n\r\n"), {400}},
        {"a trailer, folded at once", chunks("2\r\n{}\r\n0\r\nX:\r\n y\r\n\r\n"), {400}},
        {"a trailer with a control character", chunks("2\r\n{}\r\n0\r\nX: \x01\r\n\r\n"), {400}},
        {"two trailers", chunks("2\r\n{}\r\n0;a=b\r\nX: y\r\nY: \tz\r\n\r\n"), {422, 200}},
        {"a folded trailer of an upload",
         "POST /api/files?name=x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
         "2\r\n{}\r\n0\r\nX: y\r\n z\r\n\r\n",
         {400}},
        {"an extension of an upload with a control character",
         "POST /api/files?name=x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
         "2;a=\"\x01\"\r\n{}\r\n0\r\n\r\n",
         {400}},
        {"a trailer without a colon", chunks("2\r\n{}\r\n0\r\nX\r\n\r\n"), {400}},
        {"a trailer of 100 kB", chunks("0\r\nX: " + QByteArray(100'000, 'x') + "\r\n\r\n"), {431}},
        {"a request behind the last chunk", chunks("2\r\n{}\r\n" + end + smuggled), {422, 404, 200}},
    };
}

} // namespace

QList<HostileRequest> hostileBodies()
{
    return lengths() + toAnybody() + codings() + chunked();
}

} // namespace tincan
