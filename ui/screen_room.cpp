#include "ui/screen_room.h"

#include <QScreen>
#include <QWidget>

namespace tincan {

namespace {

// What a desktop draws around a window, before anybody has seen it; few draw more.
constexpr QSize usualFrame(4, 36);

QSize frameOf(const QWidget *window)
{
    const QSize seen = window->isVisible() ? window->frameGeometry().size() - window->size() : QSize();
    return seen.expandedTo(usualFrame);
}

} // namespace

QSize screenRoom(const QWidget *window)
{
    const QWidget *parent = window->parentWidget();
    const QWidget *framed = window->isVisible() || !parent ? window : parent->window();
    return window->screen()->availableSize() - frameOf(framed);
}

void moveOnScreen(QWidget *window)
{
    const QRect free = window->screen()->availableGeometry();
    const QRect frame = window->frameGeometry();
    const QPoint last = free.bottomRight() - QPoint(frame.width() - 1, frame.height() - 1);
    const QPoint at(qMax(free.left(), qMin(frame.left(), last.x())), qMax(free.top(), qMin(frame.top(), last.y())));
    if (at != frame.topLeft())
        window->move(at);
}

} // namespace tincan
