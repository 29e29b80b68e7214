#include "ui/avahi_bus.h"

#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

const QString avahiService = u"org.freedesktop.Avahi"_s;
// Longer than Avahi itself waits for the network.
constexpr int avahiPatience = 15'000; // milliseconds

QString interfaceOf(const QString &interface)
{
    return avahiService + u'.' + interface;
}

} // namespace

AvahiBus::AvahiBus(const QDBusConnection &bus) : m_bus(bus), m_watcher(avahiService, bus)
{
    qDBusRegisterMetaType<QList<QByteArray>>(); // what TXT records are made of
    connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this, &AvahiBus::came);
    connect(&m_watcher, &QDBusServiceWatcher::serviceUnregistered, this, &AvahiBus::went);
}

void AvahiBus::ask(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments,
                   const Take &take)
{
    QDBusMessage question = QDBusMessage::createMethodCall(avahiService, path, interfaceOf(interface), method);
    question.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(question, avahiPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [take](QDBusPendingCallWatcher *answer) {
        answer->deleteLater();
        if (take)
            take(answer->reply());
    });
}

void AvahiBus::listen(const QString &path, const QString &interface, const QString &signal, QObject *receiver,
                      const char *slot)
{
    m_bus.connect(avahiService, path, interfaceOf(interface), signal, receiver, slot);
}

} // namespace tincan
