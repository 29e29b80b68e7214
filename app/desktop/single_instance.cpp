#include "app/desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char shown[] = "shown\n";
constexpr qint64 mostBytes = 4'096; // of a request: an address and a line feed

// In the person's own folder, and short: a socket's path takes some hundred bytes.
QString socketNameOf(const QString &folder)
{
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/tincan-"_s +
           QString::fromLatin1(hash.left(16));
}

// The same for every way to write it.
QString made(const QString &folder)
{
    QDir().mkpath(folder);
    const QString canonical = QDir(folder).canonicalPath();
    return canonical.isEmpty() ? folder : canonical;
}

} // namespace

SingleInstance::SingleInstance(const QString &profileFolder)
    : m_lockPath(made(profileFolder) + u"/instance.lock"_s), m_socketName(socketNameOf(made(profileFolder)))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { answer(socket); });
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            QTimer::singleShot(2s, socket, &QLocalSocket::abort);
        }
    });
}

SingleInstance::Start SingleInstance::start(const QUrl &server, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    auto wait = 0ms;
    do {
        if (m_lock.take(m_lockPath, wait) != QLockFile::LockFailedError) {
            listen();
            return Start::First;
        }
        if (handOver(server, int(deadline.remainingTime())))
            return Start::HandedOver;
        wait = 50ms; // it may be just ending; or just starting, and not listen yet
    } while (!deadline.hasExpired());
    return Start::Unanswered;
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_socketName); // one that was killed leaves it
    m_server.listen(m_socketName);            // where it cannot, later ones say that the profile is in use
}

void SingleInstance::answer(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > mostBytes)
            socket->abort();
        return;
    }
    const QByteArray line = socket->readLine(mostBytes).trimmed();
    socket->write(shown);
    socket->disconnectFromServer();
    Q_EMIT asked(QUrl::fromEncoded(line, QUrl::StrictMode));
}

bool SingleInstance::handOver(const QUrl &server, int milliseconds) const
{
    const QDeadlineTimer deadline(milliseconds);
    QLocalSocket socket;
    socket.connectToServer(m_socketName);
    if (!socket.waitForConnected(milliseconds))
        return false;
    socket.write(server.toEncoded() + '\n');
    while (!socket.canReadLine() && socket.waitForReadyRead(int(deadline.remainingTime()))) {
    }
    return socket.readLine() == shown;
}

} // namespace tincan
