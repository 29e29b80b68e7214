#include "ui/start_card.h"

#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace tincan {

namespace {

constexpr int glow = 3;
constexpr int radius = 16;

} // namespace

StartCard::StartCard(const QString &heading, const QString &sentence, QPushButton *button, QWidget *parent)
    : QFrame(parent), m_button(button)
{
    setMinimumSize(240 + glow, 200 + glow);
    setMaximumWidth(354 + glow);
    setCursor(Qt::PointingHandCursor);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24 + glow, 28, 24 + glow, 24 + glow);
    column->setSpacing(8);
    auto *title = new QLabel(heading);
    title->setFont(fontFor(Type::Heading));
    column->addWidget(title);
    auto *words = new QLabel(sentence);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    setLook(words, QStringLiteral("dim"));
    column->addWidget(words, 1);
    button->setFont(fontFor(Type::Strong));
    button->setAccessibleDescription(sentence);
    column->addWidget(button, 0, Qt::AlignLeading);
}

QSize StartCard::sizeHint() const
{
    return {maximumWidth(), QFrame::sizeHint().height()};
}

void StartCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = m_recommended || underMouse() || m_button->hasFocus();
    if (lit) {
        painter.setPen(QPen(theme.accentGround, glow * 2 - 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(glow, glow, -glow, -glow), radius, radius);
    }
    painter.setPen(lit ? theme.accent : theme.rule);
    painter.setBrush(theme.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(glow + 0.5, glow + 0.5, -glow - 0.5, -glow - 0.5), radius, radius);
}

void StartCard::enterEvent(QEnterEvent *)
{
    update();
}

void StartCard::leaveEvent(QEvent *)
{
    update();
}

void StartCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_button->click();
}

} // namespace tincan
