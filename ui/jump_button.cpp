#include "ui/jump_button.h"

#include "ui/theme.h"

#include <QPainter>

namespace tincan {

namespace {

constexpr int buttonSize = 36;  // pixels: the button itself
constexpr int badgeHeight = 18; // half of it stands above, where the style leaves the button a margin
constexpr int mostShown = 99;

} // namespace

JumpButton::JumpButton(QWidget *parent) : QToolButton(parent)
{
    setFixedSize(buttonSize, buttonSize + badgeHeight / 2);
    setFocusPolicy(Qt::TabFocus); // a click leaves it where it is
    setCount(0);
}

void JumpButton::setCount(qint64 unread)
{
    m_count = unread;
    const QString words = unread == 0 ? tr("Go to the newest message")
                                      : tr("Go to the newest message, %n not read", nullptr, int(unread));
    setToolTip(words);
    setAccessibleName(words);
    update();
}

QString JumpButton::badge() const
{
    return m_count > mostShown ? QStringLiteral("%1+").arg(mostShown) : QString::number(m_count);
}

void JumpButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_count == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(Type::HintStrong));
    const int width = qBound(badgeHeight, painter.fontMetrics().horizontalAdvance(badge()) + 8, buttonSize);
    const QRectF where((buttonSize - width) / 2.0, 0, width, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().accent);
    painter.drawRoundedRect(where, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(Theme::current().onAccent);
    painter.drawText(where, Qt::AlignCenter, badge());
}

} // namespace tincan
