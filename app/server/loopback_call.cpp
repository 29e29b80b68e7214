#include "loopback_call.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QUuid>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 2'000; // milliseconds

// Reads on until it has come; what was read so far is in `read`.
bool waitFor(QSslSocket &socket, const QByteArray &words, QByteArray &read)
{
    while (!read.contains(words)) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(patience))
            return false;
        read += socket.readAll();
    }
    return true;
}

QString reasonOf(const QSslSocket &socket, const QByteArray &read)
{
    return read.isEmpty() ? socket.errorString()
                          : u"the answer was %1"_s.arg(QString::fromLatin1(read.left(80)).simplified());
}

} // namespace

LoopbackCall::Said LoopbackCall::connectTo(QSslSocket &socket) const
{
    const quint16 port = quint16(m_server.port());
    if (m_server.scheme() != u"https"_s) {
        socket.connectToHost(m_server.host(), port);
        return socket.waitForConnected(patience) ? Said(Done{}) : Said(socket.errorString());
    }
    socket.setPeerVerifyMode(QSslSocket::QueryPeer); // it vouches for itself: the pin decides
    socket.connectToHostEncrypted(m_server.host(), port);
    if (!socket.waitForEncrypted(patience))
        return socket.errorString();
    const bool pinned = socket.peerCertificate().digest(QCryptographicHash::Sha256).toHex() == m_pin;
    return pinned ? Said(Done{}) : Said(u"it shows another certificate than its own"_s);
}

// The head without its `Host`. What comes has to begin with this status.
LoopbackCall::Said LoopbackCall::ask(QSslSocket &socket, const QByteArray &head, const QByteArray &body,
                                     const QByteArray &status) const
{
    if (const Said connected = connectTo(socket); !connected)
        return connected;
    const QByteArray length =
        body.isEmpty() ? QByteArray() : "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(head + "\r\nHost: " + m_server.authority().toLatin1() + "\r\n" + length + "\r\n" + body);
    QByteArray read;
    const bool came = waitFor(socket, "\r\n\r\n", read) && read.startsWith("HTTP/1.1 " + status);
    return came ? Said(Done{}) : Said(reasonOf(socket, read));
}

LoopbackCall::Said LoopbackCall::health()
{
    QSslSocket socket;
    return ask(socket, "GET /api/health HTTP/1.1", {}, "200");
}

LoopbackCall::Said LoopbackCall::message()
{
    // The key of RFC 6455, section 1.3: nobody caches here.
    const QByteArray upgrade = "GET /api/messages HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    QSslSocket webSocket;
    if (const Said open = ask(webSocket, upgrade, {}, "101"); !open)
        return open;
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    QSslSocket http;
    const Said published = ask(http, "POST /api/messages HTTP/1.1\r\nContent-Type: application/json",
                               R"({"room":"lobby","text":"Hello?","id":")" + id + "\"}", "201");
    if (!published)
        return published;
    QByteArray read; // a server's frames are not masked
    return waitFor(webSocket, id, read) ? Said(Done{})
                                        : Said(u"the message did not come: %1"_s.arg(webSocket.errorString()));
}

} // namespace tincan
