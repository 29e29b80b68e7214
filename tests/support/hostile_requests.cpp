#include "support/hostile.h"

namespace tincan {

namespace {

QByteArray line(const QByteArray &requestLine)
{
    return requestLine + "\r\nHost: localhost\r\n\r\n";
}

QByteArray with(const QByteArray &headers)
{
    return "GET / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

QByteArray host(const QByteArray &value)
{
    return "GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n";
}

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray all;
    for (const int value : values)
        all += char(value);
    return all;
}

} // namespace

// RFC 9112 §2 and §3, RFC 9110 §9.
QList<HostileRequest> hostileLines()
{
    const QByteArray health = "/api/health";
    return {
        {"nothing but garbage", QByteArray(64, '\xff') + "\r\n\r\n", {400}},
        {"a TLS hello", bytes({0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3}) + "\r\n\r\n", {400}},
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
        {"HTTP/0.9", "GET /\r\n", {400}},
        {"HTTP/0.9 with a number", line("GET / HTTP/0.9"), {505}},
        {"HTTP/1.2", line("GET / HTTP/1.2"), {505}},
        {"HTTP/1.9", line("GET / HTTP/1.9"), {505}},
        {"HTTP/2.0", line("GET / HTTP/2.0"), {505}},
        {"HTTP/9.9", line("GET / HTTP/9.9"), {505}},
        {"HTTP/1.10", line("GET / HTTP/1.10"), {400}},
        {"HTTP/01.1", line("GET / HTTP/01.1"), {400}},
        {"HTTP/1", line("GET / HTTP/1"), {400}},
        {"http/1.1 in lower case", line("GET / http/1.1"), {400}},
        {"another protocol", line("GET / ICY/1.1"), {400}},
        {"a response", "HTTP/1.1 200 OK\r\n\r\n", {400}},
        {"no version", line("GET /"), {400}},
        {"no target", line("GET HTTP/1.1"), {400}},
        {"an empty target", line("GET  HTTP/1.1"), {400}},
        {"two spaces before the target", line("GET  / HTTP/1.1"), {400}},
        {"two spaces before the version", line("GET /  HTTP/1.1"), {400}},
        {"a space behind the version", line("GET / HTTP/1.1 "), {400}},
        {"a space in the target", line("GET /a b HTTP/1.1"), {400}},
        {"tabs for spaces", line("GET\t/\tHTTP/1.1"), {400}},
        {"a tab in the target", line("GET /\t HTTP/1.1"), {400}},
        {"a space before the method", line(" GET / HTTP/1.1"), {400}},
        {"an empty line before it", "\r\n" + line("GET / HTTP/1.1"), {400}},
        {"NUL in the method", line(QByteArray("G\0T / HTTP/1.1", 14)), {400}},
        {"NUL in the target", line(QByteArray("GET /\0 HTTP/1.1", 15)), {400}},
        {"a control character in the target", line("GET /\x01 HTTP/1.1"), {400}},
        {"DEL in the target", line("GET /\x7f HTTP/1.1"), {400}},
        {"raw UTF-8 in the target", line("GET /\xc3\xa4 HTTP/1.1"), {400}},
        {"a bare CR in the target", line("GET /\rx HTTP/1.1"), {400}},
        {"a bare LF ends the line", "GET / HTTP/1.1\nHost: localhost\r\n\r\n", {400}},
        {"a bare CR ends the line", "GET / HTTP/1.1\rHost: localhost\r\n\r\n", {400}},
        {"CR CR LF ends the line", "GET / HTTP/1.1\r\r\nHost: localhost\r\n\r\n", {400}},
        {"a bare LF ends the head", "GET / HTTP/1.1\r\nHost: localhost\r\n\n", {400}},
        {"brackets in the method", line("GE[T] / HTTP/1.1"), {400}},
        {"a colon in the method", line("GET: / HTTP/1.1"), {400}},
        {"a method in lower case", line("get " + health + " HTTP/1.1"), {405, 200}},
        {"a method of another kind", line("BREW " + health + " HTTP/1.1"), {405, 200}},
        {"a long method", line(QByteArray(4'000, 'A') + " " + health + " HTTP/1.1"), {405, 200}},
        {"TRACE", line("TRACE " + health + " HTTP/1.1"), {405, 200}},
        {"CONNECT", line("CONNECT localhost:80 HTTP/1.1"), {400}},
        {"CONNECT in origin form", line("CONNECT / HTTP/1.1"), {405, 200}},
        {"authority form for another method", line("GET localhost:80 HTTP/1.1"), {400}},
        {"asterisk form", line("OPTIONS * HTTP/1.1"), {204, 200}},
        {"asterisk form for another method", line("GET * HTTP/1.1"), {400}},
        {"two asterisks", line("OPTIONS ** HTTP/1.1"), {400}},
        {"absolute form", line("GET http://localhost" + health + " HTTP/1.1"), {200, 200}},
        {"absolute form of https", line("GET HTTPS://localhost" + health + " HTTP/1.1"), {200, 200}},
        {"absolute form of another host", line("GET http://evil.example/ HTTP/1.1"), {421, 200}},
        {"absolute form without a host", line("GET http:///api/health HTTP/1.1"), {400, 200}},
        {"absolute form with a person", line("GET http://me@localhost/ HTTP/1.1"), {400, 200}},
        {"absolute form of another scheme", line("GET ftp://localhost/ HTTP/1.1"), {400}},
        {"absolute form, and no Host", "GET http://localhost/ HTTP/1.1\r\n\r\n", {400, 200}},
        {"a scheme without its slashes", line("GET http:localhost/ HTTP/1.1"), {400}},
        {"no slash before the path", line("GET api/health HTTP/1.1"), {400}},
        {"a fragment", line("GET /#top HTTP/1.1"), {400}},
        {"dots", line("GET /api/../api/health HTTP/1.1"), {404, 200}},
        {"two slashes", line("GET //api/health HTTP/1.1"), {404, 200}},
        {"backslashes", line("GET \\api\\health HTTP/1.1"), {400}},
        {"a target of 20 kB", line("GET /" + QByteArray(20'000, 'a') + " HTTP/1.1"), {431}},
    };
}

// RFC 9112 §5 and §3.2, RFC 9110 §5.5 and §10.1.1.
QList<HostileRequest> hostileHeaders()
{
    QByteArray many;
    for (int i = 0; i < 1'500; ++i)
        many += "X: y\r\n";
    QByteArray tooMany;
    for (int i = 0; i < 5'000; ++i)
        tooMany += "X: y\r\n";
    return {
        {"a folded value", with("X: a\r\n b\r\n"), {400}},
        {"a folded Host", "GET / HTTP/1.1\r\nHost:\r\n localhost\r\n\r\n", {400}},
        {"a fold behind the request line", "GET / HTTP/1.1\r\n X: a\r\nHost: localhost\r\n\r\n", {400}},
        {"an empty fold", with("X: a\r\n \r\n"), {400}},
        {"a space before the colon", with("X : a\r\n"), {400}},
        {"a tab before the colon", with("X\t: a\r\n"), {400}},
        {"a space in the name", with("X Y: a\r\n"), {400}},
        {"no name", with(": a\r\n"), {400}},
        {"no colon", with("X\r\n"), {400}},
        {"a name in brackets", with("[X]: a\r\n"), {400}},
        {"a name in quotes", with("\"X\": a\r\n"), {400}},
        {"NUL in the name", with(QByteArray("X\0Y: a\r\n", 8)), {400}},
        {"UTF-8 in the name", with("\xc3\xa4: a\r\n"), {400}},
        {"NUL in the value", with(QByteArray("X: a\0b\r\n", 8)), {400}},
        {"a bare CR in the value", with("X: a\rb\r\n"), {400}},
        {"a bare LF in the value", with("X: a\nb: c\r\n"), {400}},
        {"ESC in the value", with("X: \x1b[2J\r\n"), {400}},
        {"DEL in the value", with("X: \x7f\r\n"), {400}},
        {"a form feed in the value", with("X: a\fb\r\n"), {400}},
        {"a tab in the value", with("X: a\tb\r\n"), {200, 200}},
        {"bytes beyond ASCII in the value", with("X: \xff\xfe\r\n"), {200, 200}},
        {"an empty value", with("X:\r\n"), {200, 200}},
        {"spaces around the value", with("X: \t a \t \r\n"), {200, 200}},
        {"1,500 headers", with(many), {200, 200}},
        {"5,000 headers", with(tooMany), {431}},
        {"a name of 20 kB", with(QByteArray(20'000, 'x') + ": a\r\n"), {431}},
        {"a value of 20 kB", with("X: " + QByteArray(20'000, 'x') + "\r\n"), {431}},
        {"no Host", "GET / HTTP/1.1\r\n\r\n", {400, 200}},
        {"no Host in HTTP/1.0", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", {200, 200}},
        {"an empty Host", host(""), {400, 200}},
        {"Host twice", host("localhost\r\nHost: localhost"), {400}},
        {"Host with a list", host("localhost, localhost"), {400, 200}},
        {"Host with a path", host("localhost/"), {400, 200}},
        {"Host with a person", host("me@localhost"), {400, 200}},
        {"Host with a space", host("local host"), {400, 200}},
        {"Host with a scheme", host("http://localhost"), {400, 200}},
        {"Host with a port that is none", host("localhost:http"), {400, 200}},
        {"Host with a signed port", host("localhost:+80"), {400, 200}},
        {"Host with a port beyond all ports", host("localhost:65536"), {400, 200}},
        {"Host with a space before its port", host("localhost: 80"), {400, 200}},
        {"Host with two ports", host("localhost:80:80"), {400, 200}},
        {"Host with an empty port", host("localhost:"), {200, 200}},
        {"Host with half a bracket", host("[::1"), {400, 200}},
        {"Host with words behind the bracket", host("[::1]x"), {400, 200}},
        {"Host with a zone", host("[fe80::1%25eth0]"), {400, 200}},
        {"Host of somebody else", host("evil.example"), {421, 200}},
        {"Host in UTF-8", host("l\xc3\xb6"), {400, 200}},
        {"something else is expected", with("Expect: 200-ok\r\n"), {417}},
        {"100-continue and more", with("Expect: 100-continue, more\r\n"), {417}},
        {"100-continue without a body", with("Expect: 100-continue\r\n"), {200, 200}},
        {"Connection names nonsense", with("Connection: ,,;=\r\n"), {400}},
        {"Upgrade to HTTP/2",
         with("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n"),
         {200, 200}},
    };
}

// RFC 3986 §2.1; protocol, section 2.
QList<HostileRequest> hostileQueries()
{
    const auto poll = [](const QByteArray &query) { return line("GET /api/messages?" + query + " HTTP/1.1"); };
    const auto path = [](const QByteArray &rest) { return line("GET /api/health" + rest + " HTTP/1.1"); };
    return {
        {"NUL, escaped", path("%00"), {400}},
        {"a lone percent", path("%"), {400}},
        {"half an escape", path("%2"), {400}},
        {"no digits", path("%zz"), {400}},
        {"a sign in the digits", path("%+1"), {400}},
        {"an escaped slash", line("GET /api%2Fhealth HTTP/1.1"), {400}},
        {"escaped twice", line("GET /api%252Fhealth HTTP/1.1"), {404, 200}},
        {"an overlong slash", line("GET /api%c0%afhealth HTTP/1.1"), {400}},
        {"a surrogate", path("%ed%a0%80"), {400}},
        {"beyond U+10FFFF", path("%f4%90%80%80"), {400}},
        {"half a character", path("%e2%82"), {400}},
        {"%u", path("%u0041"), {400}},
        {"escaped CR LF", path("%0d%0aX:%20y"), {404, 200}},
        {"limit -1", poll("limit=-1"), {400, 200}},
        {"limit 1001", poll("limit=1001"), {400, 200}},
        {"limit 99999999999999999999", poll("limit=99999999999999999999"), {400, 200}},
        {"limit +5", poll("limit=%2B5"), {400, 200}},
        {"limit 5, a space before it", poll("limit=+5"), {400, 200}},
        {"limit 0x5", poll("limit=0x5"), {400, 200}},
        {"limit 05", poll("limit=05"), {400, 200}},
        {"limit 1e2", poll("limit=1e2"), {400, 200}},
        {"limit in other digits", poll("limit=%D9%A5"), {400, 200}},
        {"limit twice", poll("limit=1&limit=2"), {400, 200}},
        {"wait 61", poll("wait=61"), {400, 200}},
        {"wait -1", poll("wait=-1"), {400, 200}},
        {"an empty after", poll("after="), {400, 200}},
        {"after a word", poll("after=nonsense"), {400, 200}},
        {"after without its epoch", poll("after=.5"), {400, 200}},
        {"after with a sign", poll("after=a.-1"), {400, 200}},
        {"after 2^63", poll("after=a.9223372036854775808"), {400, 200}},
        {"after twice", poll("after=a.1&after=a.1"), {400, 200}},
        {"an epoch in capitals", poll("after=A.1"), {400, 200}},
        {"an epoch of 33", poll("after=" + QByteArray(33, 'a') + ".1"), {400, 200}},
        {"before without a room", poll("before=a.1"), {400, 200}},
        {"a room with a slash", poll("room=..%2Flobby"), {400, 200}},
        {"a room of 65", poll("room=" + QByteArray(65, 'a')), {400, 200}},
        {"a name with a control character", poll("name=a%0ab"), {400, 200}},
        {"a bad escape in the query", poll("limit=%"), {400, 200}},
        {"bytes in the query that are no UTF-8", poll("x=%ff"), {400, 200}},
        {"thousands of parameters", poll(QByteArray("a&").repeated(7'000)), {200, 200}},
        {"a query of nothing but marks", poll("&&==&=&?"), {200, 200}},
    };
}

} // namespace tincan
