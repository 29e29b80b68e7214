#include "ui/composer_edit.h"

#include "ui/composer.h"
#include "ui/drop_overlay.h"

#include <QAbstractSlider>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>

namespace tincan {

namespace {

constexpr int mostPasted = 4 * Composer::textLimit; // bytes: may be cut down by hand; what is longer stops the window

qsizetype bytesOf(const QMimeData &data)
{
    return data.text().toUtf8().size();
}

// Programs that have text put a picture of it beside it.
bool isPictureAlone(const QMimeData &data)
{
    return data.hasImage() && !data.hasText();
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
    if (!localPaths(*source).isEmpty() || isPictureAlone(*source))
        return true;
    const bool fits = source->text().size() <= mostPasted && bytesOf(*source) <= mostPasted;
    return fits && QTextEdit::canInsertFromMimeData(source);
}

// A paste does not ask whether it may.
void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList paths = localPaths(*source); !paths.isEmpty())
        Q_EMIT pastedFiles(paths);
    else if (isPictureAlone(*source))
        Q_EMIT pastedPicture(qvariant_cast<QImage>(source->imageData()));
    else if (bytesOf(*source) > mostPasted)
        Q_EMIT pastedTooMuch(source->text());
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

} // namespace tincan
