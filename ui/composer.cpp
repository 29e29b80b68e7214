#include "ui/composer.h"

#include "ui/attachment_strip.h"
#include "ui/composer_bar.h"
#include "ui/composer_completion.h"
#include "ui/composer_hint.h"
#include "ui/typing_line.h"

#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace tincan {

Composer::Composer(QWidget *parent)
    : QWidget(parent),
      m_box(new ComposerBox),
      m_bar(new ComposerBar(m_box->edit())),
      m_hint(new ComposerHint),
      m_typing(new TypingLine),
      m_files(new AttachmentStrip),
      m_attach(new QToolButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 16, 12);
    column->setSpacing(4);
    column->addWidget(m_typing);
    column->addWidget(m_hint);
    column->addWidget(m_box);
    m_box->addPart(m_bar);
    // Once more, which makes it the first: while it is open, Esc and the arrows are the list's.
    edit()->installEventFilter(m_box->completion());

    connect(edit(), &QTextEdit::textChanged, this, &Composer::takeTextChange);
    connect(edit(), &ComposerEdit::enterPressed, this, &Composer::submit);
    connect(sendButton(), &QToolButton::clicked, this, &Composer::submit);
    connect(m_bar, &ComposerBar::replyChanged, this, &Composer::draftsChanged);
    connect(this, &Composer::draftSent, this, &Composer::draftsChanged);
    makeFiles();
    refresh();
}

void Composer::takeTextChange()
{
    m_hint->dismiss();
    refresh();
    const QString typed = text();
    const bool edits = !m_bar->editing().isEmpty();
    m_files->offerText(!edits && typed.toUtf8().size() > m_limit ? typed : QString());
    Q_EMIT draftsChanged();
    if (!m_showing && !edits)
        Q_EMIT typing(!typed.trimmed().isEmpty());
}

void Composer::setTextLimit(int bytes)
{
    m_limit = bytes;
    refresh();
}

void Composer::setTyping(const QStringList &names)
{
    m_typing->setNames(names);
}

void Composer::setRoom(const QString &room, const QString &title, const QString &sign)
{
    edit()->setPlaceholderText(tr("Message %1").arg(sign + title));
    edit()->setAccessibleName(tr("Message to %1").arg(title));
    if (room == m_room)
        return;
    if (!m_room.isEmpty())
        m_texts[m_room] = text();
    m_room = room;
    m_hint->dismiss();
    m_bar->setRoom(room);
    m_files->setRoom(room);
    setText(m_texts.take(room));
}

void Composer::setReply(const Message &message)
{
    m_bar->setReply(message);
}

void Composer::setEditing(const Message &message)
{
    m_bar->setEditing(message);
}

QList<QWidget *> Composer::stops() const
{
    return QList<QWidget *>{m_bar->closeButton()} + m_box->stops();
}

void Composer::setText(const QString &text)
{
    const QScopedValueRollback showing(m_showing, true);
    edit()->setPlainText(text);
    edit()->moveCursor(QTextCursor::End);
}

void Composer::type(const QString &text)
{
    edit()->setFocus();
    edit()->insertPlainText(text);
}

// One at a time: a second Enter before the first is on disk must not send twice. What was typed behind it goes next.
void Composer::submit()
{
    const QString typed = text();
    if (const QString id = m_bar->editing(); !id.isEmpty()) {
        if (!maySend(typed))
            return;
        m_bar->leave();
        return Q_EMIT edited(id, typed);
    }
    if (m_files->isMaking(m_room)) { // it goes along
        if (!m_whenReady || m_whenReady->first != m_room)
            m_whenReady = {m_room, typed};
        return;
    }
    if (m_waiting.id.isEmpty())
        return submitText(m_room, typed);
    const QString known = m_waiting.text + m_waiting.next.join(QString());
    if (m_waiting.room == m_room && typed.startsWith(known) && typed.size() > known.size())
        m_waiting.next.append(typed.sliced(known.size()));
}

bool Composer::maySend(const QString &text) const
{
    const bool files = !m_files->files().isEmpty() || m_files->isMaking(m_room);
    return (!text.trimmed().isEmpty() || files) && text.toUtf8().size() <= m_limit;
}

void Composer::submitText(const QString &room, const QString &text)
{
    if (!maySend(text))
        return;
    m_submitted = {room, text};
    Q_EMIT submitted(room, text);
}

bool Composer::holdsMore() const
{
    return !m_files->isEmpty() || !m_bar->editing().isEmpty() || m_whenReady || !m_waiting.id.isEmpty();
}

void Composer::handedOver(const QString &id)
{
    m_waiting = {id, m_submitted.first, m_submitted.second, std::exchange(m_taken, {}), {}};
}

void Composer::accepted(const QString &id)
{
    if (!isWaitingFor(id))
        return;
    Waiting sent = std::exchange(m_waiting, {});
    m_bar->endReply(sent.room);
    if (m_bar->dropSent(sent.room, sent.text))
        return Q_EMIT draftSent();
    // What was typed meanwhile stays.
    QString draft = sent.room == m_room ? text() : m_texts.value(sent.room);
    if (draft.startsWith(sent.text))
        draft.remove(0, sent.text.size());
    if (sent.room == m_room)
        setText(draft);
    else
        m_texts[sent.room] = draft;
    Q_EMIT draftSent();
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
    const Waiting back = std::exchange(m_waiting, {});
    m_files->giveBack(back.room, back.files);
    m_hint->say(sentence);
}

void Composer::refresh()
{
    const qsizetype bytes = text().toUtf8().size();
    sendButton()->setEnabled(maySend(text()));
    m_hint->setLength(bytes, m_limit);
    sendButton()->setToolTip(bytes > m_limit ? m_hint->text() : tr("Send"));
}

} // namespace tincan
