#include "ui/composer_edit.h"

#include "ui/composer.h"
#include "ui/drop_overlay.h"
#include "ui/markdown_keys.h"

#include <QAbstractSlider>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QTextLayout>

namespace tincan {

namespace {

constexpr int mostPasted = 4 * Composer::textLimit; // bytes: may be cut down by hand; what is longer stops the window

// Some programs copy only what is formatted.
QString textOf(const QMimeData &data)
{
    return data.hasText() || !data.hasHtml() ? data.text() : QTextDocumentFragment::fromHtml(data.html()).toPlainText();
}

bool isTooMuch(const QString &text)
{
    return text.size() > mostPasted || text.toUtf8().size() > mostPasted;
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
    if (!enter) {
        if (!applyMarkdownKey(this, *event))
            QTextEdit::keyPressEvent(event);
    } else if (isComposing()) {
        QGuiApplication::inputMethod()->commit(); // this Enter is for the input method
    } else if (sends(*event)) {
        Q_EMIT enterPressed();
    } else {
        breakLine(textCursor());
        ensureCursorVisible();
    }
}

bool ComposerEdit::sends(const QKeyEvent &enter) const
{
    if (enter.modifiers().testFlag(Qt::ControlModifier))
        return true;
    return enter.modifiers().testFlag(Qt::ShiftModifier) != m_enterSends;
}

bool ComposerEdit::isComposing() const
{
    return !textCursor().block().layout()->preeditAreaText().isEmpty();
}

// What is a key here is none of the window's.
bool ComposerEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isMarkdownKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTextEdit::event(event);
}

// A drop that is not taken moves nothing away from where it came from.
bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    if (!localPaths(*source).isEmpty() || isPictureAlone(*source))
        return true;
    return (source->hasText() || source->hasHtml()) && !isTooMuch(textOf(*source));
}

// A paste does not ask whether it may.
void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList paths = localPaths(*source); !paths.isEmpty())
        return Q_EMIT pastedFiles(paths);
    if (isPictureAlone(*source))
        return Q_EMIT pastedPicture(qvariant_cast<QImage>(source->imageData()));
    const QString text = textOf(*source);
    if (isTooMuch(text))
        return Q_EMIT pastedTooMuch(text);
    textCursor().insertText(text);
    ensureCursorVisible();
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
