// Paints the timeline's rows and says what was clicked in them: a link, Retry, Delete, a gap's button. GUI thread.
#pragma once

#include "ui/message_layout.h"

#include <QStyledItemDelegate>

namespace tincan {

class MessageDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit MessageDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    // Width of the view; every row is that wide.
    void setWidth(int width, Qt::LayoutDirection direction);
    // Whether something at this point of the row can be clicked.
    bool isClickable(const QRect &row, const QModelIndex &index, const QPoint &point) const;
    void clearCache() { m_layout.clear(); }

Q_SIGNALS:
    void linkActivated(const QString &link);
    void retryChosen(const QString &id);
    void deleteChosen(const tincan::Message &message);
    void gapChosen(const QString &id);

private:
    QString linkAt(const RowParts &parts, const Message &message, const QPoint &inRow) const;
    void paintGap(QPainter *painter, const RowParts &parts, const Message &message, bool loading) const;
    void paintMark(QPainter *painter, const RowParts &parts, const Message &message) const;
    void paintFooter(QPainter *painter, const RowParts &parts, const Message &message) const;

    mutable MessageLayout m_layout;
    int m_width = 400;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
};

} // namespace tincan
