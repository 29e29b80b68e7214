// Makes a server known on this network by DNS-SD, by Avahi, for as long as it is there: under another name where one is
// taken, and again where Avahi starts anew. Without Avahi it does nothing, and says so in the log. GUI thread.
#pragma once

#include "ui/avahi_bus.h"
#include "ui/found_server.h"

namespace tincan {

class AvahiAnnouncement : public QObject
{
    Q_OBJECT
public:
    explicit AvahiAnnouncement(const AnnouncedServer &server,
                               const QDBusConnection &bus = QDBusConnection::systemBus());
    ~AvahiAnnouncement() override; // takes it back

private Q_SLOTS:
    void groupChanged(const QDBusMessage &message);
    void serverChanged(const QDBusMessage &message);

private:
    void begin();
    void announce();
    void rename();

    const AnnouncedServer m_server;
    AvahiBus m_bus;
    QString m_name; // that it goes by
    int m_renamed = 0;
    QString m_group; // its path; empty: Avahi has none of ours
};

} // namespace tincan
