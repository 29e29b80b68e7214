// The text of the composer as it is written: Enter asks to send it, Shift+Enter breaks the line, and what is far too
// long is not let in. GUI thread.
#pragma once

#include <QImage>
#include <QTextEdit>

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
    void pastedTooMuch(const QString &text);
    void pastedFiles(const QStringList &paths);
    void pastedPicture(const QImage &picture);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace tincan
