// Plain text of a line, taken apart: links that are written out, mentions, shortcodes and emoji. Pure, any thread.
#pragma once

#include "ui/rich_text.h"

namespace tincan {

// Puts the text behind the last run, or into it where it looks the same.
void appendRun(QList<TextRun> &runs, const TextRun &run);
// `like` says how it looks apart from what is found in it; where that is a link already, no other is looked for.
void appendDressed(QList<TextRun> &runs, const QString &text, const TextRun &like, const MentionNames &names);

} // namespace tincan
