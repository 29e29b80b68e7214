#include "ui/tray_icon.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QPainter>

namespace tincan {

TrayIcon::TrayIcon(QObject *parent)
    : Notifications(parent),
      m_icon(picture(false)),
      m_open(m_menu.addAction(QString(), this, &TrayIcon::opened)),
      m_silence(m_menu.addAction(QString())),
      m_quit(m_menu.addAction(QString(), this, &TrayIcon::quitChosen))
{
    m_menu.insertSeparator(m_quit);
    m_silence->setCheckable(true);
    connect(m_silence, &QAction::triggered, this, [this](bool silent) { Q_EMIT disturbingChosen(!silent); });
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT opened();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT chosen(m_shown); });
    m_icon.setContextMenu(&m_menu);
    retranslate();
    m_icon.show();
}

void TrayIcon::retranslate()
{
    m_open->setText(tr("Open Tincan"));
    m_silence->setText(tr("Do not disturb"));
    m_quit->setText(tr("Quit"));
    m_icon.setToolTip(m_unread > 0 ? tr("Tincan, %n unread", "", int(m_unread)) : QStringLiteral("Tincan"));
}

void TrayIcon::setUnread(qint64 count)
{
    if (count == m_unread)
        return;
    if ((count > 0) != (m_unread > 0))
        m_icon.setIcon(picture(count > 0));
    m_unread = count;
    retranslate();
}

void TrayIcon::setDisturbing(bool disturbs)
{
    m_silence->setChecked(!disturbs);
}

void TrayIcon::show(const QString &key, const QString &title, const QString &text)
{
    m_shown = key;
    m_icon.showMessage(title, text, QSystemTrayIcon::NoIcon);
}

QIcon TrayIcon::picture(bool unread)
{
    if (!unread)
        return appIcon();
    QIcon icon;
    for (const int size : {16, 22, 32, 48, 64}) {
        QPixmap picture = appIcon().pixmap(QSize(size, size), 1.0);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const double dot = size * 0.4;
        painter.setPen(QPen(Theme::current().ground, size / 16.0));
        painter.setBrush(Theme::current().bad);
        painter.drawEllipse(QRectF(size - dot - 0.5, 0.5, dot, dot));
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace tincan
