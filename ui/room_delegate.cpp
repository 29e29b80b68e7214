#include "ui/room_delegate.h"

#include "ui/icons.h"
#include "ui/room_list_model.h"
#include "ui/theme.h"

#include <QLocale>
#include <QPainter>

namespace tincan {

namespace {

// Returns the pill's width.
int paintPill(QPainter *painter, const QRect &row, qint64 unread, bool mirrored)
{
    const Theme &theme = Theme::current();
    const QString count = unread > 999 ? QStringLiteral("999+") : QLocale().toString(qlonglong(unread));
    painter->setFont(fontFor(Type::HintStrong));
    const int width = qMax(22, painter->fontMetrics().horizontalAdvance(count) + 14);
    const QRect pill(mirrored ? row.left() + 10 : row.right() - 10 - width + 1, row.center().y() - 8, width, 18);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.accent);
    painter->drawRoundedRect(pill, 9, 9);
    painter->setPen(theme.onAccent);
    painter->drawText(pill, Qt::AlignCenter, count);
    return width + 8;
}

// Returns the width of the words.
int paintWords(QPainter *painter, const QRect &where, const QString &words, bool mirrored)
{
    const QString seen = painter->fontMetrics().elidedText(words, Qt::ElideRight, where.width());
    painter->drawText(where, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), seen);
    return painter->fontMetrics().horizontalAdvance(seen);
}

} // namespace

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, qMax(30, QFontMetrics(fontFor(Type::Body)).height() + 12)};
}

void RoomDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(8, 0, -8, 0);
    if (current || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(option.state.testFlag(QStyle::State_HasFocus) && current ? QPen(theme.accent)
                                                                                 : QPen(Qt::NoPen));
        painter->setBrush(current ? theme.selected : theme.hover);
        painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), Theme::rowRadius, Theme::rowRadius);
    }
    int used = 0;
    if (const qint64 unread = index.data(RoomListModel::UnreadRole).toLongLong(); unread > 0)
        used = paintPill(painter, row, unread, mirrored);

    constexpr int side = 14;
    const QString sign =
        index.data(RoomListModel::PrivateRole).toBool() ? QStringLiteral("lock") : QStringLiteral("hash");
    const int x = mirrored ? row.right() - 10 - side + 1 : row.left() + 10;
    paintIcon(painter, sign, QRectF(x, row.center().y() - side / 2.0 + 0.5, side, side),
              current ? theme.text : theme.dim);

    const bool strong = current || used > 0;
    painter->setFont(fontFor(strong ? Type::Strong : Type::Body));
    painter->setPen(theme.text);
    const QRect words = mirrored ? row.adjusted(10 + used, 0, -32, 0) : row.adjusted(32, 0, -10 - used, 0);
    const int title = paintWords(painter, words, index.data().toString(), mirrored);
    // What is written in the room that is in sight is in sight.
    if (const QString draft = index.data(RoomListModel::DraftRole).toString(); !draft.isEmpty() && !current) {
        constexpr int least = 48; // less says nothing
        const QRect rest = mirrored ? words.adjusted(0, 0, -title - 8, 0) : words.adjusted(title + 8, 0, 0, 0);
        painter->setFont(fontFor(Type::Hint));
        painter->setPen(theme.dim);
        if (rest.width() >= least)
            paintWords(painter, rest, tr("Draft: %1").arg(draft), mirrored);
    }
    painter->restore();
}

} // namespace tincan
