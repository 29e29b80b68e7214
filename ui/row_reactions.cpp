#include "ui/row_reactions.h"

#include "ui/emoji_font.h"
#include "ui/icons.h"
#include "ui/plain_line.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace tincan {

namespace {

constexpr int padding = 8;
constexpr int inChip = 5;  // emoji to count
constexpr int between = 4; // chips
constexpr int addIcon = 16;

int chipHeight()
{
    return qMax(QFontMetrics(fontFor(Type::Body)).height(), QFontMetrics(fontFor(Type::Hint)).height() + 4) + 6;
}

QString countOf(const Reactions &reactions)
{
    return QLocale().toString(reactions.count);
}

int chipWidth(const Reactions &reactions)
{
    return QFontMetrics(withEmoji(fontFor(Type::Body))).horizontalAdvance(asPicture(reactions.emoji)) + inChip +
           QFontMetrics(fontFor(Type::HintStrong)).horizontalAdvance(countOf(reactions)) + 2 * padding;
}

void paintChip(QPainter *painter, const QRect &where, const Reactions &reactions, bool mirrored)
{
    const Theme &theme = Theme::current();
    painter->setPen(reactions.mine ? theme.accent : theme.rule);
    painter->setBrush(reactions.mine ? theme.accentGround : theme.side);
    const qreal radius = where.height() / 2.0;
    painter->drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const QRect inside = where.adjusted(padding, 0, -padding, 0);
    const int start = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
    const int end = (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter;
    painter->setPen(theme.text);
    painter->setFont(withEmoji(fontFor(Type::Body)));
    painter->drawText(inside, start | Qt::TextDontClip, asPicture(reactions.emoji));
    painter->setPen(reactions.mine ? theme.accent : theme.dim);
    painter->setFont(fontFor(Type::HintStrong));
    painter->drawText(inside, end | Qt::TextDontClip, countOf(reactions));
}

} // namespace

bool RowReactions::areShown(const Message &message)
{
    return !message.reactions.isEmpty() && !message.deleted;
}

RowChips RowReactions::place(const Message &message, const QRect &from)
{
    RowChips placed;
    const int height = chipHeight();
    int x = from.left();
    int y = from.top();
    const auto next = [&](int width) {
        if (x > from.left() && x + width > from.right() + 1) {
            x = from.left();
            y += height + between;
        }
        const QRect chip(x, y, width, height);
        x += width + between;
        return chip;
    };
    for (const Reactions &reactions : message.reactions)
        placed.chips.append(next(qMin(chipWidth(reactions), from.width())));
    placed.add = next(addIcon + 2 * padding);
    placed.bottom = y + height;
    return placed;
}

void RowReactions::paint(QPainter *painter, const RowChips &chips, const Message &message, bool withAdd, bool mirrored)
{
    for (qsizetype i = 0; i < chips.chips.size(); ++i)
        paintChip(painter, chips.chips[i], message.reactions[i], mirrored);
    if (!withAdd || chips.add.isEmpty())
        return;
    const Theme &theme = Theme::current();
    painter->setPen(theme.rule);
    painter->setBrush(theme.ground);
    const qreal radius = chips.add.height() / 2.0;
    painter->drawRoundedRect(QRectF(chips.add).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    QRect where(0, 0, addIcon, addIcon);
    where.moveCenter(chips.add.center());
    paintIcon(painter, QStringLiteral("react"), where, theme.dim);
}

bool RowReactions::isMine(const Message &message, const QString &emoji)
{
    return std::any_of(message.reactions.cbegin(), message.reactions.cend(),
                       [&](const Reactions &one) { return one.mine && one.emoji == emoji; });
}

QString RowReactions::who(const Reactions &reactions)
{
    const auto others = reactions.count - reactions.names.size();
    QStringList some;
    for (const QString &name : reactions.names)
        some.append(plainLine(name));
    QString names = others > 0 ? some.join(tr(", ", "between names")) : QLocale().createSeparatedList(some);
    if (others > 0)
        names = others == 1 ? tr("%1 and one other", "names").arg(names)
                            : tr("%1 and %2 others", "names, number").arg(names, QLocale().toString(others));
    return tr("%1 reacted with %2", "names, emoji").arg(names, reactions.emoji);
}

QString RowReactions::spoken(const Message &message)
{
    if (!areShown(message))
        return {};
    QStringList all;
    for (const Reactions &one : message.reactions)
        all.append(one.mine ? tr("%1 %2, yours too", "emoji, count").arg(one.emoji, countOf(one))
                            : tr("%1 %2", "emoji, count").arg(one.emoji, countOf(one)));
    return tr("reactions: %1").arg(all.join(tr("; ", "between reactions")));
}

} // namespace tincan
