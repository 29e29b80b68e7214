// Reads Markdown with md4c into blocks of runs. HTML stays text, an image becomes a link to it, what could not be
// opened is shown as it was written. Pure, any thread.
#pragma once

#include "ui/rich_text.h"

namespace tincan {

// Of text that richTextSource made.
QList<TextBlock> readMarkdown(const QString &text, const MentionNames &names);

} // namespace tincan
