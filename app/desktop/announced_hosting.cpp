#include "app/desktop/announced_hosting.h"

#ifdef TINCAN_DBUS
#include "app/desktop/avahi_announcement.h"
#endif

#include <QSysInfo>

namespace tincan {

namespace {

#ifdef TINCAN_DBUS
// What is gone is announced no more: the announcement is destroyed first.
struct Announced
{
    Announced(std::shared_ptr<void> server, const AnnouncedServer &words)
        : running(std::move(server)), announcement(words)
    {}
    std::shared_ptr<void> running;
    AvahiAnnouncement announcement;
};

std::shared_ptr<void> announcedWhile(const HostedServer &server)
{
    return std::make_shared<Announced>(server.running,
                                       AnnouncedServer{.name = QSysInfo::machineHostName(),
                                                       .port = quint16(server.url.port()),
                                                       .tls = server.url.scheme() == QStringLiteral("https")});
}
#else
std::shared_ptr<void> announcedWhile(const HostedServer &server)
{
    return server.running;
}
#endif

} // namespace

HostServer announced(HostServer host)
{
    return [host = std::move(host)](quint16 port, const QString &folder, HostReach reach) -> Result<HostedServer> {
        auto started = host(port, folder, reach);
        if (!started || !started->network)
            return started;
        HostedServer server = std::move(started).value();
        server.running = announcedWhile(server);
        return server;
    };
}

} // namespace tincan
