// Paints a hit (sender, time, and a line of its text with what was found lit up), or a room's heading. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace tincan {

class SearchDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tincan
