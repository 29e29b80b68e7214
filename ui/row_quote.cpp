#include "ui/row_quote.h"

#include "ui/plain_line.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace tincan {

namespace {

constexpr int barWidth = 3;
constexpr int barGap = 8;
constexpr int around = 1;           // above and below the two lines
constexpr qsizetype mostLine = 200; // characters: wider than any window

// Chinese letters and emoji come from other fonts, and stand higher than the line of this one.
int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height() * 5 / 4;
}

bool isHere(const Quote &quote)
{
    return !quote.name.isEmpty();
}

} // namespace

bool RowQuote::isShown(const Message &message)
{
    return !message.replyTo.isEmpty() && !message.deleted && message.kind == Message::Kind::Text;
}

QString RowQuote::name(const Quote &quote)
{
    return isHere(quote) ? plainLine(quote.name) : tr("An earlier message");
}

QString RowQuote::line(const Quote &quote)
{
    if (quote.deleted)
        return tr("Message deleted");
    return isHere(quote) ? plainLine(quote.text, mostLine) : tr("Not stored here");
}

QString RowQuote::spoken(const Message &message)
{
    return isShown(message) ? tr("in reply to %1: %2", "name, text").arg(name(message.quote), line(message.quote))
                            : QString();
}

QSize RowQuote::size(const Message &message, int mostWidth)
{
    const QFontMetrics strong(fontFor(Type::HintStrong));
    const QFontMetrics plain(fontFor(Type::Hint));
    const int words = qMax(strong.horizontalAdvance(name(message.quote)), plain.horizontalAdvance(line(message.quote)));
    return {qMin(mostWidth, words + barWidth + 2 * barGap),
            lineHeight(fontFor(Type::HintStrong)) + lineHeight(fontFor(Type::Hint)) + 2 * around};
}

void RowQuote::paint(QPainter *painter, const QRect &where, const Message &message, bool mirrored)
{
    const Theme &theme = Theme::current();
    const bool gone = message.quote.deleted || !isHere(message.quote);
    const QRect bar(mirrored ? where.right() + 1 - barWidth : where.left(), where.top(), barWidth, where.height());
    painter->setPen(Qt::NoPen);
    painter->setBrush(gone ? theme.dim : theme.accent);
    painter->drawRoundedRect(bar, barWidth / 2.0, barWidth / 2.0);

    const int inset = barWidth + barGap;
    QRect words = where.adjusted(mirrored ? 0 : inset, around, mirrored ? -inset : 0, -around);
    const int side = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
    const int nameHeight = lineHeight(fontFor(Type::HintStrong));
    painter->setFont(fontFor(Type::HintStrong));
    painter->setPen(gone ? theme.dim : theme.accent);
    painter->drawText(QRect(words.topLeft(), QSize(words.width(), nameHeight)), side,
                      painter->fontMetrics().elidedText(name(message.quote), Qt::ElideRight, words.width()));

    words.setTop(words.top() + nameHeight);
    QFont font = fontFor(Type::Hint);
    font.setItalic(gone);
    painter->setFont(font);
    painter->setPen(theme.dim);
    painter->drawText(words, side,
                      painter->fontMetrics().elidedText(line(message.quote), Qt::ElideRight, words.width()));
}

} // namespace tincan
