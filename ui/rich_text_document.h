// A message's rich text as a document to lay out, and what is remembered in it for what is painted behind it.
// GUI thread (fonts).
#pragma once

#include "ui/rich_text.h"

#include <QTextDocument>
#include <QTextFormat>

namespace tincan {

// Of a block's format.
enum TextBlockProperty
{
    QuoteDepth = QTextFormat::UserProperty + 1,
    ItemMarker,
    CodeNumber, // of the block of code that the line belongs to, from 1
    CodeLanguage,
    IsRule,
};
// Of a character's format.
enum TextGroundProperty
{
    TextGround = QTextFormat::UserProperty + 16,
};
enum class Ground
{
    None,
    Code,
    Mention,
    Self,
};
// A block's user state where some of its text has a ground: others need not be looked through.
inline constexpr int hasGrounds = 1;

inline constexpr int quoteStep = 14; // pixels
inline constexpr int itemStep = 22;
inline constexpr int codePad = 12;
inline constexpr int codeHeader = 20; // the language's line
inline constexpr int ruleHeight = 8;

// Into an empty document.
void writeRichText(QTextDocument &document, const RichText &rich);

} // namespace tincan
