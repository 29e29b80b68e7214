// Whether a page that scrolls shows all of its width: nothing in it is cut at the side, and nothing has less room than
// its words. One thread.
#pragma once

#include "tab_walk.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace tincan {

// That it needs; 0: it shows what there is room for.
inline int widthOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->wordWrap() ? label->minimumSizeHint().width() : label->sizeHint().width();
    if (qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
        qobject_cast<const QPushButton *>(widget))
        return widget->sizeHint().width();
    return widget->minimumSizeHint().width();
}

// Says what is wrong; empty: nothing.
inline QString cutAtTheSide(const QScrollArea *page)
{
    if (const int over = page->horizontalScrollBar()->maximum(); over > 0)
        return QStringLiteral("the page is %1 pixels too wide").arg(over);
    for (const QWidget *widget : page->widget()->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const int needed = widthOf(widget); needed > widget->width())
            return QStringLiteral("%1 has %2 of %3 pixels").arg(called(widget)).arg(widget->width()).arg(needed);
        if (const auto *label = qobject_cast<const QLabel *>(widget);
            label && label->wordWrap() && label->heightForWidth(label->width()) > label->height())
            return QStringLiteral("%1 has lines that are not shown").arg(called(widget));
        const QRect place(widget->mapTo(page->widget(), QPoint()), widget->size());
        if (place.left() < 0 || place.right() >= page->widget()->width())
            return QStringLiteral("%1 is cut").arg(called(widget));
    }
    return {};
}

} // namespace tincan
