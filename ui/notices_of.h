// The notices of one server among those of several: each key goes to the desktop with the server's, and a click comes
// back to it alone. Where several are open the title says which. GUI thread.
#pragma once

#include "ui/notifications.h"

namespace tincan {

class ServerSet;
class Workspace;

class NoticesOf : public Notifications
{
    Q_OBJECT
public:
    // `number` tells the servers apart. All of them outlive it.
    NoticesOf(int number, Workspace &workspace, const ServerSet &servers, Notifications &desktop);

    void show(const QString &key, const QString &title, const QString &text) override;
    void withdraw(const QString &key) override;

private:
    QString keyOf(const QString &key) const;

    const QString m_prefix;
    Workspace &m_workspace;
    const ServerSet &m_servers;
    Notifications &m_desktop;
};

} // namespace tincan
