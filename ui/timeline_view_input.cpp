// What mouse, wheel and keyboard do in the timeline.
#include "ui/message_words.h"
#include "ui/timeline_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

namespace tincan {

namespace {

constexpr int wheelStep = 24; // pixels a line

bool hasText(const Message &message)
{
    return message.kind == Message::Kind::Text && MessageWords::instead(message).isEmpty();
}

bool mayDelete(const Message &message)
{
    return message.own && hasText(message) && message.delivery != Delivery::Sending;
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

void TimelineView::hover(const QPoint &point)
{
    const QModelIndex index = indexAt(point);
    viewport()->setCursor(hitAt(point).what == RowHit::What::Nothing ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    hover(event->position().toPoint());
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = indexAt(event->position().toPoint());
    if (m_pressed.isValid())
        setCurrentIndex(m_pressed);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QPersistentModelIndex pressed = std::exchange(m_pressed, {});
    if (event->button() != Qt::LeftButton || !pressed.isValid() || pressed != indexAt(point))
        return;
    const Message message = m_timeline->rows()[size_t(pressed.row())]; // what is told below may change the model
    const RowHit hit = hitAt(point);
    switch (hit.what) {
    case RowHit::What::Load:
        return Q_EMIT gapChosen(message.id);
    case RowHit::What::Retry:
        return Q_EMIT retryChosen(message.id);
    case RowHit::What::Remove:
        return Q_EMIT deleteChosen(message);
    case RowHit::What::Link:
        return Q_EMIT linkActivated(hit.link);
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
    if (event->type() == QEvent::Leave && m_hovered.isValid()) {
        m_hovered = QModelIndex();
        viewport()->update();
    }
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
        if (!parts.gap && parts.body.contains(inRow))
            words = message.own && parts.mark.contains(inRow) ? MessageWords::delivery(message)
                                                              : MessageWords::fullTime(message);
    }
    QToolTip::showText(global, words, viewport());
    return true;
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !m_current.isValid() && !placed().empty())
        setCurrentIndex(m_timeline->index(placed().back().row));
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TimelineView::copyText(const Message &message) const
{
    QApplication::clipboard()->setText(message.text);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (m_current.isValid()) {
        const Message message = m_timeline->rows()[size_t(m_current.row())];
        if (event->matches(QKeySequence::Copy) && hasText(message))
            return copyText(message);
        if (event->matches(QKeySequence::Delete) && mayDelete(message))
            return Q_EMIT deleteChosen(message);
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (enter && message.kind == Message::Kind::Gap && !message.deleted)
            return Q_EMIT gapChosen(message.id);
    }
    // Whoever types means the composer, wherever was clicked before. Alt makes letters on some keyboards, and Ctrl with
    // it is AltGr.
    const bool command = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == Qt::ControlModifier;
    if (const QString text = event->text(); !command && !text.isEmpty() && text.front().isPrint())
        return Q_EMIT typed(text);
    if (!moveCurrent(event->key()))
        event->ignore();
}

bool TimelineView::moveCurrent(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        step(key == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const QPoint at(0, m_current.isValid() ? visualRect(m_current).center().y() : viewport()->height() / 2);
        turnPage(key == Qt::Key_PageDown ? 1 : -1);
        const bool atEnd = key == Qt::Key_PageDown ? m_atBottom : m_scroll.placed().front().row == 0;
        const auto &rows = m_scroll.placed();
        const QModelIndex there =
            atEnd ? m_timeline->index(key == Qt::Key_PageDown ? rows.back().row : 0) : indexAt(at);
        if (there.isValid())
            setCurrentIndex(there);
        return true;
    }
    case Qt::Key_Home:
    case Qt::Key_End:
        jump(key == Qt::Key_End);
        return true;
    default:
        return false;
    }
}

void TimelineView::step(int rows)
{
    if (placed().empty())
        return;
    const bool inSight = m_current.isValid() && !visualRect(m_current).isEmpty();
    const int from = rows > 0 ? placed().front().row - 1 : placed().back().row + 1;
    const int to = qBound(0, (inSight ? m_current.row() : from) + rows, m_timeline->rowCount() - 1);
    setCurrentIndex(m_timeline->index(to));
    makeVisible(to);
}

void TimelineView::makeVisible(int row)
{
    const auto &rows = placed();
    if (row <= rows.front().row) {
        m_scroll.standAt(row, qMax(0, row < rows.front().row ? 0 : rows.front().top));
        layOut();
    } else if (row >= rows.back().row) {
        const int below = (row == rows.back().row ? rows.back().top : rows.back().bottom()) + partsOf(row).height;
        if (below > viewport()->height())
            scrollBy(below - viewport()->height());
    }
}

void TimelineView::jump(bool toEnd)
{
    m_takeCurrent = hasFocus();
    if (toEnd)
        goToBottom();
    else
        seek(0);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : QModelIndex(m_current);
    if (!index.isValid())
        return;
    const Message message = m_timeline->rows()[size_t(index.row())];
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (message.kind == Message::Kind::Gap) {
        menu->addAction(tr("Load what is missing"), this, [this, message] { Q_EMIT gapChosen(message.id); })
            ->setEnabled(!message.deleted);
    } else {
        menu->addAction(tr("Copy text"), this, [this, message] { copyText(message); })->setEnabled(hasText(message));
        menu->addAction(tr("Copy with name and time"), this,
                        [message] { QApplication::clipboard()->setText(MessageWords::whole(message)); })
            ->setEnabled(hasText(message));
        if (message.own && message.delivery == Delivery::Failed)
            menu->addAction(tr("Retry"), this, [this, message] { Q_EMIT retryChosen(message.id); });
        if (mayDelete(message))
            menu->addAction(message.delivery == Delivery::Sent ? tr("Delete for everyone…") : tr("Delete…"),
                            QKeySequence::Delete, this, [this, message] { Q_EMIT deleteChosen(message); });
        if (message.deleted && message.delivery == Delivery::Queued)
            menu->addAction(tr("Undo delete"), this, [this, message] { Q_EMIT undoDeleteChosen(message.id); });
    }
    menu->popup(byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

} // namespace tincan
