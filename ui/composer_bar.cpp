#include "ui/composer_bar.h"

#include "ui/icons.h"
#include "ui/message_words.h"
#include "ui/plain_line.h"
#include "ui/plain_tip.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTextEdit>
#include <QToolButton>

namespace tincan {

namespace {

constexpr int barWidth = 3;
constexpr qsizetype mostShown = 300; // characters of a line

} // namespace

ComposerBar::ComposerBar(QTextEdit *text, QWidget *parent)
    : QFrame(parent), m_text(text), m_what(new QLabel), m_line(new QLabel), m_close(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14 + barWidth + 8, 8, 8, 2);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_what);
    column->addWidget(m_line);
    row->addLayout(column, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    for (QLabel *label : {m_what, m_line}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    m_what->setFont(fontFor(Type::HintStrong));
    m_line->setFont(fontFor(Type::Hint));
    setLook(m_what, QStringLiteral("accent"));
    setLook(m_line, QStringLiteral("dim"));
    m_close->setFixedSize(28, 28);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setIcon(icon(QStringLiteral("close"), Theme::current().dim));
    connect(m_close, &QToolButton::clicked, this, [this] {
        leave();
        m_text->setFocus();
    });
    m_text->installEventFilter(this);
    hide();
}

void ComposerBar::setRoom(const QString &room)
{
    m_room = room;
    refresh();
}

void ComposerBar::setReply(const Message &message)
{
    if (!editing().isEmpty())
        leave();
    m_aims[m_room].answered = message;
    refresh();
    Q_EMIT replyChanged();
    m_text->setFocus();
}

void ComposerBar::setEditing(const Message &message)
{
    Aim &aim = m_aims[m_room];
    aim.draft = draftOf(m_room, m_text->toPlainText()).text;
    aim.edited = message;
    setText(message.text);
    refresh();
    m_text->setFocus();
}

QString ComposerBar::replyTo(const QString &room) const
{
    const Aim aim = m_aims.value(room);
    return aim.answered ? aim.answered->id : QString();
}

QString ComposerBar::editing() const
{
    const Aim aim = m_aims.value(m_room);
    return aim.edited ? aim.edited->id : QString();
}

void ComposerBar::endReply(const QString &room)
{
    if (const auto aim = m_aims.find(room); aim != m_aims.end())
        aim->answered.reset();
    refresh();
}

void ComposerBar::leave()
{
    const auto aim = m_aims.find(m_room);
    if (aim == m_aims.end())
        return;
    if (aim->edited) {
        aim->edited.reset();
        setText(std::exchange(aim->draft, {}));
    } else {
        aim->answered.reset();
        Q_EMIT replyChanged();
    }
    refresh();
}

void ComposerBar::leaveAll()
{
    m_aims.clear();
    refresh();
}

RoomDraft ComposerBar::draftOf(const QString &room, const QString &shown) const
{
    const Aim aim = m_aims.value(room);
    RoomDraft draft{.text = aim.edited ? aim.draft : shown};
    if (aim.answered) {
        draft.replyTo = aim.answered->id;
        draft.quote = {.name = MessageWords::senderName(*aim.answered), .text = aim.answered->text.left(mostShown)};
    }
    return draft;
}

bool ComposerBar::setDraft(const QString &room, const RoomDraft &draft)
{
    Aim &aim = m_aims[room];
    if (aim.edited)
        aim.draft = draft.text;
    if (!draft.replyTo.isEmpty() && replyTo(room) != draft.replyTo) {
        Message answered;
        answered.id = draft.replyTo;
        answered.sender.name = draft.quote.name;
        answered.text = draft.quote.text;
        aim.answered = answered;
    }
    refresh();
    return aim.edited.has_value();
}

bool ComposerBar::dropSent(const QString &room, const QString &text)
{
    const auto aim = m_aims.find(room);
    if (aim == m_aims.end() || !aim->edited)
        return false;
    if (aim->draft.startsWith(text))
        aim->draft.remove(0, text.size());
    return true;
}

QString ComposerBar::words() const
{
    return isHidden() ? QString() : m_what->text() + u'\n' + m_words;
}

void ComposerBar::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void ComposerBar::refresh()
{
    const Aim aim = m_aims.value(m_room);
    const bool shown = aim.edited || aim.answered;
    setVisible(shown);
    if (!shown)
        return m_text->setAccessibleDescription({});
    const Message &message = aim.edited ? *aim.edited : *aim.answered;
    m_what->setText(aim.edited ? tr("Edit message") : tr("Reply to %1").arg(MessageWords::senderName(message)));
    m_words = plainLine(message.text, mostShown);
    m_line->setToolTip(plainTip(m_words));
    m_close->setToolTip(aim.edited ? tr("Leave it as it was (Esc)") : tr("Do not reply (Esc)"));
    m_close->setAccessibleName(aim.edited ? tr("Leave it as it was") : tr("Do not reply"));
    m_text->setAccessibleDescription(m_what->text() + QStringLiteral(": ") + m_words);
    elide();
}

void ComposerBar::elide()
{
    m_line->setText(m_line->fontMetrics().elidedText(m_words, Qt::ElideRight, m_line->width()));
}

void ComposerBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    elide();
}

bool ComposerBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool out = key->key() == Qt::Key_Escape && !isHidden();
    const bool last = key->key() == Qt::Key_Up && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier &&
                      m_text->toPlainText().isEmpty() && editing().isEmpty();
    if (!out && !last)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // before a shortcut of the window takes it
        return true;
    }
    if (out)
        leave();
    else
        Q_EMIT lastWanted();
    return true;
}

void ComposerBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().accent);
    const QRect words = m_what->geometry() | m_line->geometry();
    const int x = layoutDirection() == Qt::RightToLeft ? width() - 14 - barWidth : 14;
    painter.drawRoundedRect(QRect(x, words.top(), barWidth, words.height()), barWidth / 2.0, barWidth / 2.0);
}

void ComposerBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_close->setIcon(icon(QStringLiteral("close"), Theme::current().dim));
}

} // namespace tincan
