// The socket that the hub listens on: says in a sentence why it cannot, and hands over whoever connects, up to the most
// connections. start() binds on the caller's thread; the rest is on the hub's I/O thread.
#pragma once

#include "core/base/result.h"
#include "core/server/hub_core.h"

namespace tincan {

// Whether nobody but the programs of this computer can reach a hub with these options.
bool isLoopback(const HubOptions &options);
// Whether a hub with these options asks nobody who they are.
bool isOpen(const HubOptions &options);

class Listener
{
public:
    explicit Listener(HubCore &core) : m_core(core), m_acceptor(core.io), m_pause(core.io) {}

    // Binds and listens; fails with Refused (not loopback without `open`, no address) or Unreachable (port in use).
    Result<Done> start();
    QUrl url() const;
    void stop();

private:
    asio::awaitable<void> acceptAll();

    HubCore &m_core;
    tcp::acceptor m_acceptor;
    asio::steady_timer m_pause;
    tcp::endpoint m_endpoint;
};

} // namespace tincan
