#include "ui/popover.h"

#include "ui/theme.h"

#include <QPainter>
#include <QScreen>

namespace tincan {

Popover::Popover(QWidget *parent) : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_DeleteOnClose);
}

void Popover::openAbove(QWidget *anchor)
{
    adjustSize();
    const QRect frame = anchor->window()->geometry();
    QPoint at = anchor->mapToGlobal(QPoint(layoutDirection() == Qt::RightToLeft ? anchor->width() - width() : 0, 0));
    at.ry() -= height() + 8;
    QRect bounds = frame.adjusted(8, 8, -8, -8);
    if (const QScreen *onScreen = anchor->screen())
        bounds = bounds.intersected(onScreen->availableGeometry());
    at.setX(qMax(bounds.left(), qMin(at.x(), bounds.right() - width())));
    at.setY(qMax(bounds.top(), at.y()));
    move(at);
    show();
}

void Popover::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.rule);
    painter.setBrush(theme.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::popoverRadius, Theme::popoverRadius);
}

} // namespace tincan
