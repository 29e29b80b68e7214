#include "ui/search_delegate.h"

#include "ui/message_words.h"
#include "ui/search_results.h"
#include "ui/theme.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QTextLayout>

namespace tincan {

namespace {

constexpr int hitMargin = 12;
constexpr int hitPadding = 8;
constexpr int widerByHits = 8;

Qt::Alignment leading(const QStyleOptionViewItem &option)
{
    return option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
}

QString whenOf(const Message &hit)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(hit.time).date();
    return date == QDate::currentDate() ? MessageWords::time(hit) : QLocale().toString(date, QLocale::ShortFormat);
}

void paintSnippet(QPainter *painter, const QRect &where, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &theme = Theme::current();
    const auto *model = qobject_cast<const SearchResults *>(index.model());
    // What was found is wider than the rest, and as a rule one word.
    const QString text =
        QFontMetrics(fontFor(Type::Body))
            .elidedText(index.data(SearchResults::SnippetRole).toString(), Qt::ElideRight, where.width() - widerByHits);
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &range : foundIn(text, model ? model->terms() : QList<SearchTerm>())) {
        QTextLayout::FormatRange format{int(range.begin), int(range.end - range.begin), {}};
        format.format.setFontWeight(QFont::DemiBold);
        format.format.setForeground(theme.accent);
        format.format.setBackground(theme.accentGround);
        formats.append(format);
    }
    QTextLayout layout(text, fontFor(Type::Body), painter->device());
    QTextOption wrapping(leading(option));
    wrapping.setWrapMode(QTextOption::NoWrap);
    wrapping.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(wrapping);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(where.width());
    layout.endLayout();
    painter->setPen(theme.text);
    // Sideways alone: letters of another script may be taller than the line.
    painter->setClipRect(QRect(where.left(), option.rect.top(), where.width(), option.rect.height()));
    layout.draw(painter, where.topLeft(), formats);
    painter->setClipping(false);
}

} // namespace

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int hint = QFontMetrics(fontFor(Type::HintStrong)).height();
    const bool heading = !index.data(SearchResults::HitRole).isValid();
    return {120, heading ? hint + 18 : QFontMetrics(fontFor(Type::Body)).height() + hint + 2 * hitPadding + 6};
}

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QVariant value = index.data(SearchResults::HitRole);
    const QRect row = option.rect.adjusted(8, 0, -8, 0);
    const QRect inside = row.adjusted(hitMargin, hitPadding, -hitMargin, -hitPadding);
    if (!value.isValid()) {
        painter->setFont(fontFor(Type::HintStrong));
        painter->setPen(theme.dim);
        painter->drawText(row.adjusted(hitMargin, 6, -hitMargin, 0), leading(option) | Qt::AlignVCenter,
                          QStringLiteral("# ") + index.data().toString());
        painter->restore();
        return;
    }
    const auto hit = value.value<Message>();
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(option.state.testFlag(QStyle::State_HasFocus) && current ? QPen(theme.accent)
                                                                                 : QPen(Qt::NoPen));
        painter->setBrush(current ? theme.selected : theme.hover);
        painter->drawRoundedRect(QRectF(row).adjusted(0.5, 1.5, -0.5, -1.5), Theme::rowRadius, Theme::rowRadius);
    }
    painter->setFont(fontFor(Type::Hint));
    painter->setPen(theme.dim);
    const QString when = whenOf(hit);
    const int whenWidth = painter->fontMetrics().horizontalAdvance(when);
    const Qt::Alignment trailing = leading(option) == Qt::AlignLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(inside, trailing | Qt::AlignTop, when);
    painter->setFont(fontFor(Type::HintStrong));
    painter->setPen(theme.text);
    const int lineHeight = painter->fontMetrics().height();
    painter->drawText(inside, leading(option) | Qt::AlignTop,
                      painter->fontMetrics().elidedText(MessageWords::senderName(hit), Qt::ElideRight,
                                                        inside.width() - whenWidth - 8));
    paintSnippet(painter, inside.adjusted(0, lineHeight + 2, 0, 0), option, index);
    painter->restore();
}

} // namespace tincan
