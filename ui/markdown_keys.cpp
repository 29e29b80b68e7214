#include "ui/markdown_keys.h"

#include "ui/code_marks.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextEdit>

#include <optional>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

class MarkdownNames
{
    Q_DECLARE_TR_FUNCTIONS(MarkdownNames)
public:
    static QList<MarkdownKey> keys()
    {
        return {
            {Markdown::Bold, QKeySequence(Qt::CTRL | Qt::Key_B), tr("Bold")},
            {Markdown::Italic, QKeySequence(Qt::CTRL | Qt::Key_I), tr("Italic")},
            {Markdown::Strike, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), tr("Strike through")},
            {Markdown::Code, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), tr("Code")},
            {Markdown::CodeBlock, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), tr("Code block")},
            {Markdown::Link, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), tr("Link")},
        };
    }
};

std::optional<Markdown> markOf(const QKeyEvent &event)
{
    const QKeySequence pressed(event.keyCombination());
    for (const MarkdownKey &key : MarkdownNames::keys()) {
        if (key.keys == pressed)
            return key.mark;
    }
    return std::nullopt;
}

int runBefore(const QString &text, int at, QChar c)
{
    int run = 0;
    while (at - run > 0 && text[at - run - 1] == c)
        ++run;
    return run;
}

int runBehind(const QString &text, int at, QChar c)
{
    int run = 0;
    while (at + run < text.size() && text[at + run] == c)
        ++run;
    return run;
}

// Three stars are bold and italic, two are bold, one is italic.
bool holds(int run, const QString &mark)
{
    return mark == u"*" ? run % 2 == 1 : run >= mark.size();
}

void selectAgain(QTextEdit *edit, int from, int to)
{
    QTextCursor cursor = edit->textCursor();
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    edit->setTextCursor(cursor);
}

void replace(QTextCursor &cursor, int from, int to, const QString &with)
{
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    cursor.insertText(with);
}

void toggleAround(QTextEdit *edit, const QString &mark)
{
    const QString text = edit->toPlainText();
    QTextCursor cursor = edit->textCursor();
    int from = cursor.selectionStart();
    int to = cursor.selectionEnd();
    const int length = int(mark.size());
    // Spaces at the ends are not marked: Markdown would not see it.
    while (from < to && text[from].isSpace())
        ++from;
    while (to > from && text[to - 1].isSpace())
        --to;
    // Selected with its marks, they are what is meant as well.
    if (to - from > 2 * length && holds(runBehind(text, from, mark[0]), mark) &&
        holds(runBefore(text, to, mark[0]), mark)) {
        from += length;
        to -= length;
    }
    const bool marked = holds(runBefore(text, from, mark[0]), mark) && holds(runBehind(text, to, mark[0]), mark);
    cursor.beginEditBlock();
    if (marked) {
        replace(cursor, to, to + length, {});
        replace(cursor, from - length, from, {});
    } else {
        replace(cursor, to, to, mark);
        replace(cursor, from, from, mark);
    }
    cursor.endEditBlock();
    const int shift = marked ? -length : length;
    selectAgain(edit, from + shift, to + shift);
}

// Code that has backticks in it stands between more of them.
QString ticksFor(const QString &code, int least)
{
    int longest = 0;
    for (int i = 0; i < code.size(); ++i)
        longest = qMax(longest, runBehind(code, i, u'`'));
    return QString(qMax(longest + 1, least), u'`');
}

void toggleCode(QTextEdit *edit)
{
    const QTextCursor cursor = edit->textCursor();
    const QString code =
        edit->toPlainText().mid(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart());
    if (code.contains(u'\n'))
        return toggle(edit, Markdown::CodeBlock);
    const bool whole = code.size() > 2 && code.startsWith(u'`') && code.endsWith(u'`');
    toggleAround(edit, whole ? u"`"_s : ticksFor(code, 1));
}

// Whole lines, with a fence above and below.
void toggleBlock(QTextEdit *edit)
{
    QTextCursor cursor = edit->textCursor();
    const QTextBlock first = edit->document()->findBlock(cursor.selectionStart());
    const QTextBlock last = edit->document()->findBlock(cursor.selectionEnd());
    const QTextBlock above = first.previous();
    const QTextBlock below = last.next();
    const int from = first.position();
    const int to = last.position() + last.length() - 1;
    if (above.isValid() && below.isValid() && isFence(above.text()) && isFence(below.text())) {
        cursor.beginEditBlock();
        replace(cursor, to, below.position() + below.length() - 1, {});
        replace(cursor, above.position(), from, {});
        cursor.endEditBlock();
        const int shift = from - above.position();
        return selectAgain(edit, from - shift, to - shift);
    }
    const QString fence = ticksFor(edit->toPlainText().mid(from, to - from), 3);
    cursor.beginEditBlock();
    replace(cursor, to, to, u'\n' + fence);
    replace(cursor, from, from, fence + u'\n');
    cursor.endEditBlock();
    const int shift = int(fence.size()) + 1;
    selectAgain(edit, from + shift, to + shift);
}

// An address becomes where the link leads to, other words what is read; the cursor goes to what is missing.
void makeLink(QTextEdit *edit)
{
    QTextCursor cursor = edit->textCursor();
    const int from = cursor.selectionStart();
    const QString words = cursor.selectedText();
    const bool address = words.startsWith(u"http://") || words.startsWith(u"https://");
    cursor.insertText(u'[' + (address ? QString() : words) + u"]("_s + (address ? words : QString()) + u')');
    const int at = from + (address || words.isEmpty() ? 1 : int(words.size()) + 3);
    selectAgain(edit, at, at);
}

} // namespace

QList<MarkdownKey> markdownKeys()
{
    return MarkdownNames::keys();
}

bool isMarkdownKey(const QKeyEvent &event)
{
    return markOf(event).has_value();
}

bool applyMarkdownKey(QTextEdit *edit, const QKeyEvent &event)
{
    const auto mark = markOf(event);
    if (mark)
        toggle(edit, *mark);
    return mark.has_value();
}

void toggle(QTextEdit *edit, Markdown mark)
{
    switch (mark) {
    case Markdown::Bold:
        return toggleAround(edit, u"**"_s);
    case Markdown::Italic:
        return toggleAround(edit, u"*"_s);
    case Markdown::Strike:
        return toggleAround(edit, u"~~"_s);
    case Markdown::Code:
        return toggleCode(edit);
    case Markdown::CodeBlock:
        return toggleBlock(edit);
    case Markdown::Link:
        return makeLink(edit);
    }
}

void breakLine(QTextCursor cursor)
{
    static const QRegularExpression item(u"^(\\s*(?:[-*+]|(\\d{1,9})([.)])|>)\\s+)(.*)$"_s);
    const QString line = cursor.block().text();
    const auto match = item.match(line);
    const bool behindMark = match.hasMatch() && cursor.positionInBlock() >= match.capturedLength(1);
    cursor.beginEditBlock();
    if (!behindMark || isCode(cursor.document()->toPlainText(), cursor.selectionStart())) {
        cursor.insertBlock(); // not the soft break that QTextEdit would make of it
    } else if (match.captured(4).trimmed().isEmpty()) {
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
    } else {
        QString mark = match.captured(1);
        if (!match.captured(2).isEmpty())
            mark.replace(match.captured(2), QString::number(match.captured(2).toLongLong() + 1));
        cursor.insertBlock();
        cursor.insertText(mark);
    }
    cursor.endEditBlock();
}

} // namespace tincan
