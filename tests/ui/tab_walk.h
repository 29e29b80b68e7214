// What the Tab key leads to in a window, or in a part of one, and whether that is the order in which one reads. One
// thread.
#pragma once

#include <QApplication>
#include <QTest>
#include <QWidget>

namespace tincan {

inline bool isStop(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
           !widget->focusProxy();
}

inline QList<QWidget *> stopsIn(const QWidget *part)
{
    QList<QWidget *> stops = part->findChildren<QWidget *>();
    stops.removeIf([part](const QWidget *widget) { return !isStop(widget) || widget->window() != part->window(); });
    return stops;
}

// Its kind and its name, for whoever reads that a test failed.
inline QString called(const QWidget *widget)
{
    return widget
               ? QStringLiteral("%1 “%2”").arg(QString::fromLatin1(widget->metaObject()->className()),
                                               widget->accessibleName().isEmpty() ? widget->property("text").toString()
                                                                                  : widget->accessibleName())
               : QStringLiteral("nothing");
}

// Where both stand in the innermost part that holds them: a scrolled one is asked for its content, not for what is in
// sight of it.
inline bool isReadBefore(const QWidget *a, const QWidget *b)
{
    const QWidget *common = a;
    while (common != b && !common->isAncestorOf(b))
        common = common->parentWidget();
    if (common == a || common == b)
        return common == a;
    const auto rectOf = [common](const QWidget *widget) {
        while (widget->parentWidget() != common)
            widget = widget->parentWidget();
        return widget->geometry();
    };
    const QRect first = rectOf(a);
    const QRect second = rectOf(b);
    const int middle = second.center().y();
    if (first.bottom() < middle && first.center().y() < second.top())
        return true;
    if (second.bottom() < first.center().y() && middle < first.top())
        return false;
    return common->layoutDirection() == Qt::RightToLeft ? first.right() > second.right() : first.left() < second.left();
}

// All of it, or as much of it as a finger's breadth, is within all that it is in.
inline bool isInSight(const QWidget *widget)
{
    QRect seen = widget->rect();
    for (const QWidget *within = widget; !within->isWindow(); within = within->parentWidget())
        seen = seen.translated(within->pos()) & within->parentWidget()->rect();
    const QSize enough = widget->size().boundedTo({20, 20});
    return seen.width() >= enough.width() && seen.height() >= enough.height();
}

// From where the keyboard is now, until it is there again or elsewhere. Says what is wrong; empty: nothing.
inline QString walkThrough(const QWidget *part)
{
    constexpr int mostStops = 100;
    QList<QWidget *> visited;
    int turns = 0; // from the end to the beginning
    for (QWidget *now = QApplication::focusWidget(); visited.size() < mostStops; now = QApplication::focusWidget()) {
        if (!now || !part->isAncestorOf(now))
            break;
        if (!visited.isEmpty() && !isReadBefore(visited.constLast(), now) && ++turns > 1)
            return QStringLiteral("%1 comes after %2").arg(called(now), called(visited.constLast()));
        if (visited.contains(now))
            break;
        if (!isInSight(now))
            return QStringLiteral("%1 has the keyboard out of sight").arg(called(now));
        visited.append(now);
        for (int links = 0; links < mostStops && QApplication::focusWidget() == now; ++links) // stops of their own
            QTest::keyClick(now, Qt::Key_Tab);
    }
    // As it is now: of the buttons of which one is on, Tab leads to that one.
    for (const QWidget *stop : stopsIn(part)) {
        if (!visited.contains(stop))
            return QStringLiteral("%1 is not reached, from %2 to %3")
                .arg(called(stop), called(visited.value(0)), called(visited.value(visited.size() - 1)));
    }
    return {};
}

} // namespace tincan
