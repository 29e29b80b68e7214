#include "app/desktop/single_instance.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTimer>

namespace tincan {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char shown[] = "shown\n";
constexpr qint64 mostBytes = 4'096; // of a request: an address and a line feed
constexpr qint64 wordLength = 16;   // of hexadecimal digits

// The same for every way to write it.
QString made(const QString &folder)
{
    QDir().mkpath(folder);
    const QString canonical = QDir(folder).canonicalPath();
    return canonical.isEmpty() ? folder : canonical;
}

} // namespace

SingleInstance::SingleInstance(const QString &profileFolder) : m_folder(made(profileFolder))
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
        if (m_lock.take(m_folder + u"/instance.lock"_s, wait) != QLockFile::LockFailedError) {
            listen();
            return Start::First;
        }
        if (handOver(server, int(deadline.remainingTime())))
            return Start::HandedOver;
        wait = 50ms; // it may be just ending; or just starting, and not listen yet
    } while (!deadline.hasExpired());
    return Start::Unanswered;
}

// In the person's own folder where sockets are files, and short: a path of one takes some hundred bytes.
QString SingleInstance::socketName() const
{
    QFile file(m_folder + u"/instance.name"_s);
    bool isWord = false;
    if (file.open(QIODevice::ReadOnly))
        file.peek(wordLength).toULongLong(&isWord, 16);
    if (!isWord)
        return {};
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/tincan-"_s +
           QString::fromLatin1(file.read(wordLength));
}

// Where it cannot, later ones say that the profile is in use.
void SingleInstance::listen()
{
    if (const QString before = socketName(); !before.isEmpty())
        QLocalServer::removeServer(before); // one that was killed leaves it
    QSaveFile file(m_folder + u"/instance.name"_s);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return;
    file.write(QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(wordLength, '0'));
    if (file.commit())
        m_server.listen(socketName());
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
    socket.connectToServer(socketName());
    if (!socket.waitForConnected(milliseconds))
        return false;
    socket.write(server.toEncoded() + '\n');
    while (!socket.canReadLine() && socket.waitForReadyRead(int(deadline.remainingTime()))) {
    }
    return socket.readLine() == shown;
}

} // namespace tincan
