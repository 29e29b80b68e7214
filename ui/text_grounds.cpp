#include "ui/text_grounds.h"

#include "ui/icons.h"
#include "ui/rich_text_document.h"
#include "ui/theme.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

namespace tincan {

namespace {

constexpr int copySide = 24;
constexpr int groundRadius = 4;
constexpr int codeRadius = 8;
constexpr int barWidth = 3;

QRectF placeOf(const QTextBlock &block)
{
    const QTextLayout *layout = block.layout();
    return layout->boundingRect().translated(layout->position());
}

QColor colourOf(Ground ground)
{
    const Theme &theme = Theme::current();
    return ground == Ground::Self ? theme.accent : ground == Ground::Mention ? theme.accentGround : theme.code;
}

// One rounded rectangle a line of the piece.
void paintPiece(QPainter *painter, const QTextBlock &block, const QTextFragment &piece)
{
    const QTextLayout *layout = block.layout();
    const Ground ground = Ground(piece.charFormat().intProperty(TextGround));
    const int padding = ground == Ground::Code ? 3 : 2;
    painter->setBrush(colourOf(ground));
    const int from = piece.position() - block.position();
    const int to = from + piece.length();
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const int first = qMax(from, line.textStart());
        const int last = qMin(to, line.textStart() + line.textLength());
        if (first >= last)
            continue;
        const qreal one = line.cursorToX(first);
        const qreal other = line.cursorToX(last);
        const QRectF rect(qMin(one, other) - padding, line.y() + 1, qAbs(other - one) + 2 * padding, line.height() - 2);
        painter->drawRoundedRect(rect.translated(layout->position()), groundRadius, groundRadius);
    }
}

void paintPieces(QPainter *painter, const QTextBlock &block)
{
    painter->setPen(Qt::NoPen);
    for (auto at = block.begin(); !at.atEnd(); ++at) {
        if (at.fragment().charFormat().hasProperty(TextGround))
            paintPiece(painter, block, at.fragment());
    }
}

// The bar beside a line of a quote, on to the next line of it.
void paintBars(QPainter *painter, const QTextBlock &block, const QRectF &place, qreal width)
{
    const bool rightToLeft = block.textDirection() == Qt::RightToLeft;
    const int depth = block.blockFormat().intProperty(QuoteDepth);
    for (int i = 0; i < depth; ++i) {
        const bool goesOn = block.previous().isValid() && block.previous().blockFormat().intProperty(QuoteDepth) > i;
        const qreal top = goesOn ? placeOf(block.previous()).bottom() : place.top();
        const qreal left = rightToLeft ? width - i * quoteStep - barWidth : i * quoteStep;
        painter->fillRect(QRectF(left, top, barWidth, place.bottom() - top), Theme::current().accent);
    }
}

void paintMarker(QPainter *painter, const QTextBlock &block, const QRectF &place)
{
    const QTextBlockFormat format = block.blockFormat();
    const bool rightToLeft = block.textDirection() == Qt::RightToLeft;
    painter->setFont(block.document()->defaultFont());
    painter->setPen(Theme::current().dim);
    const QTextLine line = block.layout()->lineAt(0);
    const qreal height = line.isValid() ? line.height() : place.height();
    const qreal top = place.top();
    const QRectF where =
        rightToLeft ? QRectF(block.document()->textWidth() - format.rightMargin() + 6, top, 3 * itemStep, height)
                    : QRectF(format.leftMargin() - 6 - 3 * itemStep, top, 3 * itemStep, height);
    painter->drawText(where, (rightToLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextDontClip,
                      format.stringProperty(ItemMarker));
}

void paintCode(QPainter *painter, const CodeArea &area, bool hovered)
{
    const Theme &theme = Theme::current();
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.code);
    painter->drawRoundedRect(area.ground, codeRadius, codeRadius);
    if (!area.language.isEmpty()) {
        painter->setFont(fontFor(Type::Hint));
        painter->setPen(theme.dim);
        const QRect header(area.ground.left() + codePad, area.ground.top() + 6,
                           area.ground.width() - 3 * codePad - copySide, codeHeader);
        painter->drawText(header, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(area.language, Qt::ElideRight, header.width()));
    }
    if (hovered) {
        painter->setPen(theme.rule);
        painter->setBrush(theme.ground);
        painter->drawRoundedRect(QRectF(area.copy).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        paintIcon(painter, QStringLiteral("copy"), QRectF(area.copy).adjusted(5, 5, -5, -5), theme.dim);
    }
}

} // namespace

QList<CodeArea> codeAreas(const QTextDocument &document)
{
    QList<CodeArea> areas;
    int last = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        const int number = format.intProperty(CodeNumber);
        if (number == 0)
            continue;
        const QRectF place = placeOf(block);
        if (number != std::exchange(last, number)) {
            CodeArea area;
            area.language = format.stringProperty(CodeLanguage);
            const int left = int(format.leftMargin()) - codePad;
            const int top = qRound(place.top()) - codePad - (area.language.isEmpty() ? 0 : codeHeader);
            area.ground = QRect(left, top, int(document.textWidth()) - left, 0);
            area.copy = QRect(area.ground.right() - copySide - 5, top + 6, copySide, copySide);
            area.code = block.text();
            areas.append(area);
        } else {
            areas.last().code += u'\n' + block.text();
        }
        areas.last().ground.setBottom(qRound(place.bottom()) + codePad);
    }
    return areas;
}

void paintTextGrounds(QPainter *painter, const QTextDocument &document, bool hovered)
{
    bool code = false;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        code = code || block.blockFormat().hasProperty(CodeNumber);
    if (code) {
        for (const CodeArea &area : codeAreas(document))
            paintCode(painter, area, hovered);
    }
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        if (format.hasProperty(QuoteDepth))
            paintBars(painter, block, placeOf(block), document.textWidth());
        if (format.hasProperty(ItemMarker))
            paintMarker(painter, block, placeOf(block));
        if (format.hasProperty(IsRule))
            painter->fillRect(QRectF(0, block.layout()->position().y() + ruleHeight / 2, document.textWidth(), 1),
                              Theme::current().rule);
        if (block.userState() == hasGrounds)
            paintPieces(painter, block);
    }
}

} // namespace tincan
