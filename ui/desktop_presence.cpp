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

DesktopPresence::DesktopPresence(Workspace &workspace) : m_workspace(workspace)
{
    if (TrayIcon::isAvailable())
        makeTray();
#ifdef TINCAN_DBUS
    m_notifications = std::make_unique<BusNotifications>();
    m_badge = [badge = std::make_shared<LauncherBadge>()](qint64 count) { badge->setCount(count); };
#endif
    Notifications *notifications = m_notifications ? m_notifications.get() : m_tray.get();
    if (notifications) {
        m_notifier = std::make_unique<Notifier>(workspace, *notifications, [this](const QString &room) {
            const QList<MainWindow *> all = windows();
            return std::any_of(all.begin(), all.end(), [&](const MainWindow *one) { return one->looksAt(room); });
        });
        connect(m_notifier.get(), &Notifier::roomChosen, this, &DesktopPresence::openRoom);
    }
    connect(&workspace, &Workspace::roomsChanged, this, &DesktopPresence::showUnread);
    connect(&workspace, &Workspace::left, this, &DesktopPresence::showUnread);
    connect(workspace.marks(), &RoomMarks::changed, this, &DesktopPresence::showUnread);
}

DesktopPresence::~DesktopPresence() = default;

void DesktopPresence::makeTray()
{
    m_tray = std::make_unique<TrayIcon>();
    m_workspace.setTray(true);
    const auto follow = [this] { m_tray->setDisturbing(!m_workspace.preferences().notify.doNotDisturb); };
    connect(&m_workspace, &Workspace::preferencesChanged, m_tray.get(), follow);
    follow();
    connect(&Language::shared(), &Language::changed, m_tray.get(), &TrayIcon::retranslate);
    connect(m_tray.get(), &TrayIcon::opened, this, [this] { openRoom({}); });
    connect(m_tray.get(), &TrayIcon::quitChosen, this, &DesktopPresence::quit);
    connect(m_tray.get(), &TrayIcon::disturbingChosen, this, [this](bool disturbs) {
        Preferences next = m_workspace.preferences();
        next.notify.doNotDisturb = !disturbs;
        m_workspace.setPreferences(next);
    });
}

QList<MainWindow *> DesktopPresence::windows() const
{
    QList<MainWindow *> all;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *window = qobject_cast<MainWindow *>(widget);
        if (window && window->workspace() == &m_workspace && (window->isVisible() || window->isInTray()))
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

void DesktopPresence::openRoom(const QString &room)
{
    MainWindow *front = frontWindow();
    if (!front)
        return;
    front->comeForward(QUrl());
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
    const qint64 count = m_workspace.isOpen() ? m_workspace.unread() : 0;
    if (m_tray)
        m_tray->setUnread(count);
    if (m_badge)
        m_badge(count);
}

} // namespace tincan
