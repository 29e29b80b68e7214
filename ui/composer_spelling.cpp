#include "ui/composer_spelling.h"

#include "ui/code_marks.h"
#include "ui/composer_edit.h"
#include "ui/spelling_words.h"
#include "ui/theme.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QLocale>
#include <QMenu>
#include <QTextBlock>

namespace tincan {

namespace {

constexpr qsizetype longestLine = 20'000; // characters: nobody wrote that by hand

enum BlockKind
{
    ProseBlock = 0,
    CodeBlock = 1
};

} // namespace

ComposerSpelling::ComposerSpelling(ComposerEdit *edit, std::shared_ptr<Spelling> spelling)
    : QSyntaxHighlighter(edit->document()), m_edit(edit), m_spelling(std::move(spelling)), m_typedIn(edit->document())
{
    edit->installEventFilter(this);
    edit->viewport()->installEventFilter(this);
    connect(m_spelling.get(), &Spelling::checked, this, &QSyntaxHighlighter::rehighlight);
    connect(document(), &QTextDocument::contentsChange, this,
            [this](int, int removed, int added) { m_changed = removed + added == 1; });
    connect(edit, &QTextEdit::cursorPositionChanged, this, &ComposerSpelling::follow);
}

void ComposerSpelling::follow()
{
    const QTextBlock left = m_typedIn.block();
    m_typedIn = m_edit->textCursor();
    m_typing = std::exchange(m_changed, false);
    if (m_spelling->language().isEmpty())
        return;
    rehighlightBlock(left);
    if (m_typedIn.block() != left)
        rehighlightBlock(m_typedIn.block());
}

void ComposerSpelling::highlightBlock(const QString &text)
{
    const bool inCode = previousBlockState() == CodeBlock;
    const bool fence = isFence(text);
    setCurrentBlockState(inCode != fence ? CodeBlock : ProseBlock);
    if (inCode || fence || text.size() > longestLine || m_spelling->language().isEmpty())
        return;
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wrong.setUnderlineColor(Theme::current().bad);
    const bool cursorHere = m_typing && m_edit->textCursor().block() == currentBlock();
    const int cursor = cursorHere ? m_edit->textCursor().positionInBlock() : -1;
    for (const auto &[start, length] : wordsToCheck(text)) {
        if (m_spelling->isWrong(text.mid(start, length)) && cursor != start + length)
            setFormat(start, length, wrong);
    }
}

QTextCursor ComposerSpelling::wrongWordAt(int position)
{
    QTextCursor found(document());
    const QTextBlock block = document()->findBlock(position);
    if (block.userState() == CodeBlock)
        return found;
    const int at = position - block.position();
    for (const auto &[start, length] : wordsToCheck(block.text())) {
        if (at < start || at > start + length || !m_spelling->isWrong(block.text().mid(start, length)))
            continue;
        found.setPosition(block.position() + start);
        found.setPosition(block.position() + start + length, QTextCursor::KeepAnchor);
    }
    return found;
}

bool ComposerSpelling::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ContextMenu)
        return openMenu(*static_cast<QContextMenuEvent *>(event));
    if (event->type() == QEvent::PaletteChange && watched == m_edit)
        rehighlight();
    return QSyntaxHighlighter::eventFilter(watched, event);
}

bool ComposerSpelling::openMenu(const QContextMenuEvent &event)
{
    if (m_spelling->languages().isEmpty())
        return false; // QTextEdit's own is all there is
    const bool byMouse = event.reason() == QContextMenuEvent::Mouse;
    const QTextCursor at = byMouse ? m_edit->cursorForPosition(event.pos()) : m_edit->textCursor();
    const QPoint global = byMouse ? event.globalPos() : m_edit->viewport()->mapToGlobal(m_edit->cursorRect().center());
    const QTextCursor word = wrongWordAt(at.position());
    if (!word.hasSelection()) {
        showMenu(word, {}, global);
        return true;
    }
    m_spelling->suggest(word.selectedText(), this,
                        [this, word, global](const QStringList &words) { showMenu(word, words, global); });
    return true;
}

void ComposerSpelling::showMenu(const QTextCursor &word, const QStringList &suggestions, const QPoint &at)
{
    QMenu *menu = m_edit->createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *first = menu->actions().value(0);
    const auto add = [menu, first](const QString &words) {
        auto *action = new QAction(words, menu);
        menu->insertAction(first, action);
        return action;
    };
    if (word.hasSelection()) {
        for (const QString &suggestion : suggestions)
            connect(add(suggestion), &QAction::triggered, this,
                    [cursor = QTextCursor(word), suggestion]() mutable { cursor.insertText(suggestion); });
        if (suggestions.isEmpty())
            add(tr("No suggestions"))->setEnabled(false);
        connect(add(tr("Add to dictionary")), &QAction::triggered, this,
                [this, word] { m_spelling->add(word.selectedText()); });
        menu->insertSeparator(first);
    }
    menu->addSeparator();
    menu->addMenu(languageMenu(menu));
    menu->popup(at);
}

QMenu *ComposerSpelling::languageMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Spelling"), parent);
    auto *group = new QActionGroup(menu);
    for (const QString &language : m_spelling->languages()) {
        const QLocale locale(language);
        QAction *action = menu->addAction(
            tr("%1 (%2)", "a language, a country").arg(locale.nativeLanguageName(), locale.nativeTerritoryName()));
        action->setCheckable(true);
        action->setChecked(language == m_spelling->language());
        group->addAction(action);
        connect(action, &QAction::triggered, m_spelling.get(), [spelling = m_spelling.get(), language] {
            spelling->setLanguage(language);
            Q_EMIT spelling->languageChosen(language);
        });
    }
    return menu;
}

} // namespace tincan
