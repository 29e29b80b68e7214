#include "ui/markdown_reader_private.h"
#include "ui/rich_text_source.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Deeper ones look like the deepest that still leave room for text.
constexpr int mostQuotes = 3;
constexpr int mostIndent = 4;

} // namespace

QList<TextBlock> MarkdownReader::read()
{
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_PERMISSIVEAUTOLINKS | MD_FLAG_STRIKETHROUGH;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
        return call(self, [=](MarkdownReader &reader) { reader.enterBlock(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
        return call(self, [=](MarkdownReader &reader) { reader.leaveBlock(type); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
        return call(self, [=](MarkdownReader &reader) { reader.enterSpan(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
        return call(self, [=](MarkdownReader &reader) { reader.leaveSpan(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const char *text, MD_SIZE size, void *self) {
        return call(self, [=](MarkdownReader &reader) { reader.takeText(type, text, qsizetype(size)); });
    };
    md_parse(m_text.constData(), MD_SIZE(m_text.size()), &parser, this);
    return std::move(m_blocks);
}

QString MarkdownReader::shown(const char *text, qsizetype size)
{
    return QString::fromUtf8(text, size).remove(parserStop);
}

TextBlock &MarkdownReader::begin(TextBlock::Kind kind, bool apart)
{
    TextBlock block;
    block.kind = kind;
    block.quotes = qMin(m_quotes, mostQuotes);
    block.indent = qMin(int(m_lists.size()), mostIndent);
    block.apart = apart && !m_blocks.isEmpty() && m_marker.isEmpty();
    block.marker = std::exchange(m_marker, {});
    m_blocks.append(block);
    m_open = true;
    return m_blocks.last();
}

TextBlock &MarkdownReader::current()
{
    return m_open ? m_blocks.last() : begin(TextBlock::Kind::Paragraph, false);
}

void MarkdownReader::breakLine()
{
    const TextBlock::Kind kind = current().kind;
    begin(kind, false);
}

void MarkdownReader::enterItem()
{
    Level &list = m_lists.last();
    m_marker = list.ordered ? QString::number(list.next++) + list.delimiter : u"•"_s;
    m_open = false;
}

void MarkdownReader::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        ++m_quotes;
        m_open = false;
        break;
    case MD_BLOCK_UL:
        m_lists.append(Level{});
        m_open = false;
        break;
    case MD_BLOCK_OL: {
        const auto *list = static_cast<const MD_BLOCK_OL_DETAIL *>(detail);
        m_lists.append({true, list->start, QLatin1Char(list->mark_delimiter)});
        m_open = false;
        break;
    }
    case MD_BLOCK_LI:
        enterItem();
        break;
    case MD_BLOCK_HR:
        begin(TextBlock::Kind::Rule, true);
        m_open = false;
        break;
    case MD_BLOCK_H:
        begin(TextBlock::Kind::Heading, true);
        break;
    case MD_BLOCK_CODE: {
        const MD_ATTRIBUTE &language = static_cast<const MD_BLOCK_CODE_DETAIL *>(detail)->lang;
        begin(TextBlock::Kind::Code, true).language = shown(language.text, language.size);
        break;
    }
    case MD_BLOCK_P:
        begin(TextBlock::Kind::Paragraph, true);
        break;
    default:
        break;
    }
}

void MarkdownReader::leaveBlock(MD_BLOCKTYPE type)
{
    if (type == MD_BLOCK_LI && !m_marker.isEmpty())
        begin(TextBlock::Kind::Paragraph, false); // an item without text
    if (type == MD_BLOCK_QUOTE)
        --m_quotes;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        m_lists.removeLast();
    if (type == MD_BLOCK_CODE && !m_blocks.last().runs.isEmpty()) {
        QString &code = m_blocks.last().runs.last().text;
        if (code.endsWith(u'\n'))
            code.chop(1);
        if (code.isEmpty())
            m_blocks.last().runs.clear();
    }
    m_open = false;
}

QList<TextBlock> readMarkdown(const QString &text, const MentionNames &names)
{
    return MarkdownReader(text.toUtf8(), names).read();
}

} // namespace tincan
