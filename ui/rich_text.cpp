#include "ui/rich_text.h"

#include "ui/emoji_table.h"
#include "ui/inline_text.h"
#include "ui/markdown_reader.h"
#include "ui/rich_text_source.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLargeEmoji = 3;

int largeEmojiIn(const QList<TextBlock> &blocks)
{
    if (blocks.size() != 1 || blocks[0].kind != TextBlock::Kind::Paragraph || blocks[0].quotes > 0 ||
        blocks[0].indent > 0)
        return 0;
    for (const TextRun &run : blocks[0].runs) {
        if (!(run.style & TextRun::Emoji) && !run.text.trimmed().isEmpty())
            return 0;
    }
    const int count = EmojiTable::all().countIfOnly(blocks[0].text()).value_or(0);
    return count <= mostLargeEmoji ? count : 0;
}

} // namespace

QString TextBlock::text() const
{
    QString all;
    for (const TextRun &run : runs)
        all += run.text;
    return all;
}

RichText richText(const QString &text, const MentionNames &names)
{
    const RichTextSource source = richTextSource(text);
    RichText rich;
    rich.whole = source.whole;
    rich.blocks = readMarkdown(source.text, names);
    if (rich.blocks.isEmpty()) { // signs of Markdown alone
        TextBlock block;
        appendRun(block.runs, {QString(source.text).remove(parserStop).trimmed(), 0, {}});
        rich.blocks.append(block);
    }
    if (rich.whole)
        rich.largeEmoji = largeEmojiIn(rich.blocks);
    return rich;
}

} // namespace tincan
