// A blocking HTTP client over one bare socket, for black-box tests of the protocol: what it sends and what it gets is
// bytes. One thread; needs no event loop.
#pragma once

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTcpSocket>
#include <QUuid>

namespace tincan {

struct Reply
{
    int status = 0;
    QMap<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;

    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QByteArray cursor() const { return headers.value("tincan-cursor"); }
};

class TestClient
{
public:
    explicit TestClient(quint16 port, const QString &host = QStringLiteral("127.0.0.1"))
        : m_host(host.contains(u':') ? QStringLiteral("[%1]").arg(host) : host)
    {
        m_socket.connectToHost(host, port);
        m_socket.waitForConnected(5000);
    }

    QTcpSocket &socket() { return m_socket; }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(5000)) {
        }
    }

    // `headers`: lines, each ended by CRLF.
    Reply request(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
                  const QByteArray &body = {})
    {
        begin(method, target, headers, body);
        return readReply(method == "HEAD");
    }
    Reply get(const QByteArray &target, const QByteArray &headers = {}) { return request("GET", target, headers); }
    Reply post(const QByteArray &target, const QByteArray &body) { return request("POST", target, {}, body); }
    void begin(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
               const QByteArray &body = {})
    {
        QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\n";
        if (!headers.toLower().contains("host:"))
            bytes += "Host: " + m_host.toLatin1() + ':' + QByteArray::number(m_socket.peerPort()) + "\r\n";
        if (!body.isEmpty() || method == "POST")
            bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        send(bytes + headers + "\r\n" + body);
    }

    // A whole reply, or only its head where it never ends.
    Reply readReply(bool headOnly = false)
    {
        Reply reply = readHead();
        if (!headOnly && reply.headers.contains("content-length")) {
            const qsizetype length = reply.headers.value("content-length").toLongLong();
            while (m_buffer.size() < length && more()) {
            }
            reply.body = m_buffer.left(length);
            m_buffer.remove(0, length);
        }
        return reply;
    }
    Reply readHead()
    {
        Reply reply;
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0 && more()) {
        }
        if (end < 0)
            return reply;
        const QList<QByteArray> lines = m_buffer.left(end).split('\n');
        m_buffer.remove(0, end + 4);
        reply.status = lines.first().split(' ').value(1).toInt();
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            reply.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        m_chunked = reply.headers.value("transfer-encoding") == "chunked";
        return reply;
    }

    // The next line of an endless answer, its chunks taken off; nothing when it has ended.
    std::optional<QByteArray> line()
    {
        for (;;) {
            const qsizetype end = m_text.indexOf('\n');
            if (end >= 0) {
                const QByteArray line = m_text.left(end);
                m_text.remove(0, end + 1);
                return line;
            }
            if (!nextChunk())
                return std::nullopt;
        }
    }
    // The next event of an NDJSON stream.
    QJsonObject event()
    {
        for (auto text = line(); text; text = line()) {
            if (!text->isEmpty())
                return QJsonDocument::fromJson(*text).object();
        }
        return {};
    }
    // Everything until the peer closes; false where it does not.
    bool closed(int milliseconds = 5000)
    {
        QElapsedTimer since;
        since.start();
        while (m_socket.state() == QAbstractSocket::ConnectedState && since.elapsed() < milliseconds)
            more(int(milliseconds - since.elapsed()));
        return m_socket.state() != QAbstractSocket::ConnectedState;
    }
    bool more(int milliseconds = 10'000)
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(milliseconds))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }
    QByteArray &buffer() { return m_buffer; }

private:
    bool nextChunk()
    {
        if (!m_chunked) {
            if (m_buffer.isEmpty() && !more())
                return false;
            m_text += std::exchange(m_buffer, {});
            return true;
        }
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n")) < 0) {
            if (!more())
                return false;
        }
        const qsizetype size = m_buffer.left(end).toLongLong(nullptr, 16);
        while (m_buffer.size() < end + 2 + size + 2) {
            if (!more())
                return false;
        }
        m_text += m_buffer.mid(end + 2, size);
        m_buffer.remove(0, end + 2 + size + 2);
        return size > 0;
    }

    QString m_host;
    QTcpSocket m_socket;
    QByteArray m_buffer;
    QByteArray m_text;
    bool m_chunked = false;
};

inline QByteArray newId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

inline QByteArray message(const QByteArray &text, const QByteArray &id = newId(), const QByteArray &room = "lobby")
{
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), QString::fromUtf8(id)},
                                     {QStringLiteral("room"), QString::fromUtf8(room)},
                                     {QStringLiteral("text"), QString::fromUtf8(text)},
                                     {QStringLiteral("name"), QStringLiteral("Ada")}})
        .toJson(QJsonDocument::Compact);
}

inline void publishMany(TestClient &client, int count)
{
    for (int i = 0; i < count; ++i)
        client.post("/api/messages", message(QByteArray::number(i)));
}

inline QByteArray field(const QJsonValue &event, const char *name)
{
    return event.toObject().value(QLatin1String(name)).toString().toUtf8();
}

} // namespace tincan
