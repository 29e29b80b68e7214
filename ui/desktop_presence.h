// What of a profile is on the desktop beside its windows: the tray, the notices, the number on the launcher. Brings the
// window forward that one of these means. GUI thread.
#pragma once

#include "ui/notifier.h"

namespace tincan {

class MainWindow;
class TrayIcon;

class DesktopPresence : public QObject
{
    Q_OBJECT
public:
    // The workspace outlives it.
    explicit DesktopPresence(Workspace &workspace);
    ~DesktopPresence() override;

    // The one that was looked at last, as far as Qt knows; one that waits in the tray where no other is there.
    MainWindow *frontWindow() const;

private:
    QList<MainWindow *> windows() const;
    void makeTray();
    void openRoom(const QString &room);
    void quit();
    void showUnread();

    Workspace &m_workspace;
    std::unique_ptr<TrayIcon> m_tray;               // where the desktop has one
    std::unique_ptr<Notifications> m_notifications; // where it has a better place than the tray
    std::function<void(qint64)> m_badge;            // likewise
    std::unique_ptr<Notifier> m_notifier;
};

} // namespace tincan
