#include "ui/message_painter.h"

#include "ui/avatar.h"
#include "ui/found_words.h"
#include "ui/message_words.h"
#include "ui/row_files_painter.h"
#include "ui/row_mark.h"
#include "ui/row_quote.h"
#include "ui/text_grounds.h"
#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QDateTime>
#include <QPainter>
#include <QTextCursor>

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

} // namespace

void MessagePainter::paint(const TimelineRow &row, const RowParts &parts, RowState state) const
{
    m_painter->save();
    m_painter->setRenderHint(QPainter::Antialiasing);
    paintSeparators(row, parts);
    if (state.selected.isWhole()) {
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(Theme::current().accentGround);
        m_painter->drawRoundedRect(parts.body, Theme::rowRadius, Theme::rowRadius);
    }
    if (parts.gap) {
        paintGap(parts, row);
        m_painter->restore();
        return;
    }
    const Theme &theme = Theme::current();
    if (state.hovered || state.focused) {
        m_painter->setPen(state.focused ? QPen(theme.accent) : QPen(Qt::NoPen));
        m_painter->setBrush(theme.hover);
        m_painter->drawRoundedRect(QRectF(parts.body).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }
    if (state.glow > 0) {
        QColor light = theme.accentGround;
        light.setAlphaF(float(state.glow));
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(light);
        m_painter->drawRoundedRect(QRectF(parts.body).adjusted(0.5, 0.5, -0.5, -0.5), Theme::rowRadius,
                                   Theme::rowRadius);
    }
    if (parts.group)
        paintName(parts, *row.message);
    if (!parts.quote.isEmpty())
        RowQuote::paint(m_painter, parts.quote, *row.message, m_mirrored);
    if (!parts.text.isEmpty())
        paintText(parts, *row.message, state);
    paintFiles(m_painter, parts.files, *row.message, m_desk, m_mirrored);
    RowReactions::paint(m_painter, parts.reactions, *row.message, state.hovered || state.focused, m_mirrored);
    RowMark::paint(m_painter, parts.mark, parts.edited, *row.message, m_mirrored);
    paintFooter(parts, *row.message);
    m_painter->restore();
}

void MessagePainter::paintSeparators(const TimelineRow &row, const RowParts &parts) const
{
    const Theme &theme = Theme::current();
    if (parts.day)
        paintDivider(m_painter, parts.dayRect,
                     MessageWords::day(QDateTime::fromMSecsSinceEpoch(row.message->time).date()), theme.dim,
                     theme.rule);
    if (parts.unread) {
        QColor line = theme.bad;
        line.setAlphaF(0.4f);
        paintDivider(m_painter, parts.unreadRect, MessageWords::tr("New messages"), theme.bad, line);
    }
}

void MessagePainter::paintName(const RowParts &parts, const Message &message) const
{
    const Theme &theme = Theme::current();
    const QString name = MessageWords::senderName(message);
    paintAvatar(m_painter, parts.avatar, name);
    m_painter->setFont(fontFor(Type::Strong));
    m_painter->setPen(theme.text);
    const QString shown = m_painter->fontMetrics().elidedText(name, Qt::ElideRight, parts.name.width() - 80);
    m_painter->drawText(parts.name, (m_mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignTop,
                        shown);
    const int used = m_painter->fontMetrics().horizontalAdvance(shown);
    const int ascent = m_painter->fontMetrics().ascent();
    m_painter->setFont(fontFor(Type::Hint));
    m_painter->setPen(theme.dim);
    const QString time = MessageWords::time(message);
    const int x = m_mirrored ? parts.name.right() - used - 8 - m_painter->fontMetrics().horizontalAdvance(time)
                             : parts.name.left() + used + 8;
    m_painter->drawText(QPoint(x, parts.name.top() + ascent), time);
}

void MessagePainter::paintText(const RowParts &parts, const Message &message, const RowState &state) const
{
    const Theme &theme = Theme::current();
    const std::shared_ptr<QTextDocument> document = m_layout.document(message, parts.text.width());
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, message.delivery == Delivery::Sending ? theme.dim : theme.text);
    lightUpFound(context, *document, m_layout.highlights());
    if (!state.selected.isEmpty()) {
        const int end = document->characterCount() - 1;
        QAbstractTextDocumentLayout::Selection selection{QTextCursor(document.get()), {}};
        selection.cursor.setPosition(qMin(state.selected.from, end));
        selection.cursor.setPosition(qMin(state.selected.to, end), QTextCursor::KeepAnchor);
        selection.format.setBackground(theme.selection);
        selection.format.setForeground(theme.text);
        context.selections.append(selection);
    }
    m_painter->save();
    if (!parts.more.isNull()) { // what is taller than its place
        m_painter->setClipRect(parts.text);
        context.clip = QRectF(QPointF(), parts.text.size());
    }
    m_painter->translate(parts.text.topLeft());
    paintTextGrounds(m_painter, *document, state.hovered || state.focused);
    document->documentLayout()->draw(m_painter, context);
    m_painter->restore();
    if (parts.more.isNull())
        return;
    m_painter->setFont(fontFor(Type::HintStrong));
    m_painter->setPen(theme.accent);
    m_painter->drawText(parts.more, Qt::AlignLeft | Qt::AlignVCenter, MessageWords::tr("Show all"));
}

void MessagePainter::paintFooter(const RowParts &parts, const Message &message) const
{
    if (parts.footer.isNull())
        return;
    const Theme &theme = Theme::current();
    m_painter->setFont(fontFor(Type::Hint));
    m_painter->setPen(theme.bad);
    const QRect words = m_mirrored ? parts.footer.adjusted(parts.retry.right() + 12 - parts.footer.left(), 0, 0, 0)
                                   : parts.footer.adjusted(0, 0, parts.retry.left() - 10 - parts.footer.right(), 0);
    m_painter->drawText(
        words, (m_mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
        m_painter->fontMetrics().elidedText(MessageWords::failed(message), Qt::ElideRight, words.width()));
    m_painter->setFont(fontFor(Type::HintStrong));
    m_painter->setPen(theme.accent);
    m_painter->drawText(parts.retry, Qt::AlignLeft | Qt::AlignVCenter, MessageWords::tr("Retry"));
    m_painter->drawText(parts.remove, Qt::AlignLeft | Qt::AlignVCenter, MessageWords::tr("Delete"));
}

void MessagePainter::paintGap(const RowParts &parts, const TimelineRow &row) const
{
    const Theme &theme = Theme::current();
    QColor line = theme.warn;
    line.setAlphaF(0.4f);
    paintDivider(m_painter, parts.text, MessageWords::gap(*row.message), theme.warn, line);
    if (parts.button.isEmpty())
        return;
    m_painter->setPen(theme.rule);
    m_painter->setBrush(theme.ground);
    m_painter->drawRoundedRect(QRectF(parts.button).adjusted(0.5, 0.5, -0.5, -0.5), Theme::rowRadius, Theme::rowRadius);
    m_painter->setFont(fontFor(Type::HintStrong));
    m_painter->setPen(row.loading ? theme.dim : theme.accent);
    m_painter->drawText(parts.button, Qt::AlignCenter,
                        row.loading ? MessageWords::tr("Loading…") : MessageWords::tr("Load what is missing"));
}

} // namespace tincan
