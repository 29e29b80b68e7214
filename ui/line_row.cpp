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
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTime({});
}

void LineRow::setTime(const QString &time)
{
    m_time = time;
    setAccessibleName(QStringList{m_word, m_hint, m_time}.join(QStringLiteral(", ")));
    update();
}

int LineRow::widthWithout() const
{
    return side * 2 + radio + gap + QFontMetrics(fontFor(Type::Body)).horizontalAdvance(m_word + u' ' + m_time) + 16;
}

QSize LineRow::sizeHint() const
{
    const int hint = QFontMetrics(fontFor(Type::Hint)).horizontalAdvance(m_hint);
    return {widthWithout() + hint + 24, minimumSizeHint().height()};
}

QSize LineRow::minimumSizeHint() const
{
    return {widthWithout(), qMax(rowHeight, fontMetrics().height() + 14)};
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
    painter.setFont(fontFor(Type::Body));
    const QFontMetrics body = painter.fontMetrics();
    const int base = (height() + body.ascent() - body.descent()) / 2;
    // One base line for the word, its hint and the time.
    const auto write = [&](int fromStart, const QString &text, const QColor &ink) {
        painter.setPen(ink);
        const int advance = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QPoint(mirrored ? width() - fromStart - advance : fromStart, base), text);
    };
    write(lead, m_word, theme.text);
    write(width() - side - body.horizontalAdvance(m_time), m_time, theme.dim);
    painter.setFont(fontFor(Type::Hint));
    write(lead + body.horizontalAdvance(m_word) + 6,
          painter.fontMetrics().elidedText(m_hint, Qt::ElideRight, width() - widthWithout()), theme.dim);
}

} // namespace tincan
