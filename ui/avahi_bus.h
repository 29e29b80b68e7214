// Avahi, which speaks DNS-SD on Linux, by its interface on the system's bus (org.freedesktop.Avahi, of 0.8 and later).
// The bus starts it where it is installed. Asks without waiting. GUI thread.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>

#include <functional>

namespace tincan {

class AvahiBus : public QObject
{
    Q_OBJECT
public:
    // As Avahi counts them.
    static constexpr int anyInterface = -1;
    static constexpr int ipv4 = 0;
    static constexpr uint noFlags = 0;
    // Of what is found.
    static constexpr uint local = 8; // this computer announces it
    static constexpr uint own = 16;  // this connection does

    using Take = std::function<void(const QDBusMessage &answer)>;

    explicit AvahiBus(const QDBusConnection &bus);

    // Of one of its interfaces: Server2, ServiceBrowser … An answer that is an error comes through the same way.
    void ask(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments,
             const Take &take = {});
    // The slot takes a QDBusMessage.
    void listen(const QString &path, const QString &interface, const QString &signal, QObject *receiver,
                const char *slot);
    static bool isError(const QDBusMessage &answer) { return answer.type() == QDBusMessage::ErrorMessage; }

Q_SIGNALS:
    void came();
    void went(); // and whatever it was asked for is forgotten

private:
    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
};

} // namespace tincan
