// A desktop's notification service, as the Desktop Notifications Specification 1.2 has it, that shows nothing and
// remembers everything. GUI thread.
#pragma once

#include <QDBusConnection>
#include <QMap>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace tincan {

struct Shown
{
    QString title;
    QString text;
    QStringList actions;
    QVariantMap hints;
};

class NoticeService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    explicit NoticeService(const QStringList &capabilities)
        : m_capabilities(capabilities),
          m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("service")))
    {
        m_good = m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
                 m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    ~NoticeService() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
        QDBusConnection::disconnectFromBus(QStringLiteral("service"));
    }

    bool isGood() const { return m_good; }

    QMap<uint, Shown> notices; // that stand there, by id
    int asked = 0;             // how often

public Q_SLOTS:
    QStringList GetCapabilities() { return m_capabilities; }

    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        ++asked;
        const uint id = replaces != 0 ? replaces : ++m_last;
        notices[id] = {title, text, actions, hints};
        return id;
    }

    void CloseNotification(uint id)
    {
        notices.remove(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
    void NotificationReplied(uint id, const QString &text);

private:
    QStringList m_capabilities;
    QDBusConnection m_bus;
    bool m_good = false;
    uint m_last = 0;
};

} // namespace tincan
