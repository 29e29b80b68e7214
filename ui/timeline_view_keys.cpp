// What the keyboard does in the timeline, and the menu of a message.
#include "ui/message_words.h"
#include "ui/timeline_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

namespace tincan {

namespace {

bool hasText(const Message &message)
{
    return message.kind == Message::Kind::Text && MessageWords::instead(message).isEmpty();
}

bool mayDelete(const Message &message)
{
    return message.own && hasText(message) && message.delivery != Delivery::Sending;
}

} // namespace

void TimelineView::copyText(const Message &message) const
{
    QApplication::clipboard()->setText(message.text);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (selectByKey(event))
        return;
    if (m_current.isValid()) {
        const Message message = m_timeline->rows()[size_t(m_current.row())];
        if (event->matches(QKeySequence::Copy) && hasText(message))
            return copyText(message);
        if (event->matches(QKeySequence::Delete) && mayDelete(message))
            return Q_EMIT deleteChosen(message);
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (enter && message.kind == Message::Kind::Gap && !message.deleted)
            return Q_EMIT gapChosen(message.id);
        if (enter && !message.files.isEmpty() && hasText(message))
            return Q_EMIT fileChosen(message, 0);
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
    case Qt::Key_PageDown:
        turnPageWithCurrent(key == Qt::Key_PageDown ? 1 : -1);
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        jump(key == Qt::Key_End);
        return true;
    default:
        return false;
    }
}

// The message that comes to where the current one was; at an end the last one.
void TimelineView::turnPageWithCurrent(int pages)
{
    const bool inSight = !visualRect(m_current).isEmpty();
    const QPoint at(0, inSight ? visualRect(m_current).center().y() : viewport()->height() / 2);
    turnPage(pages);
    const auto &rows = placed();
    if (rows.empty())
        return;
    if (pages > 0 && m_atBottom)
        return setCurrentIndex(m_timeline->index(rows.back().row));
    if (pages < 0 && rows.front().row == 0)
        return setCurrentIndex(m_timeline->index(0));
    if (const QModelIndex there = indexAt(at); there.isValid())
        setCurrentIndex(there);
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
        if (!m_selection.isEmpty())
            menu->addAction(tr("Copy selection"), QKeySequence::Copy, this,
                            [this] { copySelected(QClipboard::Clipboard); });
        menu->addAction(tr("Copy text"), this, [this, message] { copyText(message); })->setEnabled(hasText(message));
        menu->addAction(tr("Copy with name and time"), this,
                        [message] { QApplication::clipboard()->setText(MessageWords::whole(message)); })
            ->setEnabled(hasText(message));
        if (hasText(message))
            addTextActions(menu, index, byMouse ? std::optional(event->pos()) : std::nullopt);
        if (!message.files.isEmpty() && hasText(message))
            Q_EMIT fileMenuWanted(menu, message);
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
