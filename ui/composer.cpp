#include "ui/composer.h"

#include "ui/attachment_strip.h"
#include "ui/composer_bar.h"
#include "ui/composer_hint.h"

#include <QFileDialog>
#include <QLocale>
#include <QVBoxLayout>

namespace tincan {

Composer::Composer(QWidget *parent)
    : QWidget(parent),
      m_box(new ComposerBox),
      m_bar(new ComposerBar(m_box->edit())),
      m_hint(new ComposerHint),
      m_files(new AttachmentStrip),
      m_attach(new QToolButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(4);
    column->addWidget(m_hint);
    column->addWidget(m_box);
    m_box->addPart(m_bar);

    connect(edit(), &QTextEdit::textChanged, this, [this] {
        m_hint->dismiss();
        refresh();
    });
    connect(edit(), &ComposerEdit::enterPressed, this, &Composer::submit);
    connect(sendButton(), &QToolButton::clicked, this, &Composer::submit);
    makeFiles();
    refresh();
}

void Composer::setRoom(const QString &room, const QString &title)
{
    edit()->setPlaceholderText(tr("Message #%1").arg(title));
    edit()->setAccessibleName(tr("Message to %1").arg(title));
    if (room == m_room)
        return;
    if (!m_room.isEmpty())
        m_drafts[m_room] = text();
    m_room = room;
    m_hint->dismiss();
    m_bar->setRoom(room);
    setText(m_drafts.value(room));
    m_files->setRoom(room);
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
    if (m_waiting.id.isEmpty())
        return submitText(m_room, typed);
    const QString known = m_waiting.text + m_waiting.next.join(QString());
    if (m_waiting.room == m_room && typed.startsWith(known) && typed.size() > known.size())
        m_waiting.next.append(typed.sliced(known.size()));
}

bool Composer::maySend(const QString &text) const
{
    return (!text.trimmed().isEmpty() || !m_files->files().isEmpty()) && text.toUtf8().size() <= textLimit;
}

void Composer::submitText(const QString &room, const QString &text)
{
    if (!maySend(text))
        return;
    m_submitted = {room, text};
    Q_EMIT submitted(room, text);
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
        return;
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
    const Waiting back = std::exchange(m_waiting, {});
    m_files->giveBack(back.room, back.files);
    m_hint->say(sentence);
}

void Composer::refresh()
{
    const qsizetype bytes = text().toUtf8().size();
    sendButton()->setEnabled(maySend(text()));
    m_hint->setLength(bytes, textLimit);
}

void Composer::makeFiles()
{
    m_box->addPart(m_files);
    m_box->addButton(m_attach, QStringLiteral("paperclip"));
    m_attach->setToolTip(tr("Attach files"));
    m_attach->setAccessibleName(tr("Attach files"));
    connect(m_attach, &QToolButton::clicked, this, &Composer::chooseFiles);
    connect(m_files, &AttachmentStrip::changed, this, &Composer::refresh);
    connect(m_files, &AttachmentStrip::refused, m_hint, &ComposerHint::say);
    connect(edit(), &ComposerEdit::pastedFiles, m_files, &AttachmentStrip::add);
    connect(edit(), &ComposerEdit::pastedPicture, m_files, &AttachmentStrip::addPicture);
    connect(edit(), &ComposerEdit::pastedTooMuch, this, [this](const QString &text) {
        const QLocale locale;
        m_hint->say(tr("%1 bytes are too much for one message, which takes %2. Nothing was pasted; what you copied is "
                       "still in the clipboard.")
                        .arg(locale.toString(text.toUtf8().size()), locale.toString(textLimit)));
        m_files->offerText(text);
    });
}

void Composer::chooseFiles()
{
    auto *dialog = new QFileDialog(window(), tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        m_files->add(paths);
        edit()->setFocus();
    });
    dialog->open();
}

QList<FileRef> Composer::takeFiles()
{
    m_taken = m_files->take(m_submitted.first);
    return m_taken;
}

QHash<QString, QString> Composer::drafts() const
{
    QHash<QString, QString> all = m_drafts;
    if (!m_room.isEmpty())
        all[m_room] = text();
    for (auto draft = all.begin(); draft != all.end(); ++draft)
        *draft = m_bar->draftOf(draft.key(), *draft);
    all.removeIf([](const auto &draft) { return draft.value().trimmed().isEmpty(); });
    return all;
}

void Composer::setDrafts(const QHash<QString, QString> &drafts)
{
    m_bar->leaveAll();
    m_drafts = drafts;
    if (!m_room.isEmpty())
        setText(m_drafts.value(m_room));
}

} // namespace tincan
