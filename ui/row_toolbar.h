// Floats at the upper corner of the row under the mouse: React, Reply, More. For the mouse alone; the keyboard and a
// screen reader have the message's menu. GUI thread.
#pragma once

#include <QFrame>

class QToolButton;

namespace tincan {

class TimelineView;
enum class MessageDeed;

class RowToolbar : public QFrame
{
    Q_OBJECT
public:
    explicit RowToolbar(TimelineView *view);

    QToolButton *button(const QString &name) const; // by its icon's
    // Where it stands for this row, or would.
    QRect placeOn(const QModelIndex &index) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(const QString &iconName, const QString &words);
    void follow(); // the row under the mouse
    void perform(MessageDeed deed);
    void refreshIcons();

    TimelineView *m_view;
};

} // namespace tincan
