#include "ui/composer_completion.h"

#include "ui/completion_popup.h"
#include "ui/composer_edit.h"
#include "ui/skin_tone.h"

#include <QKeyEvent>
#include <QTextBlock>

namespace tincan {

ComposerCompletion::ComposerCompletion(ComposerEdit *edit) : QObject(edit), m_edit(edit)
{
    connect(edit, &QTextEdit::textChanged, this, &ComposerCompletion::look);
    connect(edit, &QTextEdit::cursorPositionChanged, this, &ComposerCompletion::look);
    edit->installEventFilter(this);
}

CompletionPopup *ComposerCompletion::popup() const
{
    return m_popup;
}

bool ComposerCompletion::isOpen() const
{
    return m_popup && m_popup->isVisible();
}

void ComposerCompletion::close()
{
    if (m_popup)
        m_popup->hide();
}

void ComposerCompletion::look()
{
    const QTextCursor cursor = m_edit->textCursor();
    const QString line = cursor.block().text().first(cursor.positionInBlock());
    // Most keys end here.
    const bool mayBe = line.contains(u'@') || line.contains(u':');
    const auto word = mayBe ? completionAt(m_edit->toPlainText(), cursor.position()) : std::nullopt;
    if (m_dismissed && word && m_dismissed->start == word->start && word->word.startsWith(m_dismissed->word))
        return close();
    m_dismissed.reset();
    // What cannot be undone is shown, and was not typed here.
    if (!word || !m_edit->document()->isUndoAvailable() || cursor.hasSelection() || m_edit->isComposing() ||
        !m_edit->hasFocus())
        return close();
    const QStringList people = m_people && word->sign == u'@' ? m_people() : QStringList();
    const QList<Completion> completions = completionsOf(*word, people, SkinTone::shared().tone());
    const bool whole = std::any_of(completions.begin(), completions.end(), [&](const Completion &completion) {
        return completion.text == word->sign + word->word;
    });
    if (completions.isEmpty() || (whole && completions.size() == 1))
        return close();
    if (isOpen() && completions == m_completions && *word == m_word)
        return;
    m_word = *word;
    m_completions = completions;
    if (!m_popup || m_popup->parentWidget() != m_edit->window()) {
        delete m_popup;
        m_popup = new CompletionPopup(m_edit->window());
        connect(m_popup, &CompletionPopup::picked, this, &ComposerCompletion::put);
    }
    QTextCursor sign(m_edit->document());
    sign.setPosition(int(word->start));
    QRect at = m_edit->cursorRect(sign);
    at.moveTopLeft(m_edit->viewport()->mapTo(m_edit->window(), at.topLeft()));
    // Above the whole box, which keeps its edge, and below the line that is written.
    at.setTop(m_edit->parentWidget()->mapTo(m_edit->window(), QPoint()).y());
    m_popup->open(completions, at);
    // A sign alone is not meant to be somebody yet, and a whole name needs no help: Enter sends it.
    m_popup->choose(word->word.isEmpty() || whole ? -1 : 0);
}

void ComposerCompletion::put(int row)
{
    QTextCursor cursor(m_edit->document());
    cursor.setPosition(int(m_word.start));
    cursor.setPosition(int(m_word.start + 1 + m_word.word.size()), QTextCursor::KeepAnchor);
    const QString text = m_completions[row].text + u' ';
    close();
    cursor.insertText(text);
    m_edit->setTextCursor(cursor);
}

bool ComposerCompletion::take(const QKeyEvent &event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_popup->step(event.key() == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_Escape:
        m_dismissed = m_word;
        close();
        return true;
    case Qt::Key_Tab:
        put(qMax(0, m_popup->chosen()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_popup->chosen() < 0)
            return false;
        put(m_popup->chosen());
        return true;
    default:
        return false;
    }
}

bool ComposerCompletion::eventFilter(QObject *watched, QEvent *event)
{
    if (!isOpen())
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: // Esc is another thing's key
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (take(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
        close();
        break;
    case QEvent::InputMethod:
        if (!static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty())
            close();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tincan
