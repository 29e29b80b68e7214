// Tincan in the desktop's tray, with a dot while something is unread, and a menu. Shows notices where the desktop has
// no better way. GUI thread.
#pragma once

#include "ui/notifications.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace tincan {

class TrayIcon : public Notifications
{
    Q_OBJECT
public:
    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }

    explicit TrayIcon(QObject *parent = nullptr);

    void setUnread(qint64 count);
    void setDisturbing(bool disturbs);
    void retranslate();

    void show(const QString &key, const QString &title, const QString &text) override;
    void withdraw(const QString &) override {} // it goes by itself

    // The program's icon, with the dot or without.
    static QIcon picture(bool unread);

Q_SIGNALS:
    void opened();
    void disturbingChosen(bool disturbs);
    void quitChosen();

private:
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QAction *m_open;
    QAction *m_silence;
    QAction *m_quit;
    QString m_shown; // the key of the last notice
    qint64 m_unread = 0;
};

} // namespace tincan
