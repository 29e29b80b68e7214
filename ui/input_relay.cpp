#include "ui/input_relay.h"

#include <QCoreApplication>
#include <QInputMethodEvent>

namespace tincan {

void InputRelay::pass(QInputMethodEvent *event)
{
    if (!m_target)
        return event->ignore();
    const bool composing = !event->preeditString().isEmpty();
    m_wrote = m_wrote || !event->commitString().isEmpty();
    QCoreApplication::sendEvent(m_target, event);
    if (m_wrote && !composing) {
        m_wrote = false;
        m_target->setFocus();
    }
}

QVariant InputRelay::answer(Qt::InputMethodQuery query, const QWidget &asked) const
{
    if (!m_target)
        return {};
    const QVariant value = m_target->inputMethodQuery(query);
    const QPoint shift = m_target->mapTo(m_target->window(), QPoint()) - asked.mapTo(asked.window(), QPoint());
    switch (query) {
    case Qt::ImEnabled:
        return true;
    case Qt::ImCursorRectangle:
    case Qt::ImAnchorRectangle:
        return value.toRectF().translated(shift);
    default:
        return value;
    }
}

} // namespace tincan
