#include "support/misbehaving_server.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QTcpSocket>
#include <QtEndian>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace tincan {

// With no time to linger, closing throws away what is unsent and resets the connection.
void resetConnection(QTcpSocket *socket)
{
    linger none{};
    none.l_onoff = 1;
    none.l_linger = 0;
#ifdef Q_OS_WIN
    setsockopt(SOCKET(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&none),
               sizeof none);
#else
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
#endif
    socket->abort();
}

MisbehavingServer::MisbehavingServer(Script script) : m_script(std::move(script))
{
    connect(this, &QTcpServer::newConnection, this, &MisbehavingServer::accept);
    listen(QHostAddress::LocalHost);
}

QUrl MisbehavingServer::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(serverPort());
    return url;
}

void MisbehavingServer::say(const QByteArray &bytes)
{
    if (!m_newest)
        return;
    m_newest->write(bytes);
    m_newest->flush();
}

void MisbehavingServer::stopReading()
{
    if (m_newest) {
        m_newest->disconnect(this);
        m_newest->setReadBufferSize(1);
    }
}

void MisbehavingServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        m_newest = socket;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            if (m_newest == socket)
                m_newest = nullptr;
            socket->deleteLater();
        });
    }
}

void MisbehavingServer::read(QTcpSocket *socket)
{
    for (;;) {
        const QByteArray waiting = socket->peek(socket->bytesAvailable());
        const qsizetype end = waiting.indexOf("\r\n\r\n");
        if (waiting.isEmpty())
            return;
        // What does not begin like a request belongs to the last one: a body, frames.
        if (end < 0 || (!waiting.startsWith("GET ") && !waiting.startsWith("POST "))) {
            m_afterHead += socket->readAll();
            return;
        }
        const QByteArray head = socket->read(end + 4);
        m_heads.append(head);
        m_afterHead.clear();
        answer(socket, head);
    }
}

void MisbehavingServer::answer(QTcpSocket *socket, const QByteArray &head)
{
    const ScriptedAnswer answer = m_script(head);
    socket->write(answer.bytes);
    switch (answer.after) {
    case ScriptedAnswer::After::Stay:
        return;
    case ScriptedAnswer::After::Fin:
        socket->disconnectFromHost();
        return;
    case ScriptedAnswer::After::Reset:
        while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(1000)) {
        }
        resetConnection(socket);
        return;
    }
}

QByteArray httpAnswer(int status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray endlessHead(const QByteArray &type)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n";
}

QByteArray upgradeAnswer(const QByteArray &head)
{
    const QByteArray name = "sec-websocket-key:";
    const qsizetype at = head.toLower().indexOf(name) + name.size();
    const QByteArray key = head.mid(at, head.indexOf("\r\n", at) - at).trimmed();
    const QByteArray accept =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Protocol: tincan.v1\r\nSec-WebSocket-Accept: " +
           accept + "\r\n\r\n";
}

QByteArray binaryFrame(const QByteArray &payload)
{
    QByteArray frame(1, char(0x82));
    if (payload.size() < 126) {
        frame += char(payload.size());
    } else if (payload.size() < 65'536) {
        frame += char(126);
        const quint16 size = qToBigEndian(quint16(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    } else {
        frame += char(127);
        const quint64 size = qToBigEndian(quint64(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    }
    return frame + payload;
}

} // namespace tincan
