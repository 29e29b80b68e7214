#include "ui/composer_box.h"

#include "ui/composer_completion.h"
#include "ui/composer_spelling.h"
#include "ui/emoji_picker.h"
#include "ui/icons.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>

namespace tincan {

namespace {

constexpr int mostLines = 8;

} // namespace

ComposerBox::ComposerBox(QWidget *parent)
    : QFrame(parent),
      m_edit(new ComposerEdit),
      m_completion(new ComposerCompletion(m_edit)),
      m_emoji(new QToolButton),
      m_send(new QToolButton),
      m_parts(new QVBoxLayout(this)),
      m_row(new QHBoxLayout)
{
    setLook(this, QStringLiteral("composer"));
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(0);
    m_row->setContentsMargins(14, 5, 8, 5);
    m_row->setSpacing(4);
    m_row->addWidget(m_edit, 1);
    m_row->addWidget(m_emoji, 0, Qt::AlignBottom);
    m_row->addWidget(m_send, 0, Qt::AlignBottom);
    m_parts->addLayout(m_row);
    makeButtons();
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this] { fitHeight(); });
    connect(m_edit, &ComposerEdit::focusChanged, this, [this](bool focused) {
        setProperty("focused", focused);
        style()->polish(this);
    });
    fitHeight();
}

void ComposerBox::makeButtons()
{
    m_emoji->setIconSize({18, 18});
    m_emoji->setFixedSize(30, 30);
    m_emoji->setToolTip(tr("Emoji"));
    m_emoji->setAccessibleName(tr("Insert an emoji"));
    connect(m_emoji, &QToolButton::clicked, this, &ComposerBox::pickEmoji);

    setLook(m_send, QStringLiteral("send"));
    m_send->setIconSize({16, 16});
    m_send->setFixedSize(30, 28);
    m_send->setAccessibleName(tr("Send"));
    for (QToolButton *button : {m_emoji, m_send})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves it in the text
    refreshIcons();
}

void ComposerBox::setSpelling(const std::function<std::shared_ptr<Spelling>()> &spelling)
{
    m_spelling = spelling;
    connect(m_edit, &QTextEdit::textChanged, this, [this] {
        if (m_edit->document()->isEmpty())
            return; // a dictionary takes megabytes
        if (const auto make = std::exchange(m_spelling, nullptr))
            new ComposerSpelling(m_edit, make());
    });
}

void ComposerBox::addPart(QWidget *part)
{
    m_parts->insertWidget(m_parts->count() - 1, part);
}

void ComposerBox::addButton(QToolButton *button, const QString &iconName)
{
    button->setIconSize({18, 18});
    button->setFixedSize(30, 30);
    button->setFocusPolicy(Qt::TabFocus);
    m_row->insertWidget(int(m_buttons.size()), button, 0, Qt::AlignBottom);
    m_row->setContentsMargins(8, 5, 8, 5);
    m_buttons.append({button, iconName});
    refreshIcons();
}

QList<QWidget *> ComposerBox::stops() const
{
    QList<QWidget *> stops;
    for (const auto &[button, iconName] : m_buttons)
        stops.append(button);
    return stops + QList<QWidget *>{m_edit, m_emoji, m_send};
}

void ComposerBox::pickEmoji()
{
    auto *picker = new EmojiPicker(this);
    connect(picker, &EmojiPicker::picked, this, [this](const QString &emoji) {
        m_edit->insertPlainText(emoji);
        m_edit->setFocus();
    });
    picker->openAbove(m_emoji);
}

void ComposerBox::fitHeight()
{
    const int line = m_edit->fontMetrics().lineSpacing();
    const int wanted = qBound(line, qCeil(m_edit->document()->size().height()), line * mostLines);
    const int spare = qMax(0, 30 - line);
    m_edit->setFixedHeight(wanted + spare);
    // Centres a single line beside the buttons. Below it stays room for scripts that reach deeper.
    m_edit->setStyleSheet(QStringLiteral("QTextEdit { padding-top: %1px; }").arg(spare / 2));
    m_edit->setVerticalScrollBarPolicy(m_edit->document()->size().height() > line * mostLines ? Qt::ScrollBarAsNeeded
                                                                                              : Qt::ScrollBarAlwaysOff);
}

void ComposerBox::refreshIcons()
{
    const Theme &theme = Theme::current();
    m_emoji->setIcon(icon(QStringLiteral("smile"), theme.dim));
    m_send->setIcon(icon(QStringLiteral("send"), theme.onAccent));
    for (const auto &[button, iconName] : m_buttons)
        button->setIcon(icon(iconName, theme.dim));
}

void ComposerBox::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

} // namespace tincan
