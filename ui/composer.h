// Where a message is written: grows to eight lines, Enter sends, Shift+Enter breaks the line. What was sent stays in
// the box until accepted() says that it is on disk; refused() leaves it there. Holds the drafts of all rooms. GUI
// thread.
#pragma once

#include <QFrame>
#include <QHash>
#include <QTextEdit>
#include <QToolButton>

class QLabel;

namespace tincan {

class ComposerEdit : public QTextEdit
{
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    void enterPressed();
    void focusChanged(bool focused);
    void paged(int action); // QAbstractSlider::SliderAction: nothing to turn here
    void pastedTooMuch(qsizetype bytes);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

class Composer : public QWidget
{
    Q_OBJECT
public:
    static constexpr int textLimit = 16'384; // bytes of UTF-8

    explicit Composer(QWidget *parent = nullptr);

    // Keeps the draft of the room that is left, and shows that of the new one.
    void setRoom(const QString &room, const QString &title);
    QString room() const { return m_room; }
    QString text() const { return m_edit->toPlainText(); }
    void setText(const QString &text);
    void type(const QString &text); // as if by the keyboard
    ComposerEdit *edit() const { return m_edit; }
    QToolButton *sendButton() const { return m_send; }
    QList<QWidget *> stops() const { return {m_edit, m_emoji, m_send}; } // of the Tab key

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

    QHash<QString, QString> drafts() const;
    void setDrafts(const QHash<QString, QString> &drafts);

Q_SIGNALS:
    void submitted(const QString &room, const QString &text);

private:
    struct Waiting
    {
        QString id;
        QString room;
        QString text;
        QStringList next; // Enter was pressed behind each of these meanwhile
    };

    void submit();
    void submitText(const QString &room, const QString &text);
    void say(const QString &sentence);
    void refresh();
    void fitHeight();
    QWidget *makeBox();
    void changeEvent(QEvent *event) override;

    ComposerEdit *m_edit;
    QToolButton *m_emoji;
    QToolButton *m_send;
    QFrame *m_box;
    QLabel *m_hint;
    QString m_room;
    QHash<QString, QString> m_drafts;
    Waiting m_waiting;
    std::pair<QString, QString> m_submitted; // room and text that are being handed over
};

} // namespace tincan
