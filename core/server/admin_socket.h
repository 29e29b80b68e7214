// A socket in a folder that nobody but the server's own user may enter: a command a line, an answer a line
// (administration.h). Not HTTP, so that no page, no proxy and no token has anything to do with it. The hub's I/O
// thread.
#pragma once

#include "core/server/hub_core.h"

namespace tincan {

class AdminSocket
{
public:
    explicit AdminSocket(HubCore &core);

    // Where it cannot listen (a path that is too long, say) the server goes on without, and says so in its log.
    void start();
    void stop();

    static QString pathIn(const QString &dataFolder);

private:
    using Protocol = asio::local::stream_protocol;
    asio::awaitable<void> acceptAll();
    asio::awaitable<void> serve(Protocol::socket socket);

    HubCore &m_core;
    Protocol::acceptor m_acceptor;
};

} // namespace tincan
