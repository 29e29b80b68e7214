#include "ui/composer.h"

#include "ui/emoji_picker.h"
#include "ui/icons.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QScrollBar>
#include <QStyle>

namespace tincan {

namespace {

constexpr int mostLines = 8;
constexpr int mostPasted = 4 * Composer::textLimit; // bytes: may be cut down by hand; what is longer stops the window
constexpr int counterFrom = 14'000;                 // bytes: the counter appears near the limit

qsizetype bytesOf(const QMimeData &data)
{
    return data.text().toUtf8().size();
}

} // namespace

ComposerEdit::ComposerEdit(QWidget *parent) : QTextEdit(parent)
{
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool up = event->key() == Qt::Key_PageUp;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if ((up || event->key() == Qt::Key_PageDown) && plain && verticalScrollBar()->maximum() == 0)
        return Q_EMIT paged(up ? QAbstractSlider::SliderPageStepSub : QAbstractSlider::SliderPageStepAdd);
    if (!enter)
        return QTextEdit::keyPressEvent(event);
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        textCursor().insertBlock(); // not the soft break that QTextEdit would make of it
    else
        Q_EMIT enterPressed();
}

// A drop that is not taken moves nothing away from where it came from.
bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    const bool fits = source->text().size() <= mostPasted && bytesOf(*source) <= mostPasted;
    return fits && QTextEdit::canInsertFromMimeData(source);
}

// A paste does not ask whether it may.
void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (const qsizetype bytes = bytesOf(*source); bytes > mostPasted)
        Q_EMIT pastedTooMuch(bytes);
    else
        QTextEdit::insertFromMimeData(source);
}

void ComposerEdit::focusInEvent(QFocusEvent *event)
{
    QTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void ComposerEdit::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

Composer::Composer(QWidget *parent)
    : QWidget(parent),
      m_edit(new ComposerEdit),
      m_emoji(new QToolButton),
      m_send(new QToolButton),
      m_box(new QFrame),
      m_hint(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(4);
    m_hint->setFont(fontFor(Type::Hint));
    m_hint->setWordWrap(true);
    m_hint->hide();
    column->addWidget(m_hint);
    column->addWidget(makeBox());

    connect(m_edit, &QTextEdit::textChanged, this, [this] {
        if (!m_hint->isHidden() && m_hint->property("look") == QStringLiteral("bad"))
            m_hint->hide();
        refresh();
    });
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            [this] { fitHeight(); });
    connect(m_edit, &ComposerEdit::enterPressed, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::pastedTooMuch, this, [this](qsizetype bytes) {
        const QLocale locale;
        say(tr("%1 bytes are too much for one message, which takes %2. Nothing was pasted; what you copied is still "
               "in the clipboard.")
                .arg(locale.toString(bytes), locale.toString(textLimit)));
    });
    connect(m_edit, &ComposerEdit::focusChanged, this, [this](bool focused) {
        m_box->setProperty("focused", focused);
        m_box->style()->polish(m_box);
    });
    for (QToolButton *button : {m_emoji, m_send})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves it in the text
    connect(m_send, &QToolButton::clicked, this, &Composer::submit);
    refresh();
    fitHeight();
}

QWidget *Composer::makeBox()
{
    setLook(m_box, QStringLiteral("composer"));
    auto *row = new QHBoxLayout(m_box);
    row->setContentsMargins(14, 5, 8, 5);
    row->setSpacing(4);
    row->addWidget(m_edit, 1);
    row->addWidget(m_emoji, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);

    m_emoji->setIcon(icon(QStringLiteral("smile"), Theme::current().dim));
    m_emoji->setIconSize({18, 18});
    m_emoji->setFixedSize(30, 30);
    m_emoji->setToolTip(tr("Emoji"));
    m_emoji->setAccessibleName(tr("Insert an emoji"));
    connect(m_emoji, &QToolButton::clicked, this, [this] {
        auto *picker = new EmojiPicker(this);
        connect(picker, &EmojiPicker::picked, this, [this](const QString &emoji) {
            m_edit->insertPlainText(emoji);
            m_edit->setFocus();
        });
        picker->openAbove(m_emoji);
    });

    setLook(m_send, QStringLiteral("send"));
    m_send->setIcon(icon(QStringLiteral("send"), Theme::current().onAccent));
    m_send->setIconSize({16, 16});
    m_send->setFixedSize(30, 28);
    m_send->setToolTip(tr("Send (Enter)"));
    m_send->setAccessibleName(tr("Send"));
    return m_box;
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_emoji->setIcon(icon(QStringLiteral("smile"), Theme::current().dim));
        m_send->setIcon(icon(QStringLiteral("send"), Theme::current().onAccent));
    }
}

void Composer::setRoom(const QString &room, const QString &title)
{
    m_edit->setPlaceholderText(tr("Message #%1").arg(title));
    m_edit->setAccessibleName(tr("Message to %1").arg(title));
    if (room == m_room)
        return;
    if (!m_room.isEmpty())
        m_drafts[m_room] = text();
    m_room = room;
    m_hint->hide();
    setText(m_drafts.value(room));
}

void Composer::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::type(const QString &text)
{
    m_edit->setFocus();
    m_edit->insertPlainText(text);
}

// One at a time: a second Enter before the first is on disk must not send twice. What was typed behind it goes next.
void Composer::submit()
{
    const QString typed = text();
    if (m_waiting.id.isEmpty())
        return submitText(m_room, typed);
    const QString known = m_waiting.text + m_waiting.next.join(QString());
    if (m_waiting.room == m_room && typed.startsWith(known) && typed.size() > known.size())
        m_waiting.next.append(typed.sliced(known.size()));
}

void Composer::submitText(const QString &room, const QString &text)
{
    if (text.trimmed().isEmpty() || text.toUtf8().size() > textLimit)
        return;
    m_submitted = {room, text};
    Q_EMIT submitted(room, text);
}

void Composer::handedOver(const QString &id)
{
    m_waiting = {id, m_submitted.first, m_submitted.second, {}};
}

void Composer::accepted(const QString &id)
{
    if (!isWaitingFor(id))
        return;
    Waiting sent = std::exchange(m_waiting, {});
    // What was typed meanwhile stays.
    QString draft = sent.room == m_room ? text() : m_drafts.value(sent.room);
    if (draft.startsWith(sent.text))
        draft.remove(0, sent.text.size());
    if (sent.room == m_room)
        setText(draft);
    else
        m_drafts[sent.room] = draft;
    if (sent.next.isEmpty() || !draft.startsWith(sent.next.constFirst()))
        return;
    submitText(sent.room, sent.next.takeFirst());
    if (!m_waiting.id.isEmpty())
        m_waiting.next = sent.next;
}

void Composer::refused(const QString &id, const QString &sentence)
{
    if (!isWaitingFor(id))
        return;
    m_waiting = {};
    say(sentence);
}

void Composer::say(const QString &sentence)
{
    m_hint->setText(sentence);
    setLook(m_hint, QStringLiteral("bad"));
    m_hint->show();
}

void Composer::refresh()
{
    const qsizetype bytes = text().toUtf8().size();
    const bool tooLong = bytes > textLimit;
    m_send->setEnabled(!text().trimmed().isEmpty() && !tooLong);
    if (bytes >= counterFrom) {
        const QLocale locale;
        const QString count = tr("%1 of %2 bytes").arg(locale.toString(bytes), locale.toString(textLimit));
        m_hint->setText(tooLong ? tr("%1: too long for one message. Shorten it, or send it in two.").arg(count)
                                : count);
        setLook(m_hint, tooLong ? QStringLiteral("bad") : QStringLiteral("dim"));
        m_hint->show();
    } else if (m_hint->property("look") == QStringLiteral("dim")) {
        m_hint->hide();
    }
}

void Composer::fitHeight()
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

QHash<QString, QString> Composer::drafts() const
{
    QHash<QString, QString> all = m_drafts;
    if (!m_room.isEmpty())
        all[m_room] = text();
    all.removeIf([](const auto &draft) { return draft.value().trimmed().isEmpty(); });
    return all;
}

void Composer::setDrafts(const QHash<QString, QString> &drafts)
{
    m_drafts = drafts;
    if (!m_room.isEmpty())
        setText(m_drafts.value(m_room));
}

} // namespace tincan
