// One connection through the relay: two sockets and two pipes, until one side ends or a fault does. One thread with an
// event loop.
#pragma once

#include "support/fault_pipe.h"

namespace tincan {

class FaultConnection : public QObject
{
    Q_OBJECT
public:
    FaultConnection(std::unique_ptr<QTcpSocket> client, quint16 target, const Faults &faults, quint32 seed);
    ~FaultConnection() override;

    void setFaults(const Faults &faults);
    void cut(bool reset);

Q_SIGNALS:
    void ended();

private:
    void readHeads();
    void reachOut();
    void endAfter(QTcpSocket *gone, QTcpSocket *other);

    std::unique_ptr<QTcpSocket> m_client;
    std::unique_ptr<QTcpSocket> m_server;
    quint16 m_target;
    quint32 m_seed;
    Faults m_faults;
    std::unique_ptr<FaultPipe> m_up;
    std::unique_ptr<FaultPipe> m_down;
    QTimer m_longest;
    bool m_reached = false; // the server took the connection
};

} // namespace tincan
