#include "ui/message_delegate.h"

#include "ui/avatar.h"
#include "ui/icons.h"
#include "ui/message_words.h"
#include "ui/theme.h"
#include "ui/timeline_model.h"

#include <QAbstractItemView>
#include <QAbstractTextDocumentLayout>
#include <QDateTime>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace tincan {

namespace {

// A word in the middle of a rule.
void paintDivider(QPainter *painter, const QRect &where, const QString &word, const QColor &ink, const QColor &line)
{
    painter->setFont(fontFor(Type::HintStrong));
    const int wordWidth = painter->fontMetrics().horizontalAdvance(word);
    const int middle = where.center().y();
    const int left = where.center().x() - wordWidth / 2 - 12;
    const int right = where.center().x() + wordWidth / 2 + 12;
    painter->fillRect(QRect(where.left(), middle, left - where.left(), 1), line);
    painter->fillRect(QRect(right, middle, where.right() - right + 1, 1), line);
    painter->setPen(ink);
    painter->drawText(where, Qt::AlignCenter, word);
}

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

} // namespace

MessageDelegate::MessageDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void MessageDelegate::setWidth(int width, Qt::LayoutDirection direction)
{
    m_width = width;
    m_direction = direction;
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {m_width, m_layout.parts(index, m_width, m_direction).height};
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto message = index.data(TimelineModel::MessageRole).value<Message>();
    const RowParts parts = m_layout.parts(index, m_width, m_direction);
    painter->save();
    painter->translate(option.rect.topLeft());
    painter->setRenderHint(QPainter::Antialiasing);
    if (parts.day)
        paintDivider(painter, parts.dayRect, MessageWords::day(QDateTime::fromMSecsSinceEpoch(message.time).date()),
                     theme.dim, theme.rule);
    if (parts.unread) {
        QColor line = theme.bad;
        line.setAlphaF(0.4f);
        paintDivider(painter, parts.unreadRect, MessageWords::tr("New messages"), theme.bad, line);
    }
    if (parts.gap) {
        paintGap(painter, parts, message, index.data(TimelineModel::GapLoadingRole).toBool());
        painter->restore();
        return;
    }

    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    if (option.state.testFlag(QStyle::State_MouseOver) || focused) {
        painter->setPen(focused ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter->setBrush(theme.hover);
        painter->drawRoundedRect(QRectF(parts.body).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }
    if (parts.group) {
        const QString name = MessageWords::senderName(message);
        paintAvatar(painter, parts.avatar, name);
        painter->setFont(fontFor(Type::Strong));
        painter->setPen(theme.text);
        const QString shown = painter->fontMetrics().elidedText(name, Qt::ElideRight, parts.name.width() - 80);
        const bool mirrored = m_direction == Qt::RightToLeft;
        painter->drawText(parts.name, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop, shown);
        const int used = painter->fontMetrics().horizontalAdvance(shown);
        const int ascent = painter->fontMetrics().ascent();
        painter->setFont(fontFor(Type::Hint));
        painter->setPen(theme.dim);
        const QString time = MessageWords::time(message);
        const int x = mirrored ? parts.name.right() - used - 8 - painter->fontMetrics().horizontalAdvance(time)
                               : parts.name.left() + used + 8;
        painter->drawText(QPoint(x, parts.name.top() + ascent), time);
    }

    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, message.delivery == Delivery::Sent ? theme.text : theme.dim);
    if (message.delivery == Delivery::Queued || message.delivery == Delivery::Failed)
        context.palette.setColor(QPalette::Text, theme.text);
    painter->save();
    painter->translate(parts.text.topLeft());
    m_layout.document(message, parts.text.width())->documentLayout()->draw(painter, context);
    painter->restore();
    paintMark(painter, parts, message);
    paintFooter(painter, parts, message);
    painter->restore();
}

void MessageDelegate::paintMark(QPainter *painter, const RowParts &parts, const Message &message) const
{
    if (!message.own)
        return;
    const QColor colour = markColour(message.delivery);
    const QString word = message.delivery == Delivery::Sent ? QString() : MessageWords::delivery(message);
    painter->setFont(fontFor(Type::Hint));
    const int wordWidth = word.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(word) + 4;
    painter->setPen(colour);
    const bool mirrored = m_direction == Qt::RightToLeft;
    painter->drawText(parts.mark, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, word);
    constexpr int side = 14;
    const int x = mirrored ? parts.mark.left() + wordWidth : parts.mark.right() + 1 - wordWidth - side;
    paintIcon(painter, toWord(message.delivery), QRectF(x, parts.mark.center().y() - side / 2.0 + 0.5, side, side),
              colour);
}

void MessageDelegate::paintFooter(QPainter *painter, const RowParts &parts, const Message &message) const
{
    if (parts.footer.isNull())
        return;
    const Theme &theme = Theme::current();
    painter->setFont(fontFor(Type::Hint));
    painter->setPen(theme.bad);
    const bool mirrored = m_direction == Qt::RightToLeft;
    const QRect words = mirrored ? parts.footer.adjusted(parts.retry.right() + 12 - parts.footer.left(), 0, 0, 0)
                                 : parts.footer.adjusted(0, 0, parts.retry.left() - 10 - parts.footer.right(), 0);
    painter->drawText(words, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(MessageWords::failed(message), Qt::ElideRight, words.width()));
    painter->setFont(fontFor(Type::HintStrong));
    painter->setPen(theme.accent);
    painter->drawText(parts.retry, Qt::AlignLeft | Qt::AlignVCenter, MessageWords::tr("Retry"));
    painter->drawText(parts.remove, Qt::AlignLeft | Qt::AlignVCenter, MessageWords::tr("Delete"));
}

void MessageDelegate::paintGap(QPainter *painter, const RowParts &parts, const Message &message, bool loading) const
{
    const Theme &theme = Theme::current();
    QColor line = theme.warn;
    line.setAlphaF(0.4f);
    paintDivider(painter, parts.text, MessageWords::gap(message), theme.warn, line);
    if (parts.button.isEmpty())
        return;
    painter->setPen(theme.rule);
    painter->setBrush(theme.ground);
    painter->drawRoundedRect(QRectF(parts.button).adjusted(0.5, 0.5, -0.5, -0.5), Theme::rowRadius, Theme::rowRadius);
    painter->setFont(fontFor(Type::HintStrong));
    painter->setPen(loading ? theme.dim : theme.accent);
    painter->drawText(parts.button, Qt::AlignCenter,
                      loading ? MessageWords::tr("Loading…") : MessageWords::tr("Load what is missing"));
}

QString MessageDelegate::linkAt(const RowParts &parts, const Message &message, const QPoint &inRow) const
{
    if (!parts.text.contains(inRow) || parts.gap || !MessageWords::instead(message).isEmpty())
        return {};
    return m_layout.document(message, parts.text.width())->documentLayout()->anchorAt(inRow - parts.text.topLeft());
}

bool MessageDelegate::isClickable(const QRect &row, const QModelIndex &index, const QPoint &point) const
{
    const RowParts parts = m_layout.parts(index, m_width, m_direction);
    const QPoint inRow = point - row.topLeft();
    return parts.retry.contains(inRow) || parts.remove.contains(inRow) || parts.button.contains(inRow) ||
           !linkAt(parts, index.data(TimelineModel::MessageRole).value<Message>(), inRow).isEmpty();
}

bool MessageDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    const auto message = index.data(TimelineModel::MessageRole).value<Message>();
    const RowParts parts = m_layout.parts(index, m_width, m_direction);
    const QPoint inRow = mouse->position().toPoint() - option.rect.topLeft();
    if (parts.button.contains(inRow))
        Q_EMIT gapChosen(message.id);
    else if (parts.retry.contains(inRow))
        Q_EMIT retryChosen(message.id);
    else if (parts.remove.contains(inRow))
        Q_EMIT deleteChosen(message);
    else if (const QString link = linkAt(parts, message, inRow); !link.isEmpty())
        Q_EMIT linkActivated(link);
    else
        return false;
    return true;
}

bool MessageDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    const auto message = index.data(TimelineModel::MessageRole).value<Message>();
    const RowParts parts = m_layout.parts(index, m_width, m_direction);
    const QPoint inRow = event->pos() - option.rect.topLeft();
    if (event->type() != QEvent::ToolTip || parts.gap || !parts.body.contains(inRow))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const bool onMark = message.own && parts.mark.contains(inRow);
    QToolTip::showText(event->globalPos(), onMark ? MessageWords::delivery(message) : MessageWords::fullTime(message),
                       view);
    return true;
}

} // namespace tincan
