// What somebody wrote, where it stands in a line with other words: a name, a title, the beginning of a message. Its
// letters stay, and nothing of it turns the order of what stands beside it. Pure, any thread.
#pragma once

#include <QString>

namespace tincan {

// Embeddings, overrides and isolates, which go on behind the text that they are in: U+202A to U+202E, U+2066 to U+2069.
bool isBidiControl(QChar c);
// Overrides show other text than what is written, also where it stands alone.
bool isBidiOverride(QChar c);
// Of text that has its own paragraphs.
QString withoutOverrides(QString text);
// One line, of so many characters of the text at most.
QString plainLine(const QString &text, qsizetype most = 300);

} // namespace tincan
