// How the window starts a server on this computer without knowing the server's room: app/ hands in the function.
// GUI thread.
#pragma once

#include "core/base/result.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace tincan {

struct HostedServer
{
    std::shared_ptr<void> running; // dropping it stops the server within 2 s
    QUrl url;
    QString notice;                 // what the person should know about the start; empty where all was well
    std::function<int()> followers; // how many lines follow it right now, this window's own included
};

// Starts a server on loopback; port 0 picks a free one. Fails with a sentence in `detail`.
using HostServer = std::function<Result<HostedServer>(quint16 port, const QString &folder)>;

} // namespace tincan
