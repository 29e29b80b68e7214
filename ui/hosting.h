// How the window starts a server on this computer without knowing the server's room: app/ hands in the function.
// GUI thread.
#pragma once

#include "core/base/result.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace tincan {

class NetworkHosting;

// For whom it is.
enum class HostReach
{
    ThisComputer, // listens on loopback, and asks nobody who they are
    ThisNetwork,  // listens on every interface, with TLS and a certificate of its own, and has accounts
};

struct HostedServer
{
    std::shared_ptr<void> running;  // dropping it stops the server within 2 s
    QUrl url;                       // by which this computer reaches it
    QString notice;                 // what the person should know about the start; empty where all was well
    std::function<int()> followers; // how many lines follow it right now, this window's own included
    std::shared_ptr<NetworkHosting> network = {}; // none: it is for this computer only
};

// Starts a server; port 0 picks a free one. Fails with a sentence in `detail`.
using HostServer = std::function<Result<HostedServer>(quint16 port, const QString &folder, HostReach reach)>;

} // namespace tincan
