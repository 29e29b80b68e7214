#include "ui/tone_row.h"

#include "ui/emoji_font.h"
#include "ui/skin_tone.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace tincan {

namespace {

constexpr int handSide = 26;
constexpr int handPixels = 16;

QIcon handIn(int tone, qreal ratio)
{
    const Emoji *hand = EmojiTable::all().find(u"✋");
    QPixmap picture(QSize(handSide, handSide) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QFont font = withEmoji(fontFor(Type::Body));
    font.setPixelSize(handPixels);
    painter.setFont(font);
    painter.setPen(Theme::current().text);
    painter.drawText(QRect(0, 0, handSide, handSide), Qt::AlignCenter | Qt::TextDontClip,
                     hand ? asPicture(EmojiTable::all().inTone(*hand, tone)) : QString::number(tone));
    return picture;
}

} // namespace

ToneRow::ToneRow(QWidget *parent) : QWidget(parent), m_buttons(new QButtonGroup(this))
{
    setAccessibleName(tr("Skin tone"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int tone = 0; tone <= EmojiTable::tones; ++tone) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        setLook(button, QStringLiteral("tone"));
        button->setFixedSize(handSide + 2, handSide + 2);
        button->setIconSize({handSide, handSide});
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(SkinTone::name(tone));
        button->setAccessibleName(SkinTone::name(tone));
        m_buttons->addButton(button, tone);
        row->addWidget(button);
    }
    drawHands();
    const auto showChosen = [this] { button(SkinTone::shared().tone())->setChecked(true); };
    showChosen();
    connect(&SkinTone::shared(), &SkinTone::changed, this, showChosen);
    // By a click, by Space, and by the arrows, which check what they come to.
    connect(m_buttons, &QButtonGroup::idToggled, this, [](int tone, bool on) {
        if (on)
            SkinTone::shared().set(tone);
    });
}

void ToneRow::drawHands()
{
    for (QAbstractButton *button : m_buttons->buttons())
        button->setIcon(handIn(m_buttons->id(button), devicePixelRatioF()));
}

void ToneRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawHands();
}

} // namespace tincan
