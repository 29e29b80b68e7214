// follow, chat and send: a session on the main thread, its signals printed, and the rule for when it is over.
#pragma once

#include "arguments.h"
#include "core/transport/network_watch.h"
#include "core/transport/server_api.h"
#include "printer.h"

#include <QHash>

namespace tincan {

TransportOptions transportOf(const Arguments &arguments);

class Conversation : public QObject
{
    Q_OBJECT
public:
    explicit Conversation(const Arguments &arguments);

    // Begins; false where it could not, after saying why. The end comes as QCoreApplication::exit() with the exit code.
    bool start();
    // A line of the input in `chat`: a message, /transport LINE or /quit.
    void input(const QString &line);
    // No more input: waits for what is unsent, at most --linger.
    void finish();

private:
    void connectSignals();
    void checkRoom();
    void show(const QList<Durable> &events);
    void watch(const ConnectionStatus &status);
    void watchDelivery(const QString &id, Delivery delivery, const QString &detail);
    void send(const QString &text);
    void forgetOthers();
    void endIfSent();
    void endUnsent();
    void end(int exitCode);

    const Arguments m_arguments;
    const Printer m_printer;
    Session m_session;
    NetworkWatch m_network;
    ServerApi m_api;
    QHash<QString, QString> m_unsent; // id to text
    QHash<QString, QString> m_refused;
    Alarm m_linger;
    bool m_finishing = false;
    bool m_everConnected = false;
    bool m_over = false;
    int m_shown = 0;
    std::optional<ConnectionStatus> m_said;
};

} // namespace tincan
