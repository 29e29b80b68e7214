// What is done to a message's text before it is parsed: bounds, and characters that would spoil the look of others.
// Pure, any thread.
#pragma once

#include <QString>

namespace tincan {

// Put where the parser would make something of the text that nobody means in a chat; never shown.
inline constexpr QChar parserStop{u'\xfdd2'};

struct RichTextSource
{
    QString text;
    bool whole = true; // nothing was cut off
};

RichTextSource richTextSource(const QString &text);

} // namespace tincan
