// A message's text made safe to show: Markdown without HTML and without anything that would have to be fetched, emoji,
// mentions and links. What cannot be shown well is left out, and what is long is cut, before any of it is laid out.
// Pure, any thread.
#pragma once

#include "ui/mention_names.h"

#include <QList>
#include <QString>

namespace tincan {

// A piece of a line that looks the same throughout.
struct TextRun
{
    enum Style
    {
        Bold = 1,
        Italic = 2,
        Struck = 4,
        Code = 8,
        Emoji = 16,
        Mention = 32,
        Self = 64, // a mention of whoever reads
    };
    QString text;
    int style = 0;
    QString link; // only what mayOpen
    bool operator==(const TextRun &) const = default;
};

// A line of a paragraph, or a whole block of code.
struct TextBlock
{
    enum class Kind
    {
        Paragraph,
        Heading,
        Code, // one run, its lines with `\n` between
        Rule,
    };
    Kind kind = Kind::Paragraph;
    int quotes = 0;     // it stands in so many
    int indent = 0;     // by so many lists
    bool apart = false; // from what stands above
    QString marker;     // of the list's item that begins here
    QString language;   // of code
    QList<TextRun> runs;

    QString text() const;
    bool operator==(const TextBlock &) const = default;
};

struct RichText
{
    QList<TextBlock> blocks;
    int largeEmoji = 0; // so many emoji and nothing else; 0 where there are more, or something else
    bool whole = true;  // nothing was cut off
};

RichText richText(const QString &text, const MentionNames &names = {});

} // namespace tincan
