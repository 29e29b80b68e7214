#include "ui/popover.h"

#include "ui/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace tincan {

Popover::Popover(QWidget *owner) : QFrame(owner ? owner->window() : nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    hide();
}

void Popover::openAbove(QWidget *anchor)
{
    openBeside(anchor, anchor->rect());
}

void Popover::openBeside(const QWidget *of, const QRect &place)
{
    const QRect bounds = parentWidget()->rect().adjusted(8, 8, -8, -8);
    takeRoom(bounds.size());
    const QRect anchor(of->mapTo(window(), place.topLeft()), place.size());
    QPoint at(layoutDirection() == Qt::RightToLeft ? anchor.right() + 1 - width() : anchor.left(),
              anchor.top() - height() - 8);
    if (const int below = anchor.bottom() + 8; at.y() < bounds.top() && below + height() <= bounds.bottom())
        at.setY(below);
    at.setX(qMax(bounds.left(), qMin(at.x(), bounds.right() - width())));
    at.setY(qMax(bounds.top(), at.y()));
    move(at);
    raise();
    show();
    m_before = window()->focusWidget();
    qApp->installEventFilter(this);
    // The keyboard goes where the eye goes: Tab and the arrows walk through the card.
    setFocusPolicy(Qt::StrongFocus);
    setFocus(Qt::PopupFocusReason);
    // A screen reader takes the keyboard elsewhere without a click.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, const QWidget *now) {
        if (now && now->window() == window() && !hasKeyboard())
            close();
    });
}

bool Popover::hasKeyboard() const
{
    const QWidget *focus = window()->focusWidget();
    return focus == this || isAncestorOf(focus);
}

bool Popover::focusNextPrevChild(bool next)
{
    const auto beside = [next](QWidget *widget) {
        return next ? widget->nextInFocusChain() : widget->previousInFocusChain();
    };
    QWidget *from = window()->focusWidget();
    for (QWidget *to = from ? beside(from) : nullptr; to && to != from; to = beside(to)) {
        const bool stops = to->isVisible() && to->isEnabled() && (to->focusPolicy() & Qt::TabFocus);
        if (!isAncestorOf(to) || !stops || to->focusProxy())
            continue;
        to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    return false;
}

void Popover::takeRoom(const QSize &most)
{
    const int width = qMin(qMax(sizeHint().width(), minimumWidth()), most.width());
    const int height = hasHeightForWidth() ? heightForWidth(width) : sizeHint().height();
    resize(width, qMin(height, most.height()));
}

bool Popover::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<QWidget *>(watched);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (widget && widget != this && !isAncestorOf(widget))
            close();
        break;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape)
            break;
        event->accept();
        if (event->type() == QEvent::KeyPress)
            close();
        return true;
    case QEvent::WindowDeactivate:
    case QEvent::Resize:
        if (widget == parentWidget())
            close();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void Popover::closeEvent(QCloseEvent *event)
{
    qApp->removeEventFilter(this);
    QFrame::closeEvent(event);
    // Where Qt would put it is anybody's guess, and what is typed next would land there.
    if (m_before && hasKeyboard())
        m_before->setFocus(Qt::PopupFocusReason);
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
