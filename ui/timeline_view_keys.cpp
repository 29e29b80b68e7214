// What the keyboard does in the timeline, and the menu of a message.
#include "ui/message_menu.h"
#include "ui/message_words.h"
#include "ui/timeline_view.h"

#include <QContextMenuEvent>

namespace tincan {

namespace {

// Alt makes letters on some keyboards, and Ctrl with it is AltGr.
bool hasCommand(const QKeyEvent &event)
{
    return (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == Qt::ControlModifier;
}

} // namespace

// Letters and keys that mean the current message. A letter does only while it is walked to by keyboard: after a click,
// whoever types means the composer.
bool TimelineView::performKey(const QKeyEvent &event)
{
    if (!m_current.isValid())
        return false;
    const Message message = m_timeline->rows()[size_t(m_current.row())];
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    const QKeyCombination pressed(event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier),
                                  enter ? Qt::Key_Return : Qt::Key(event.key()));
    for (const MessageDeed deed : MessageMenu::deedsFor(message)) {
        const QKeySequence keys = MessageMenu::keys(deed);
        const bool letter = !hasCommand(event) && !event.text().isEmpty() && event.text().front().isPrint();
        const bool meant = letter ? m_walking && keys == QKeySequence(event.key()) : keys == QKeySequence(pressed);
        if (keys.isEmpty() || !meant)
            continue;
        MessageMenu::perform(deed, this, message);
        return true;
    }
    if (!enter || message.files.isEmpty() || !MessageWords::instead(message).isEmpty())
        return false;
    Q_EMIT fileChosen(message, 0);
    return true;
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (selectByKey(event))
        return;
    if (performKey(*event))
        return;
    // Whoever types means the composer, wherever was clicked before.
    if (const QString text = event->text(); !hasCommand(*event) && !text.isEmpty() && text.front().isPrint())
        return Q_EMIT typed(text);
    if (moveCurrent(event->key()))
        m_walking = true;
    else
        event->ignore();
}

void TimelineView::setInput(QWidget *input)
{
    m_input.setTarget(input);
    setAttribute(Qt::WA_InputMethodEnabled);
}

void TimelineView::inputMethodEvent(QInputMethodEvent *event)
{
    m_input.pass(event);
}

QVariant TimelineView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    return m_input.answer(query, *this);
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
    if (byMouse)
        openMenu(index, event->globalPos(), event->pos());
    else
        openMenu(index, viewport()->mapToGlobal(visualRect(index).center()));
}

void TimelineView::openMenu(const QModelIndex &index, const QPoint &global, const std::optional<QPoint> &at)
{
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const Message &message = m_timeline->rows()[size_t(index.row())];
    auto *menu = new MessageMenu(this, message);
    if (!m_selection.isEmpty())
        menu->addAction(tr("Copy selection"), this, [this] { copySelected(QClipboard::Clipboard); });
    if (MessageMenu::may(MessageDeed::CopyText, message))
        addTextActions(menu, index, at);
    if (!message.files.isEmpty() && MessageWords::instead(message).isEmpty())
        Q_EMIT fileMenuWanted(menu, message);
    menu->popup(global);
}

} // namespace tincan
