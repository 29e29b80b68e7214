#include "ui/connection_chip.h"

#include "ui/plain_tip.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace tincan {

using namespace std::chrono_literals;
using State = ConnectionStatus::State;

namespace {

constexpr int dot = 8;
constexpr int side = 10;

} // namespace

QColor toneColour(ChipText::Tone tone)
{
    const Theme &theme = Theme::current();
    switch (tone) {
    case ChipText::Tone::Good:
        return theme.good;
    case ChipText::Tone::Warn:
        return theme.warn;
    case ChipText::Tone::Bad:
        return theme.bad;
    case ChipText::Tone::Grey:
        return theme.dim;
    }
    return theme.dim;
}

ChipLabel::ChipLabel(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void ChipLabel::say(ChipText::Tone tone, const QString &text)
{
    m_tone = tone;
    setText(text);
    setAccessibleName(tr("Connection: %1").arg(text));
    updateGeometry();
    update();
}

void ChipLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

QSize ChipLabel::sizeHint() const
{
    const QFontMetrics metrics(fontFor(Type::Hint));
    return {metrics.horizontalAdvance(text()) + side * 2 + dot + 12, qMax(24, metrics.height() + 8)};
}

QSize ChipLabel::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void ChipLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::current();
    if (underMouse() || isDown() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
        painter.setBrush(theme.selected);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColour(m_tone));
    const int dotX = mirrored ? width() - side - dot : side;
    painter.drawEllipse(QRectF(dotX, (height() - dot) / 2.0, dot, dot));

    const QRect words = rect().adjusted(side + (mirrored ? 0 : dot + 8), 0, -side - (mirrored ? dot + 8 : 0), 0);
    painter.setFont(fontFor(Type::Hint));
    const bool loud = m_tone == ChipText::Tone::Warn || m_tone == ChipText::Tone::Bad;
    painter.setPen(loud ? toneColour(m_tone) : theme.text);
    painter.drawText(words, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

ConnectionChip::ConnectionChip(Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_label(new ChipLabel), m_button(new QPushButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_label);
    row->addWidget(m_button);
    row->addStretch();
    m_button->setFont(fontFor(Type::HintStrong));
    setLook(m_button, QStringLiteral("link"));
    m_button->setCursor(Qt::PointingHandCursor);
    m_button->hide();
    connect(m_label, &QAbstractButton::clicked, this, &ConnectionChip::clicked);
    m_button->setFocusPolicy(Qt::TabFocus);
    connect(m_button, &QAbstractButton::clicked, this, [this] { Q_EMIT actionChosen(m_shown.action); });
    refresh();
}

void ConnectionChip::setStatus(const ConnectionStatus &status)
{
    const bool newsAlready = m_status.state == State::Connecting && !m_news.pending();
    m_status = status;
    m_retryAt = m_clock.now() + status.retryIn;
    if (status.state != State::Connected)
        m_switched.cancel();
    if (status.state == State::Connecting) {
        if (newsAlready)
            return refresh();
        // A quick reconnect is not news: what was said stays for a second.
        if (!m_news.pending())
            m_news = m_clock.after(1s, [this] {
                m_news.cancel();
                refresh();
            });
        return;
    }
    m_news.cancel();
    refresh();
}

void ConnectionChip::showSwitched(TransportKind to)
{
    ChipText chip;
    chip.tone = ChipText::Tone::Good;
    chip.text = ChipText::switchedTo(to);
    say(chip);
    m_switched = m_clock.after(3s, [this] {
        m_switched.cancel();
        refresh();
    });
}

void ConnectionChip::refresh()
{
    m_tick.cancel();
    if (m_switched.pending())
        return;
    const auto left = std::max(0ms, std::chrono::duration_cast<milliseconds>(m_retryAt - m_clock.now()));
    say(ChipText::of(m_status, left));
    if (m_status.state == State::Waiting && left > 4s)
        m_tick = m_clock.after(std::min<milliseconds>(1s, left - 4s), [this] { refresh(); });
}

void ConnectionChip::say(const ChipText &chip)
{
    m_shown = chip;
    m_label->say(chip.tone, chip.text);
    m_label->setToolTip(plainTip(chip.tip));
    m_button->setText(ChipText::word(chip.action));
    m_button->setVisible(chip.action != ChipText::Action::None);
}

} // namespace tincan
