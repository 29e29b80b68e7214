// What is written and not sent, of every room.
#include "ui/attachment_strip.h"
#include "ui/composer.h"
#include "ui/composer_bar.h"

namespace tincan {

RoomDrafts Composer::drafts() const
{
    QHash<QString, QString> texts = m_texts;
    if (!m_room.isEmpty())
        texts[m_room] = text();
    RoomDrafts all;
    for (auto written = texts.begin(); written != texts.end(); ++written) {
        const RoomDraft draft = m_bar->draftOf(written.key(), written.value());
        if (!draft.isEmpty())
            all.insert(written.key(), draft);
    }
    return all;
}

void Composer::setDrafts(const RoomDrafts &drafts)
{
    m_bar->leaveAll();
    m_files->clear();
    m_whenReady.reset();
    m_texts.clear();
    for (auto draft = drafts.begin(); draft != drafts.end(); ++draft) {
        m_bar->setDraft(draft.key(), draft.value());
        m_texts.insert(draft.key(), draft->text);
    }
    if (!m_room.isEmpty())
        setText(m_texts.take(m_room));
}

void Composer::append(const RoomDrafts &drafts)
{
    const RoomDrafts before = this->drafts();
    for (auto draft = drafts.begin(); draft != drafts.end(); ++draft) {
        RoomDraft joined = before.value(draft.key());
        const QString own = joined.text;
        joined.append(draft.value());
        if (m_bar->setDraft(draft.key(), joined))
            continue;
        if (draft.key() != m_room) {
            m_texts[draft.key()] = joined.text;
        } else if (joined.text.startsWith(own) && own == text()) {
            QTextCursor end(edit()->document());
            end.movePosition(QTextCursor::End);
            end.insertText(joined.text.sliced(own.size()));
        } else { // nothing but spaces
            setText(joined.text);
        }
    }
    Q_EMIT draftsChanged();
}

} // namespace tincan
