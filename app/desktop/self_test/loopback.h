// A message through lines to a hub on this computer, as the window would send it. GUI thread.
#pragma once

#include "core/server/hub.h"
#include "core/transport/transport.h"

#include <QTemporaryDir>

namespace tincan {

// A hub whose log is gone with it.
class LoopbackHub
{
public:
    explicit LoopbackHub(HubOptions::Tls tls);

    QString error() const { return m_error; } // why there is none
    // Lines to it that do not wait long.
    TransportOptions line() const;

private:
    QTemporaryDir m_folder;
    QString m_error;
    std::unique_ptr<Hub> m_hub;
};

struct Carried
{
    TransportKind kind;
    std::optional<Failure> failure; // none: the message came back
};

// All at one time. Those that were not through after three seconds timed out.
QList<Carried> carryMessages(const QList<TransportKind> &kinds, const TransportOptions &options);

} // namespace tincan
