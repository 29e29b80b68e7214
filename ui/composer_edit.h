// The text of the composer as it is written: Enter asks to send it and Shift+Enter breaks the line, or the other way
// round; Markdown by keys; what is pasted is plain text, and what is far too long is not let in. GUI thread.
#pragma once

#include <QImage>
#include <QTextEdit>

namespace tincan {

class ComposerEdit : public QTextEdit
{
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget *parent = nullptr);

    void setEnterSends(bool sends) { m_enterSends = sends; }
    // With an input method: there is text that is not in the document yet.
    bool isComposing() const;

Q_SIGNALS:
    void enterPressed();
    void focusChanged(bool focused);
    void paged(int action); // QAbstractSlider::SliderAction: nothing to turn here
    void pastedTooMuch(const QString &text);
    void pastedFiles(const QStringList &paths);
    void pastedPicture(const QImage &picture);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool sends(const QKeyEvent &enter) const;

    bool m_enterSends = true;
};

} // namespace tincan
