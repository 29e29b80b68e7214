// What Tincan asks of Avahi, by its interfaces on the session's bus (org.freedesktop.Avahi, of 0.8), for a computer on
// which Avahi itself cannot run: what one connection publishes the others find, on this computer alone. Nobody's
// entries go by themselves: whoever leaves frees what is theirs. The test's thread.
#pragma once

#include "ui/avahi_bus.h"

#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QMap>

namespace tincan {

class AvahiStandIn : public QDBusVirtualObject
{
public:
    AvahiStandIn() : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("avahi")))
    {
        m_bus.registerVirtualObject(QStringLiteral("/"), this, QDBusConnection::SubPath);
    }
    ~AvahiStandIn() override
    {
        stop();
        m_bus.unregisterObject(QStringLiteral("/"), QDBusConnection::UnregisterTree);
        QDBusConnection::disconnectFromBus(QStringLiteral("avahi"));
    }

    bool start() { return m_bus.registerService(QStringLiteral("org.freedesktop.Avahi")); }
    void stop()
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Avahi"));
        m_groups.clear();
        m_browsers.clear();
    }
    QByteArray words() const { return "no other Avahi may be on this bus"; }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        const QString name = message.interface().section(u'.', -1) + u'.' + message.member();
        const auto answer = m_methods.value(name);
        if (!answer)
            return false;
        (this->*answer)(message);
        return true;
    }

private:
    struct Group
    {
        QString owner;
        QVariantList service{}; // AddService's; empty: none
        bool isPublished = false;
    };
    struct Browser
    {
        QString owner;
        QString type;
        bool isStarted = false;
    };
    using Method = void (AvahiStandIn::*)(const QDBusMessage &);

    void answer(const QDBusMessage &message, const QVariantList &values = {})
    {
        m_bus.send(message.createReply(values));
    }
    void refuse(const QDBusMessage &message, const QString &error)
    {
        m_bus.send(message.createErrorReply(QStringLiteral("org.freedesktop.Avahi.") + error, error));
    }
    QString newPath(const QString &kind) { return QStringLiteral("/Client1/%1%2").arg(kind).arg(++m_last); }
    static QString nameOf(const Group &group) { return group.service.value(3).toString(); }
    static QString typeOf(const Group &group) { return group.service.value(4).toString(); }

    void makeGroup(const QDBusMessage &message)
    {
        const QString path = newPath(QStringLiteral("EntryGroup"));
        m_groups.insert(path, {message.service()});
        answer(message, {QVariant::fromValue(QDBusObjectPath(path))});
    }
    // "Den #2", "Den #3" …
    void findName(const QDBusMessage &message)
    {
        const QString name = message.arguments().value(0).toString();
        const QString stem = name.section(QStringLiteral(" #"), 0, 0);
        answer(message,
               {QStringLiteral("%1 #%2").arg(stem).arg(qMax(1, name.section(QStringLiteral(" #"), 1).toInt()) + 1)});
    }
    void add(const QDBusMessage &message)
    {
        for (const Group &group : std::as_const(m_groups)) {
            if (nameOf(group) == message.arguments().value(3).toString())
                return refuse(message, QStringLiteral("CollisionError"));
        }
        m_groups[message.path()].service = message.arguments();
        answer(message);
    }
    void publish(const QDBusMessage &message)
    {
        Group &group = m_groups[message.path()];
        group.isPublished = true;
        answer(message);
        tell(QStringLiteral("ItemNew"), group);
    }
    void empty(const QDBusMessage &message)
    {
        const Group group = std::exchange(m_groups[message.path()], {message.service()});
        if (group.isPublished)
            tell(QStringLiteral("ItemRemove"), group);
        answer(message);
    }
    void freeGroup(const QDBusMessage &message)
    {
        empty(message);
        m_groups.remove(message.path());
    }

    void makeBrowser(const QDBusMessage &message)
    {
        const QString path = newPath(QStringLiteral("ServiceBrowser"));
        m_browsers.insert(path, {message.service(), message.arguments().value(2).toString()});
        answer(message, {QVariant::fromValue(QDBusObjectPath(path))});
    }
    void startBrowser(const QDBusMessage &message)
    {
        m_browsers[message.path()].isStarted = true;
        answer(message);
        for (const Group &group : std::as_const(m_groups)) {
            if (group.isPublished)
                tellOne(message.path(), QStringLiteral("ItemNew"), group);
        }
        signal(message.path(), QStringLiteral("AllForNow"));
    }
    void freeBrowser(const QDBusMessage &message)
    {
        m_browsers.remove(message.path());
        answer(message);
    }
    void resolve(const QDBusMessage &message)
    {
        const QVariantList asked = message.arguments();
        for (const Group &group : std::as_const(m_groups)) {
            if (group.isPublished && nameOf(group) == asked.value(2).toString())
                return answer(message,
                              asked.first(5) + QVariantList{QStringLiteral("tincan-test.local"), AvahiBus::ipv4,
                                                            QStringLiteral("127.0.0.1"), group.service.value(7),
                                                            group.service.value(8),
                                                            AvahiBus::local | ownership(group, message.service())});
        }
        refuse(message, QStringLiteral("TimeoutError"));
    }

    static uint ownership(const Group &group, const QString &asker) { return group.owner == asker ? AvahiBus::own : 0; }
    void tell(const QString &word, const Group &group)
    {
        for (auto browser = m_browsers.cbegin(); browser != m_browsers.cend(); ++browser) {
            if (browser->isStarted)
                tellOne(browser.key(), word, group);
        }
    }
    void tellOne(const QString &browser, const QString &word, const Group &group)
    {
        if (typeOf(group) == m_browsers[browser].type)
            signal(browser, word,
                   {loopback, AvahiBus::ipv4, nameOf(group), typeOf(group), QStringLiteral("local"),
                    AvahiBus::local | ownership(group, m_browsers[browser].owner)});
    }
    void signal(const QString &browser, const QString &word, const QVariantList &values = {})
    {
        QDBusMessage message =
            QDBusMessage::createSignal(browser, QStringLiteral("org.freedesktop.Avahi.ServiceBrowser"), word);
        message.setArguments(values);
        m_bus.send(message);
    }

    static constexpr int loopback = 1; // the interface
    const QHash<QString, Method> m_methods{
        {QStringLiteral("Server.EntryGroupNew"), &AvahiStandIn::makeGroup},
        {QStringLiteral("Server.GetAlternativeServiceName"), &AvahiStandIn::findName},
        {QStringLiteral("EntryGroup.AddService"), &AvahiStandIn::add},
        {QStringLiteral("EntryGroup.Commit"), &AvahiStandIn::publish},
        {QStringLiteral("EntryGroup.Reset"), &AvahiStandIn::empty},
        {QStringLiteral("EntryGroup.Free"), &AvahiStandIn::freeGroup},
        {QStringLiteral("Server2.ServiceBrowserPrepare"), &AvahiStandIn::makeBrowser},
        {QStringLiteral("ServiceBrowser.Start"), &AvahiStandIn::startBrowser},
        {QStringLiteral("ServiceBrowser.Free"), &AvahiStandIn::freeBrowser},
        {QStringLiteral("Server2.ResolveService"), &AvahiStandIn::resolve},
    };
    QDBusConnection m_bus;
    QMap<QString, Group> m_groups; // by their paths
    QMap<QString, Browser> m_browsers;
    int m_last = 0;
};

} // namespace tincan
