// Where a message is written. What was sent stays in the box until accepted() says that it is on disk; refused() leaves
// it there. Holds the drafts of all rooms. GUI thread.
#pragma once

#include "core/chat/message.h"
#include "ui/composer_box.h"
#include "ui/draft_store.h"

namespace tincan {

class AttachmentStrip;
class ComposerBar;
class ComposerHint;
class TypingLine;

class Composer : public QWidget
{
    Q_OBJECT
public:
    static constexpr int textLimit = 16'384; // bytes of UTF-8, where the server does not say another

    explicit Composer(QWidget *parent = nullptr);

    // Keeps the draft of the room that is left, and shows that of the new one.
    // `sign` stands before the title where one is asked to write.
    void setRoom(const QString &room, const QString &title, const QString &sign = QStringLiteral("#"));
    QString room() const { return m_room; }
    QString text() const { return edit()->toPlainText(); }
    void setText(const QString &text);
    void type(const QString &text);           // as if by the keyboard
    void setTextLimit(int bytes);             // of the server
    void setTyping(const QStringList &names); // who else writes in this room
    // The next message answers this one; this one gets the text that is written now. Both in the room that is shown.
    void setReply(const Message &message);
    void setEditing(const Message &message);
    ComposerBar *bar() const { return m_bar; }
    ComposerBox *box() const { return m_box; }
    ComposerEdit *edit() const { return m_box->edit(); }
    QToolButton *sendButton() const { return m_box->sendButton(); }
    QList<QWidget *> stops() const;
    AttachmentStrip *files() const { return m_files; }
    // Those that go along with what was submitted: they are the message's from now on.
    QList<FileRef> takeFiles();

    // The text of this room went out under this id; it leaves the box when that is on disk.
    void handedOver(const QString &id);
    bool isWaitingFor(const QString &id) const { return m_waiting.id == id && !id.isEmpty(); }
    void accepted(const QString &id);
    void refused(const QString &id, const QString &sentence);
    // Nobody answers any more: whatever was handed over is on disk by now.
    void settle()
    {
        while (!m_waiting.id.isEmpty())
            accepted(m_waiting.id);
    }

    // Files, an edit, or what is being handed over: drafts() has none of it.
    bool holdsMore() const;
    RoomDrafts drafts() const;
    void setDrafts(const RoomDrafts &drafts);
    void append(const RoomDrafts &drafts); // below what is written; the cursor stays

Q_SIGNALS:
    void submitted(const QString &room, const QString &text);
    void edited(const QString &id, const QString &text);
    void draftsChanged();
    void draftSent(); // and changed by it: the message is kept elsewhere now, and a draft of it would offer it again
    void typing(bool on); // by the person, in the room that is shown: `on` while there is something to send

private:
    struct Waiting
    {
        QString id;
        QString room;
        QString text;
        QList<FileRef> files;
        QStringList next; // Enter was pressed behind each of these meanwhile
    };

    void submit();
    bool maySend(const QString &text) const;
    void submitText(const QString &room, const QString &text);
    void takeTextChange();
    void refresh();
    void makeFiles();
    void offerFile(const QString &text);
    void chooseFiles();

    ComposerBox *m_box;
    ComposerBar *m_bar;
    ComposerHint *m_hint;
    TypingLine *m_typing;
    AttachmentStrip *m_files;
    QToolButton *m_attach;
    int m_limit = textLimit;
    QString m_room;
    QHash<QString, QString> m_texts;                        // of the other rooms
    bool m_showing = false;                                 // nobody types what is shown now
    std::optional<std::pair<QString, QString>> m_whenReady; // room and text of an Enter before its files were there
    Waiting m_waiting;
    std::pair<QString, QString> m_submitted; // room and text that are being handed over
    QList<FileRef> m_taken;                  // with it
};

} // namespace tincan
