#include "core/server/handshake.h"

#include "core/server/head_grammar.h"

#include <QCryptographicHash>

#include <algorithm>

namespace tincan {

namespace {

constexpr const char *subprotocol = "tincan.v1";

// Of a comma-separated list (RFC 9110 §5.6.1); empty elements do not count.
QList<QByteArray> elementsOf(const Request &request, QByteArrayView header)
{
    QList<QByteArray> elements;
    for (const QByteArray &part : request.header(header).value_or(QByteArray()).split(',')) {
        if (const QByteArray element = part.trimmed(); !element.isEmpty())
            elements.append(element);
    }
    return elements;
}

bool names(const Request &request, QByteArrayView header, QByteArrayView token)
{
    const auto elements = elementsOf(request, header);
    return std::any_of(elements.begin(), elements.end(),
                       [&](const QByteArray &element) { return element.compare(token, Qt::CaseInsensitive) == 0; });
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

} // namespace

bool isUpgrade(const Request &request)
{
    return request.method == "GET" && request.http11 && names(request, "connection", "upgrade") &&
           names(request, "upgrade", "websocket");
}

std::optional<Response> refuseHandshake(const Request &request)
{
    if (request.header("sec-websocket-version") != QByteArray("13")) {
        Response wrong = problem(426, QStringLiteral("`Sec-WebSocket-Version` is not 13."));
        wrong.headers += "Sec-WebSocket-Version: 13\r\n";
        return wrong;
    }
    const QByteArray key = request.header("sec-websocket-key").value_or(QByteArray());
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != 16)
        return problem(400, QStringLiteral("`Sec-WebSocket-Key` is not 16 bytes in base64."));
    const auto offered = elementsOf(request, "sec-websocket-protocol");
    if (!std::all_of(offered.begin(), offered.end(), isToken))
        return problem(400, QStringLiteral("`Sec-WebSocket-Protocol` is no list of names."));
    if (!request.body.isEmpty())
        return problem(400, QStringLiteral("A handshake has no body."));
    return std::nullopt;
}

bool offersSubprotocol(const Request &request)
{
    return elementsOf(request, "sec-websocket-protocol").contains(subprotocol); // another case is another name
}

QByteArray acceptHandshake(const Request &request)
{
    const QByteArray key = request.header("sec-websocket-key").value_or(QByteArray());
    const QByteArray proof =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
    QByteArray head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: " +
                      proof + "\r\nServer: tincan\r\nCache-Control: no-store\r\n";
    if (offersSubprotocol(request))
        head += QByteArray("Sec-WebSocket-Protocol: ") + subprotocol + "\r\n";
    return head + "\r\n";
}

} // namespace tincan
