// Lets an input method write into another widget than the one that has the keyboard, and hands the keyboard over once
// something is written: moved earlier, the input method would drop what it began. GUI thread.
#pragma once

#include <QPointer>
#include <QVariant>
#include <QWidget>

class QInputMethodEvent;

namespace tincan {

class InputRelay
{
public:
    void setTarget(QWidget *target) { m_target = target; }
    void pass(QInputMethodEvent *event);
    // As `asked` has to answer: where the target's cursor is, seen from there.
    QVariant answer(Qt::InputMethodQuery query, const QWidget &asked) const;

private:
    QPointer<QWidget> m_target;
    bool m_wrote = false;
};

} // namespace tincan
