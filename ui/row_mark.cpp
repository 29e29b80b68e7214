#include "ui/row_mark.h"

#include "ui/icons.h"
#include "ui/message_words.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace tincan {

namespace {

constexpr int side = 14; // of the icon
constexpr int gap = 4;

QColor markColour(Delivery delivery)
{
    const Theme &theme = Theme::current();
    switch (delivery) {
    case Delivery::Queued:
        return theme.warn;
    case Delivery::Sending:
        return theme.dim;
    case Delivery::Sent:
        return theme.good;
    case Delivery::Failed:
        return theme.bad;
    }
    return theme.dim;
}

QString wordOf(const Message &message)
{
    return message.delivery == Delivery::Sent ? QString() : MessageWords::delivery(message);
}

int wordWidth(const QString &word, const QFontMetrics &metrics)
{
    return word.isEmpty() ? 0 : metrics.horizontalAdvance(word) + gap;
}

int deliveryWidth(const Message &message)
{
    return message.own ? wordWidth(wordOf(message), QFontMetrics(fontFor(Type::Hint))) + side + gap : 0;
}

int editedWidth(const Message &message)
{
    const bool shown = message.edited && !message.deleted;
    return shown ? QFontMetrics(fontFor(Type::Hint)).horizontalAdvance(RowMark::edited()) + gap : 0;
}

} // namespace

QString RowMark::edited()
{
    return tr("edited");
}

int RowMark::width(const Message &message)
{
    return deliveryWidth(message) + editedWidth(message);
}

QRect RowMark::placeEdited(const QRect &mark, const Message &message)
{
    const int width = editedWidth(message);
    if (width == 0)
        return {};
    return {mark.right() + 1 - deliveryWidth(message) - width, mark.top(), width, mark.height()};
}

void RowMark::paint(QPainter *painter, const QRect &mark, const QRect &edited, const Message &message, bool mirrored)
{
    painter->setFont(fontFor(Type::Hint));
    if (!edited.isEmpty()) {
        painter->setPen(Theme::current().dim);
        painter->drawText(edited, Qt::AlignCenter, RowMark::edited());
    }
    if (!message.own)
        return;
    const QColor colour = markColour(message.delivery);
    const QString word = wordOf(message);
    const int used = wordWidth(word, painter->fontMetrics());
    painter->setPen(colour);
    painter->drawText(mark, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter, word);
    const int x = mirrored ? mark.left() + used : mark.right() + 1 - used - side;
    paintIcon(painter, toWord(message.delivery), QRectF(x, mark.center().y() - side / 2.0 + 0.5, side, side), colour);
}

} // namespace tincan
