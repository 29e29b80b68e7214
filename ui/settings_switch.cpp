#include "ui/settings_switch.h"

#include "ui/theme.h"

#include <QPainter>

namespace tincan {

void SettingsSwitch::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(isEnabled() ? 1 : 0.4);
    const QRectF track = QRectF(rect()).adjusted(2, 3, -2, -3);
    const double radius = track.height() / 2;
    painter.setPen(QPen(isChecked() ? theme.accent : theme.dim, 1.2));
    painter.setBrush(isChecked() ? theme.accent : theme.ground);
    painter.drawRoundedRect(track, radius, radius);
    const bool right = isChecked() != (layoutDirection() == Qt::RightToLeft);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? theme.onAccent : theme.dim);
    painter.drawEllipse(QPointF(right ? track.right() - radius : track.left() + radius, track.center().y()), radius - 4,
                        radius - 4);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
    }
}

} // namespace tincan
