#include "ui/desktop_presence.h"

#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/tray_icon.h"

#ifdef TINCAN_DBUS
#include "ui/bus_notifications.h"
#include "ui/launcher_badge.h"
#endif

#include <QApplication>

namespace tincan {

DesktopPresence::DesktopPresence(ServerSet &servers) : m_servers(servers)
{
    if (TrayIcon::isAvailable())
        makeTray();
#ifdef TINCAN_DBUS
    m_notifications = std::make_unique<BusNotifications>();
    m_badge = [badge = std::make_shared<LauncherBadge>()](qint64 count) { badge->setCount(count); };
#endif
    connect(&servers, &ServerSet::opened, this, &DesktopPresence::watch);
    connect(&servers, &ServerSet::closing, this, [this](Workspace *workspace) { m_watched.erase(workspace); });
    connect(&servers, &ServerSet::summaryChanged, this, &DesktopPresence::showUnread);
    connect(&servers, &ServerSet::changed, this, &DesktopPresence::showUnread);
}

void DesktopPresence::watch(Workspace *workspace)
{
    Notifications *desktop = m_notifications ? m_notifications.get() : m_tray.get();
    if (!desktop || m_watched.contains(workspace))
        return;
    Watch &one = m_watched[workspace];
    one.notices = std::make_unique<NoticesOf>(++m_lastNumber, *workspace, m_servers, *desktop);
    one.notifier = std::make_unique<Notifier>(*workspace, *one.notices, [this, workspace](const QString &room) {
        const QList<MainWindow *> all = windows();
        return std::any_of(all.begin(), all.end(),
                           [&](const MainWindow *seen) { return seen->looksAt(*workspace, room); });
    });
    connect(one.notifier.get(), &Notifier::roomChosen, this,
            [this, workspace](const QString &room) { bringForward(workspace, room); });
}

DesktopPresence::~DesktopPresence() = default;

void DesktopPresence::makeTray()
{
    m_tray = std::make_unique<TrayIcon>();
    m_servers.setTray(true);
    const auto follow = [this] { m_tray->setDisturbing(!m_servers.preferences().notify.doNotDisturb); };
    connect(&m_servers, &ServerSet::preferencesChanged, m_tray.get(), follow);
    follow();
    connect(&Language::shared(), &Language::changed, m_tray.get(), &TrayIcon::retranslate);
    connect(m_tray.get(), &TrayIcon::opened, this, [this] { bringForward(nullptr, {}); });
    connect(m_tray.get(), &TrayIcon::quitChosen, this, &DesktopPresence::quit);
    connect(m_tray.get(), &TrayIcon::disturbingChosen, this, [this](bool disturbs) {
        Preferences next = m_servers.preferences();
        next.notify.doNotDisturb = !disturbs;
        m_servers.setPreferences(next);
    });
}

QList<MainWindow *> DesktopPresence::windows() const
{
    QList<MainWindow *> all;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *window = qobject_cast<MainWindow *>(widget);
        if (window && window->servers() == &m_servers && (window->isVisible() || window->isInTray()))
            all.append(window);
    }
    return all;
}

MainWindow *DesktopPresence::frontWindow() const
{
    MainWindow *front = nullptr;
    for (MainWindow *window : windows()) {
        if (!front || window->isActiveWindow() || (window->isVisible() && !front->isVisible()))
            front = window;
    }
    return front;
}

void DesktopPresence::bringForward(Workspace *workspace, const QString &room)
{
    MainWindow *front = frontWindow();
    if (!front)
        return;
    front->comeForward(QUrl());
    // A question that this window waits with is about the server that it shows.
    if (!workspace || (front->question() && front->workspace() != workspace))
        return;
    front->showWorkspace(workspace);
    front->conversation()->showRoom(room);
}

void DesktopPresence::quit()
{
    MainWindow *front = frontWindow();
    if (!front)
        return;
    // Of a window that waits in the tray Qt does not see that it was the last.
    connect(front, &QObject::destroyed, this, [this] {
        if (windows().isEmpty())
            QCoreApplication::quit();
    });
    front->quit();
}

void DesktopPresence::showUnread()
{
    const qint64 count = m_servers.unread();
    if (m_tray)
        m_tray->setUnread(count);
    if (m_badge)
        m_badge(count);
}

} // namespace tincan
