#include "support/fault_connection.h"

#include "support/misbehaving_server.h"

#include <QHostAddress>

namespace tincan {

FaultConnection::FaultConnection(std::unique_ptr<QTcpSocket> client, quint16 target, const Faults &faults, quint32 seed)
    : m_client(std::move(client)),
      m_server(std::make_unique<QTcpSocket>()),
      m_target(target),
      m_seed(seed),
      m_faults(faults)
{
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_client.get(), &QTcpSocket::disconnected, this, [this] { endAfter(m_client.get(), m_server.get()); });
    m_longest.setSingleShot(true);
    connect(&m_longest, &QTimer::timeout, this, [this] { cut(m_faults.reset); });
    if (faults.mute)
        return;
    // The head of a request decides whether the server is asked at all.
    if (faults.answer || faults.stripUpgrade) {
        connect(m_client.get(), &QTcpSocket::readyRead, this, &FaultConnection::readHeads);
        readHeads();
    } else {
        reachOut();
    }
}

FaultConnection::~FaultConnection()
{
    m_client->disconnect(this);
    m_server->disconnect(this);
}

void FaultConnection::readHeads()
{
    const QByteArray waiting = m_client->peek(64 << 10);
    const qsizetype end = waiting.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const bool upgrade = waiting.first(end).toLower().contains("\r\nupgrade:");
    if (!m_faults.answer && !(m_faults.stripUpgrade && upgrade)) {
        m_client->disconnect(this, nullptr);
        connect(m_client.get(), &QTcpSocket::disconnected, this, [this] { endAfter(m_client.get(), m_server.get()); });
        reachOut();
        return;
    }
    // A box that does not know the word answers as if it had been asked for a page.
    m_client->read(end + 4);
    m_client->write(m_faults.answer.value_or("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
}

void FaultConnection::reachOut()
{
    m_up = std::make_unique<FaultPipe>(m_client.get(), m_server.get(), m_seed);
    m_down = std::make_unique<FaultPipe>(m_server.get(), m_client.get(), m_seed + 1);
    for (FaultPipe *pipe : {m_up.get(), m_down.get()})
        connect(pipe, &FaultPipe::cutDue, this, [this] { cut(m_faults.reset); });
    connect(m_server.get(), &QTcpSocket::connected, this, [this] {
        m_reached = true;
        m_server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    });
    connect(m_server.get(), &QTcpSocket::disconnected, this, [this] { endAfter(m_server.get(), m_client.get()); });
    connect(m_server.get(), &QTcpSocket::errorOccurred, this, [this] {
        if (!m_reached) // nobody listens there
            cut(true);
    });
    m_server->connectToHost(QHostAddress::LocalHost, m_target);
    setFaults(m_faults);
}

void FaultConnection::setFaults(const Faults &faults)
{
    m_faults = faults;
    if (m_up) {
        m_up->setFaults(faults.up);
        m_down->setMangling({faults.repeatEvents, faults.reorderEvents, faults.refragment});
        m_down->setFaults(faults.down);
        // What a stall kept from the other side.
        if (m_client->state() == QAbstractSocket::UnconnectedState)
            endAfter(m_client.get(), m_server.get());
        else if (m_server->state() == QAbstractSocket::UnconnectedState && m_reached)
            endAfter(m_server.get(), m_client.get());
    }
    if (faults.longest)
        m_longest.start(*faults.longest);
    else
        m_longest.stop();
}

// What has come still passes, unless a fault holds it.
void FaultConnection::endAfter(QTcpSocket *gone, QTcpSocket *other)
{
    const bool up = gone == m_client.get();
    if ((up ? m_faults.up : m_faults.down).stalled)
        return; // a half-open line does not learn of its end
    FaultPipe *pipe = up ? m_up.get() : m_down.get();
    if (other->state() != QAbstractSocket::ConnectedState) {
        Q_EMIT ended();
    } else if (pipe && !pipe->isEmpty()) {
        connect(pipe, &FaultPipe::drained, other, [other] { other->disconnectFromHost(); });
        pipe->setFaults(up ? m_faults.up : m_faults.down); // a buffer without a sender lets go
    } else {
        other->disconnectFromHost(); // ends when all is written
    }
}

void FaultConnection::cut(bool reset)
{
    for (QTcpSocket *socket : {m_client.get(), m_server.get()}) {
        socket->disconnect(this);
        if (reset && socket->state() == QAbstractSocket::ConnectedState)
            resetConnection(socket);
        else
            socket->disconnectFromHost();
    }
    Q_EMIT ended();
}

} // namespace tincan
