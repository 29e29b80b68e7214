// Markdown by keys: puts marks around what is selected or takes them away, as one step that can be undone, and goes on
// with a list on the next line. GUI thread.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QKeyEvent;
class QTextCursor;
class QTextEdit;

namespace tincan {

enum class Markdown
{
    Bold,
    Italic,
    Strike,
    Code,
    CodeBlock,
    Link
};

struct MarkdownKey
{
    Markdown mark;
    QKeySequence keys;
    QString name; // in the language of the person
};

QList<MarkdownKey> markdownKeys();
// Nothing where it is no such key.
bool isMarkdownKey(const QKeyEvent &event);
bool applyMarkdownKey(QTextEdit *edit, const QKeyEvent &event);

void toggle(QTextEdit *edit, Markdown mark);
// A new line: with the mark of the list or quote that the cursor stands in; behind an empty one the list is over.
void breakLine(QTextCursor cursor);

} // namespace tincan
