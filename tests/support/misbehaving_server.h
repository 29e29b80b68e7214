// A TCP server that answers what a script says: any bytes, then silence, FIN or RST. For everything that a decent
// server would not do. One thread, with an event loop.
#pragma once

#include <QList>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace tincan {

struct ScriptedAnswer
{
    enum class After
    {
        Stay,  // the connection stays open and silent
        Fin,   // an orderly end
        Reset, // RST
    };

    QByteArray bytes;
    After after = After::Stay;
};

class MisbehavingServer : public QTcpServer
{
public:
    // Called for each request head, body not included.
    using Script = std::function<ScriptedAnswer(const QByteArray &head)>;

    explicit MisbehavingServer(Script script);

    QUrl url() const;
    // What was asked, oldest first.
    QList<QByteArray> heads() const { return m_heads; }
    // What came after the last head: bodies, frames.
    QByteArray afterHead() const { return m_afterHead; }
    // Sends more on the newest connection.
    void say(const QByteArray &bytes);
    // Reads no more on the newest connection.
    void stopReading();

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);

    Script m_script;
    QList<QByteArray> m_heads;
    QByteArray m_afterHead;
    QTcpSocket *m_newest = nullptr;
};

// Throws away what is unsent and ends the connection by RST.
void resetConnection(QTcpSocket *socket);
// A whole answer with its length.
QByteArray httpAnswer(int status, const QByteArray &headers, const QByteArray &body = {});
// The head of an answer without an end.
QByteArray endlessHead(const QByteArray &type);
// The server's half of the handshake (RFC 6455 §4.2.2) with tincan.v1.
QByteArray upgradeAnswer(const QByteArray &head);
// An unmasked, final frame.
QByteArray binaryFrame(const QByteArray &payload);

} // namespace tincan
