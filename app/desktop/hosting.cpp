#include "app/desktop/hosting.h"

#include "app/desktop/hub_network.h"
#include "core/server/hub.h"

namespace tincan {

using namespace Qt::StringLiterals;

Result<HostedServer> hostOnThisComputer(quint16 port, const QString &folder, HostReach reach)
{
    HubOptions options;
    options.port = port;
    options.dataFolder = folder;
    // Beyond loopback the hub asks for accounts and speaks TLS by itself.
    if (reach == HostReach::ThisNetwork)
        options.address = u"0.0.0.0"_s;
    auto started = Hub::start(options);
    if (!started)
        return std::move(started).error();
    std::shared_ptr<Hub> hub = std::move(started).value();
    HostedServer server;
    server.url = hub->url();
    server.notice = hub->notice();
    server.followers = [hub = hub.get()] { return hub->followers(); };
    if (reach == HostReach::ThisNetwork) {
        server.url.setHost(u"127.0.0.1"_s);
        server.network = std::make_shared<HubNetwork>(hub);
    }
    server.running = std::move(hub);
    return server;
}

} // namespace tincan
