#include "ui/room_delegate.h"

#include "ui/icons.h"
#include "ui/room_list_model.h"
#include "ui/theme.h"

#include <QLocale>
#include <QPainter>

namespace tincan {

namespace {

// Returns the pill's width.
int paintPill(QPainter *painter, const QRect &row, qint64 unread, bool muted, bool mirrored)
{
    const Theme &theme = Theme::current();
    const QString count = unread > 999 ? QStringLiteral("999+") : QLocale().toString(qlonglong(unread));
    painter->setFont(fontFor(Type::HintStrong));
    const int width = qMax(22, painter->fontMetrics().horizontalAdvance(count) + 14);
    const QRect pill(mirrored ? row.left() + 10 : row.right() - 10 - width + 1, row.center().y() - 8, width, 18);
    painter->setPen(Qt::NoPen);
    painter->setBrush(muted ? theme.rule : theme.accent);
    painter->drawRoundedRect(pill, 9, 9);
    painter->setPen(muted ? theme.dim : theme.onAccent);
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

constexpr int signSide = 14;

void paintPresence(QPainter *painter, const QRectF &sign, const QString &status)
{
    const Theme &theme = Theme::current();
    const QRectF dot = QRectF(0, 0, 8, 8).translated(sign.center() - QPointF(4, 4));
    const bool here = status == QStringLiteral("online");
    const QColor colour = here ? theme.good : status == QStringLiteral("away") ? theme.warn : theme.dim;
    painter->setPen(QPen(colour, 1.4));
    painter->setBrush(here ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter->drawEllipse(dot);
}

void paintSign(QPainter *painter, const QRectF &where, const QModelIndex &index, const QColor &colour)
{
    if (const QVariant status = index.data(RoomListModel::PresenceRole); status.isValid())
        return paintPresence(painter, where, status.toString());
    const bool secret = index.data(RoomListModel::PrivateRole).toBool();
    paintIcon(painter, secret ? QStringLiteral("lock") : QStringLiteral("hash"), where, colour);
}

// Beside the title; returns the width.
int paintMarks(QPainter *painter, const QRect &row, const QModelIndex &index, int used, bool mirrored)
{
    int width = 0;
    for (const auto &[role, name] : {std::pair(RoomListModel::MutedRole, QStringLiteral("muted")),
                                     std::pair(RoomListModel::FavouriteRole, QStringLiteral("star"))}) {
        if (!index.data(role).toBool())
            continue;
        const int beside = 10 + used + width;
        const int x = mirrored ? row.left() + beside : row.right() - beside - signSide + 1;
        paintIcon(painter, name, QRectF(x, row.center().y() - signSide / 2.0 + 0.5, signSide, signSide),
                  Theme::current().dim);
        width += signSide + 6;
    }
    return width;
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
    const bool muted = index.data(RoomListModel::MutedRole).toBool();
    int used = 0;
    if (const qint64 unread = index.data(RoomListModel::UnreadRole).toLongLong(); unread > 0)
        used = paintPill(painter, row, unread, muted, mirrored);
    const bool strong = current || (used > 0 && !muted);
    used += paintMarks(painter, row, index, used, mirrored);

    const int x = mirrored ? row.right() - 10 - signSide + 1 : row.left() + 10;
    paintSign(painter, QRectF(x, row.center().y() - signSide / 2.0 + 0.5, signSide, signSide), index,
              current ? theme.text : theme.dim);

    const bool faint = muted || index.data(RoomListModel::LeftRole).toBool() ||
                       index.data(RoomListModel::PresenceRole) == QStringLiteral("offline");
    painter->setFont(fontFor(strong ? Type::Strong : Type::Body));
    painter->setPen(faint && !strong ? theme.dim : theme.text);
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
