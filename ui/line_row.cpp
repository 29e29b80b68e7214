#include "ui/line_row.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace tincan {

namespace {

constexpr int rowHeight = 35;
constexpr int side = 8;
constexpr int radio = 16;
constexpr int gap = 10;

void paintRadio(QPainter *painter, const QRectF &where, bool checked)
{
    const Theme &theme = Theme::current();
    painter->setPen(QPen(checked ? theme.accent : theme.dim, 1.2));
    painter->setBrush(checked ? theme.accent : Qt::transparent);
    painter->drawEllipse(where);
    if (checked) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accentGround);
        painter->drawEllipse(where.center(), 3, 3);
    }
}

} // namespace

LineRow::LineRow(const QString &word, const QString &hint, QWidget *parent)
    : QRadioButton(parent), m_word(word), m_hint(hint)
{
    setText(word);
    setFont(fontFor(Type::Body));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTime({});
}

void LineRow::setTime(const QString &time)
{
    m_time = time;
    setAccessibleName(QStringList{m_word, m_hint, m_time}.join(QStringLiteral(", ")));
    update();
}

QSize LineRow::sizeHint() const
{
    const int words = QFontMetrics(fontFor(Type::Body)).horizontalAdvance(m_word + u' ' + m_time);
    const int hint = QFontMetrics(fontFor(Type::Hint)).horizontalAdvance(m_hint);
    return {side * 2 + radio + gap + words + hint + 40, qMax(rowHeight, fontMetrics().height() + 14)};
}

void LineRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? theme.accentGround : theme.hover);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int radioX = mirrored ? width() - side - radio : side;
    paintRadio(&painter, QRectF(radioX + 0.5, (height() - radio) / 2.0 + 0.5, radio - 1, radio - 1), isChecked());

    const int lead = side + radio + gap;
    const QRect words = mirrored ? rect().adjusted(side, 0, -lead, 0) : rect().adjusted(lead, 0, -side, 0);
    const auto start = Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const auto end = Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight);
    painter.setFont(fontFor(Type::Body));
    painter.setPen(theme.text);
    painter.drawText(words, start, m_word);
    const int used = painter.fontMetrics().horizontalAdvance(m_word) + 6;
    painter.setPen(theme.dim);
    painter.drawText(words, end, m_time);
    const int centre = painter.fontMetrics().ascent() - painter.fontMetrics().descent();
    painter.setFont(fontFor(Type::Hint));
    // On the word's base line, not in the row's middle.
    const int lower = (centre - painter.fontMetrics().ascent() + painter.fontMetrics().descent()) / 2;
    painter.drawText(words.adjusted(mirrored ? 0 : used, lower, mirrored ? -used : 0, lower), start, m_hint);
}

} // namespace tincan
