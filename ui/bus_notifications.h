// Notices through the desktop's own service, as org.freedesktop.Notifications (Desktop Notifications Specification
// 1.2): silent, and marked up only where the service says that it reads that. That of one room can mark it as read, and
// be answered in place where the service says that it can do that ("inline-reply", which KDE's can). Asks without
// waiting; where nobody answers, nothing is shown. A service that begins anew counts its notices from the start: what
// the one before showed is forgotten. Touches the bus with the first notice, and not at the start. GUI thread.
#pragma once

#include "ui/notifications.h"

#include <QDBusServiceWatcher>
#include <QHash>

#include <memory>
#include <optional>

class QDBusPendingCallWatcher;

namespace tincan {

class BusNotifications : public Notifications
{
    Q_OBJECT
public:
    using Notifications::Notifications;

    void show(const QString &key, const QString &title, const QString &text) override;
    void withdraw(const QString &key) override;

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);
    void answeredInPlace(uint id, const QString &text);

private:
    struct Words
    {
        QString title;
        QString text;
    };
    struct Notice
    {
        uint id = 0; // 0: the service has not said it yet
        bool asked = false;
        std::optional<Words> next{}; // what it is to say once the service has answered
        bool gone = false;           // to be taken away then
    };

    void begin();
    void listen();
    void forget();
    void send(const QString &key, const Words &words);
    QStringList actionsOf(const QString &key) const;
    void answered(const QString &key, QDBusPendingCallWatcher *answer);
    void close(uint id);
    std::optional<QString> keyOf(uint id) const; // nothing: another program's

    std::optional<bool> m_markup; // nothing is known of the service yet
    bool m_replies = false;
    bool m_begun = false;
    quint64 m_turn = 0;                           // an answer to one before is another service's
    std::unique_ptr<QDBusServiceWatcher> m_owner; // null until the first notice
    QHash<QString, Notice> m_notices;
};

} // namespace tincan
