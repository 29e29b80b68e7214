// Above the composer's text: which message is answered or edited, and a way out of it. Keeps that for each room, with
// the draft that an edit stands in for. Takes Esc while it is there, and ↑ in an empty text. GUI thread.
#pragma once

#include "core/chat/message.h"
#include "ui/draft_store.h"

#include <QFrame>
#include <QHash>

#include <optional>

class QLabel;
class QTextEdit;
class QToolButton;

namespace tincan {

class ComposerBar : public QFrame
{
    Q_OBJECT
public:
    // The text is another's; it must outlive the bar.
    explicit ComposerBar(QTextEdit *text, QWidget *parent = nullptr);

    void setRoom(const QString &room);
    void setReply(const Message &message);
    // The message's text takes the place of the draft until it is left.
    void setEditing(const Message &message);
    QString replyTo(const QString &room) const; // an id; empty: the text answers nothing
    QString editing() const;                    // the id of what is edited here; empty: nothing
    // What went out answered it.
    void endReply(const QString &room);
    // Out of the edit, else of the reply; what was written before the edit comes back.
    void leave();
    void leaveAll(); // of every room, in silence
    // What is written in a room for a new message, where this is what its box shows.
    RoomDraft draftOf(const QString &room, const QString &shown) const;
    // Goes on with what was written before. True where an edit stands in for its text.
    bool setDraft(const QString &room, const RoomDraft &draft);
    // What was sent is no part of the draft that an edit stands in for. False where none does.
    bool dropSent(const QString &room, const QString &text);

    QToolButton *closeButton() const { return m_close; }
    QString words() const; // shown; empty: nothing is

Q_SIGNALS:
    void lastWanted(); // to be edited
    void replyChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Aim
    {
        std::optional<Message> answered;
        std::optional<Message> edited;
        QString draft; // behind the edit
    };

    void setText(const QString &text);
    void refresh();
    void elide();
    void resizeEvent(QResizeEvent *event) override;

    QTextEdit *m_text;
    QLabel *m_what;
    QLabel *m_line;
    QString m_words; // in that line, as long as they are
    QToolButton *m_close;
    QString m_room;
    QHash<QString, Aim> m_aims; // by room
};

} // namespace tincan
