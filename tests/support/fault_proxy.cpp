#include "support/fault_proxy.h"

#include "support/fault_connection.h"
#include "support/misbehaving_server.h"

#include <QHostAddress>

namespace tincan {

FaultProxy::FaultProxy(quint16 target, quint32 seed) : m_target(target), m_chance(seed) {}

FaultProxy::~FaultProxy() = default;

bool FaultProxy::start(quint16 port)
{
    return listen(QHostAddress::LocalHost, port);
}

QUrl FaultProxy::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
}

void FaultProxy::incomingConnection(qintptr handle)
{
    ++m_accepted;
    Q_EMIT came();
    auto client = std::make_unique<QTcpSocket>();
    client->setSocketDescriptor(handle);
    if (m_faults.refuse) {
        resetConnection(client.get());
        return;
    }
    auto connection = std::make_unique<FaultConnection>(std::move(client), m_target, m_faults, m_chance.generate());
    FaultConnection *const key = connection.get();
    connect(key, &FaultConnection::ended, this, [this, key] {
        // It may be in the middle of a signal of its own.
        if (const auto gone = m_connections.extract(key); !gone.empty())
            gone.mapped().release()->deleteLater();
    });
    m_connections.emplace(key, std::move(connection));
}

void FaultProxy::setFaults(const Faults &faults)
{
    m_faults = faults;
    forEach([&faults](FaultConnection &connection) { connection.setFaults(faults); });
}

void FaultProxy::cutAll(bool reset)
{
    forEach([reset](FaultConnection &connection) { connection.cut(reset); });
}

void FaultProxy::forgetAll()
{
    Faults silence;
    silence.up.stalled = silence.down.stalled = true;
    forEach([&silence](FaultConnection &connection) { connection.setFaults(silence); });
}

// Any of them may end meanwhile.
void FaultProxy::forEach(const std::function<void(FaultConnection &)> &change)
{
    QList<FaultConnection *> all;
    for (const auto &[key, connection] : m_connections)
        all.append(key);
    for (FaultConnection *connection : std::as_const(all))
        if (m_connections.contains(connection))
            change(*connection);
}

} // namespace tincan
