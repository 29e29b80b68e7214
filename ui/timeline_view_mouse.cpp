// What mouse and wheel do in the timeline, and what is under them.
#include "ui/message_words.h"
#include "ui/plain_tip.h"
#include "ui/row_mark.h"
#include "ui/timeline_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>

namespace tincan {

namespace {

constexpr int wheelStep = 24; // pixels a line

QString hintOf(const Message &message, const RowParts &parts, const QPoint &inRow)
{
    for (qsizetype i = 0; i < parts.reactions.chips.size(); ++i) {
        if (parts.reactions.chips[i].contains(inRow))
            return RowReactions::who(message.reactions[i]);
    }
    if (parts.quote.contains(inRow))
        return TimelineView::tr("Go to the message");
    if (parts.edited.contains(inRow))
        return TimelineView::tr("Show what it said before");
    return message.own && parts.mark.contains(inRow) ? MessageWords::delivery(message)
                                                     : MessageWords::fullTime(message);
}

} // namespace

QModelIndex TimelineView::indexAt(const QPoint &point) const
{
    for (const PlacedRow &at : placed()) {
        if (point.y() >= at.top && point.y() < at.bottom())
            return m_timeline->index(at.row);
    }
    return {};
}

QRect TimelineView::visualRect(const QModelIndex &index) const
{
    for (const PlacedRow &at : placed()) {
        if (index.isValid() && at.row == index.row())
            return {0, at.top, viewport()->width(), at.extent.height};
    }
    return {};
}

void TimelineView::setCurrentIndex(const QModelIndex &index)
{
    if (m_current == index)
        return;
    m_current = index;
    viewport()->update();
    Q_EMIT currentChanged();
}

RowHit TimelineView::hitAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    return m_layout.hit(m_timeline->row(index.row()), partsOf(index.row()), point - visualRect(index).topLeft());
}

bool TimelineView::isOverText(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return false;
    const RowParts parts = partsOf(index.row());
    return !parts.gap && parts.text.contains(point - visualRect(index).topLeft());
}

void TimelineView::hover(const QPoint &point)
{
    const QModelIndex index = indexAt(point);
    viewport()->setCursor(hitAt(point).what != RowHit::What::Nothing ? Qt::PointingHandCursor
                          : isOverText(point)                        ? Qt::IBeamCursor
                                                                     : Qt::ArrowCursor);
    setHovered(index);
}

void TimelineView::setHovered(const QModelIndex &index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
    Q_EMIT hoveredChanged();
}

QRect TimelineView::bodyOf(const QModelIndex &index) const
{
    return index.isValid() ? partsOf(index.row()).body.translated(visualRect(index).topLeft()) : QRect();
}

QRect TimelineView::markOf(const QModelIndex &index) const
{
    const QRect row = visualRect(index);
    if (row.isEmpty())
        return {};
    QRect mark = partsOf(index.row()).mark.translated(row.topLeft());
    const int width = RowMark::width(m_timeline->rows()[size_t(index.row())]);
    if (layoutDirection() == Qt::LeftToRight)
        mark.setLeft(mark.right() + 1 - width);
    else
        mark.setWidth(width);
    return mark;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!dragSelection(point))
        hover(point);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_walking = false;
    m_pressed = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton)
        pressSelection(event);
    if (m_pressed.isValid())
        setCurrentIndex(m_pressed);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QPersistentModelIndex pressed = std::exchange(m_pressed, {});
    if (event->button() != Qt::LeftButton || releaseSelection() || !pressed.isValid() || pressed != indexAt(point))
        return;
    const Message message = m_timeline->rows()[size_t(pressed.row())]; // what is told below may change the model
    follow(hitAt(point), message);
}

void TimelineView::follow(const RowHit &hit, const Message &message)
{
    switch (hit.what) {
    case RowHit::What::Load:
        return Q_EMIT gapChosen(message.id);
    case RowHit::What::Retry:
        return Q_EMIT retryChosen(message.id);
    case RowHit::What::Remove:
        return Q_EMIT deleteChosen(message);
    case RowHit::What::Link:
        return Q_EMIT linkActivated(hit.link);
    case RowHit::What::Copy:
        return copyCode(hit.link);
    case RowHit::What::All:
        return showWhole(message);
    case RowHit::What::Quote:
        return Q_EMIT quoteChosen(hit.about);
    case RowHit::What::Edits:
        return Q_EMIT editsChosen(message);
    case RowHit::What::AddReaction:
        return Q_EMIT reactChosen(message);
    case RowHit::What::Reaction:
        return Q_EMIT reactionChosen(message.id, hit.about, !RowReactions::isMine(message, hit.about));
    case RowHit::What::File:
        return Q_EMIT fileChosen(message, hit.file);
    case RowHit::What::Nothing:
        return;
    }
}

// A touchpad says pixels; a wheel says eighths of a degree, fifteen degrees a notch, and small parts of that add up.
void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (!event->pixelDelta().isNull()) {
        scrollBy(-event->pixelDelta().y());
    } else {
        m_wheel += event->angleDelta() * (QApplication::wheelScrollLines() * wheelStep);
        scrollBy(-m_wheel.y() / 120);
        m_wheel.ry() %= 120;
    }
    hover(event->position().toPoint());
    event->accept();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered({});
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        return showToolTip(help->pos(), help->globalPos());
    }
    return QAbstractScrollArea::viewportEvent(event);
}

bool TimelineView::showToolTip(const QPoint &at, const QPoint &global)
{
    const QModelIndex index = indexAt(at);
    QString words;
    if (index.isValid()) {
        const Message &message = m_timeline->rows()[size_t(index.row())];
        const RowParts parts = partsOf(index.row());
        const QPoint inRow = at - visualRect(index).topLeft();
        words = wordsFor(hitAt(at));
        if (words.isEmpty() && !parts.gap && parts.body.contains(inRow))
            words = hintOf(message, parts, inRow);
    }
    QToolTip::showText(global, plainTip(words), viewport());
    return true;
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !m_current.isValid() && !placed().empty())
        setCurrentIndex(m_timeline->index(placed().back().row));
    m_walking = byKey;
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace tincan
