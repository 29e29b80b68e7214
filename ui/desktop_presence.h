// What of a profile is on the desktop beside its windows: the tray, the notices, the number on the launcher. Brings the
// window forward that one of these means. GUI thread.
#pragma once

#include "ui/notices_of.h"
#include "ui/notifier.h"
#include "ui/server_set.h"

#include <map>

namespace tincan {

class MainWindow;
class TrayIcon;

class DesktopPresence : public QObject
{
    Q_OBJECT
public:
    // The servers outlive it.
    explicit DesktopPresence(ServerSet &servers);
    ~DesktopPresence() override;

    // The one that was looked at last, as far as Qt knows; one that waits in the tray where no other is there.
    MainWindow *frontWindow() const;

private:
    QList<MainWindow *> windows() const;
    void makeTray();
    void watch(Workspace *workspace);
    void bringForward(Workspace *workspace, const QString &room);
    void quit();
    void showUnread();

    struct Watch
    {
        std::unique_ptr<NoticesOf> notices;
        std::unique_ptr<Notifier> notifier;
    };

    ServerSet &m_servers;
    std::unique_ptr<TrayIcon> m_tray;               // where the desktop has one
    std::unique_ptr<Notifications> m_notifications; // where it has a better place than the tray
    std::function<void(qint64)> m_badge;            // likewise
    std::map<Workspace *, Watch> m_watched;
    int m_lastNumber = 0;
};

} // namespace tincan
