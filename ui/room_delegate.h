// Paints a room of the side bar: # or a lock, the title, and a pill with what is unread. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace tincan {

class RoomDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tincan
