#include "app/desktop/hosting.h"

#include "core/server/hub.h"

namespace tincan {

Result<HostedServer> hostOnThisComputer(quint16 port, const QString &folder)
{
    HubOptions options;
    options.port = port;
    options.dataFolder = folder;
    auto started = Hub::start(options);
    if (!started)
        return std::move(started).error();
    std::shared_ptr<Hub> hub = std::move(started).value();
    HostedServer server;
    server.url = hub->url();
    server.notice = hub->notice();
    server.followers = [hub = hub.get()] { return hub->followers(); };
    server.running = std::move(hub);
    return server;
}

} // namespace tincan
