// A TCP relay between a client and a server that misbehaves on purpose, the same way for the same seed. Listens on
// loopback only. What is set holds for the connections that are open, too. One thread with an event loop.
#pragma once

#include "support/faults.h"

#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>
#include <unordered_map>

namespace tincan {

class FaultConnection;

class FaultProxy : public QTcpServer
{
    Q_OBJECT
public:
    // Relays to this port of loopback, once listen() was called.
    explicit FaultProxy(quint16 target, quint32 seed = 1);
    ~FaultProxy() override;

    bool start(quint16 port = 0);
    QUrl url() const;
    void setTarget(quint16 port) { m_target = port; }
    void setFaults(const Faults &faults);
    const Faults &faults() const { return m_faults; }
    void heal() { setFaults({}); }
    // Ends every connection, by FIN or by RST.
    void cutAll(bool reset);
    // Nothing passes on the connections that are open, and nobody is told, as when a router forgot them; new ones are
    // served. Until the next setFaults().
    void forgetAll();

    int open() const { return int(m_connections.size()); }
    int accepted() const { return m_accepted; }

Q_SIGNALS:
    void came(); // a connection, whatever becomes of it

private:
    void incomingConnection(qintptr handle) override;
    void forEach(const std::function<void(FaultConnection &)> &change);

    quint16 m_target;
    QRandomGenerator m_chance;
    Faults m_faults;
    int m_accepted = 0;
    std::unordered_map<FaultConnection *, std::unique_ptr<FaultConnection>> m_connections;
};

} // namespace tincan
