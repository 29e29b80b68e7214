#include "ui/rich_text_document.h"

#include "ui/emoji_font.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFrame>

namespace tincan {

namespace {

constexpr int paragraphGap = 8;
constexpr int itemGap = 2;

QFont larger(QFont font, qreal factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

class DocumentWriter
{
public:
    explicit DocumentWriter(QTextDocument &document) : m_cursor(&document), m_body(document.defaultFont()) {}

    void write(const RichText &rich);

private:
    void writeCode(const TextBlock &block);
    void writeLine(const TextBlock &block, bool listGoesOn);
    void makeRoom(const RichText &rich);
    void beginBlock(const QTextBlockFormat &format);
    QTextBlockFormat formatOf(const TextBlock &block, int lineHeight) const;
    QTextCharFormat formatOf(const TextRun &run, bool heading) const;

    QTextCursor m_cursor;
    QFont m_body;
    int m_lineHeight = QFontMetrics(m_body).height() * 5 / 4;
    bool m_first = true;
    int m_codes = 0;
    qreal m_emojiSize = 1; // of the text's
};

void DocumentWriter::write(const RichText &rich)
{
    m_cursor.beginEditBlock();
    m_emojiSize = rich.largeEmoji > 0 ? 2.4 : 1;
    int indent = 0;
    for (const TextBlock &block : rich.blocks) {
        if (block.kind == TextBlock::Kind::Code)
            writeCode(block);
        else
            writeLine(block, indent > 0);
        indent = block.indent;
    }
    makeRoom(rich);
    m_cursor.endEditBlock();
}

// A document leaves out the space above its first line and below its last.
void DocumentWriter::makeRoom(const RichText &rich)
{
    if (rich.blocks.isEmpty())
        return;
    QTextFrame *frame = m_cursor.document()->rootFrame();
    QTextFrameFormat format = frame->frameFormat();
    if (const TextBlock &first = rich.blocks.constFirst(); first.kind == TextBlock::Kind::Code)
        format.setTopMargin(codePad + (first.language.isEmpty() ? 0 : codeHeader));
    if (rich.blocks.constLast().kind == TextBlock::Kind::Code)
        format.setBottomMargin(codePad);
    if (format != frame->frameFormat())
        frame->setFrameFormat(format);
}

void DocumentWriter::beginBlock(const QTextBlockFormat &format)
{
    if (std::exchange(m_first, false))
        m_cursor.setBlockFormat(format);
    else
        m_cursor.insertBlock(format, QTextCharFormat());
}

QTextBlockFormat DocumentWriter::formatOf(const TextBlock &block, int lineHeight) const
{
    QTextBlockFormat format;
    format.setLineHeight(lineHeight, QTextBlockFormat::FixedHeight);
    if (block.quotes > 0)
        format.setProperty(QuoteDepth, block.quotes);
    if (!block.marker.isEmpty())
        format.setProperty(ItemMarker, block.marker);
    return format;
}

QTextCharFormat DocumentWriter::formatOf(const TextRun &run, bool heading) const
{
    const Theme &theme = Theme::current();
    QTextCharFormat format;
    if (heading)
        format.setFont(larger(m_body, 16.0 / 14), QTextCharFormat::FontPropertiesSpecifiedOnly);
    if (run.style & TextRun::Code) {
        format.setFont(fontFor(Type::Code));
        format.setProperty(TextGround, int(Ground::Code));
    }
    if (run.style & TextRun::Emoji)
        format.setFont(withEmoji(larger(m_body, m_emojiSize > 1 ? m_emojiSize : 1.15)));
    if (heading || (run.style & TextRun::Bold))
        format.setFontWeight(QFont::Bold);
    if (run.style & TextRun::Italic)
        format.setFontItalic(true);
    if (run.style & TextRun::Struck)
        format.setFontStrikeOut(true);
    if (run.style & TextRun::Mention) {
        const bool self = run.style & TextRun::Self;
        format.setForeground(self ? theme.onAccent : theme.accent);
        format.setFontWeight(QFont::DemiBold);
        format.setProperty(TextGround, int(self ? Ground::Self : Ground::Mention));
    }
    if (!run.link.isEmpty()) {
        format.setForeground(theme.accent);
        format.setAnchor(true);
        format.setAnchorHref(run.link);
    }
    return format;
}

void DocumentWriter::writeLine(const TextBlock &block, bool listGoesOn)
{
    const bool heading = block.kind == TextBlock::Kind::Heading;
    QTextBlockFormat format = formatOf(block, heading ? m_lineHeight * 16 / 14 : m_lineHeight);
    if (m_emojiSize > 1)
        format.clearProperty(QTextFormat::LineHeightType);
    // Margins are sides of the page, whichever way the text runs.
    const bool rightToLeft = block.text().isRightToLeft();
    const int margin = block.quotes * quoteStep + block.indent * itemStep;
    rightToLeft ? format.setRightMargin(margin) : format.setLeftMargin(margin);
    if (block.kind == TextBlock::Kind::Rule) {
        format.setProperty(IsRule, true);
        format.setLineHeight(ruleHeight, QTextBlockFormat::FixedHeight);
    }
    if (block.apart)
        format.setTopMargin(paragraphGap);
    else if (!block.marker.isEmpty() && !m_first)
        format.setTopMargin(listGoesOn ? itemGap : 2 * itemGap);
    beginBlock(format);
    for (const TextRun &run : block.runs) {
        const QTextCharFormat look = formatOf(run, heading);
        if (look.hasProperty(TextGround))
            m_cursor.block().setUserState(hasGrounds);
        m_cursor.insertText(run.style & TextRun::Emoji ? inOnePiece(run.text) : run.text, look);
    }
}

void DocumentWriter::writeCode(const TextBlock &block)
{
    const QFont font = fontFor(Type::Code);
    QTextCharFormat look;
    look.setFont(font);
    QTextBlockFormat format = formatOf(block, QFontMetrics(font).height() * 9 / 8);
    format.setLayoutDirection(Qt::LeftToRight);
    format.setLeftMargin(block.quotes * quoteStep + block.indent * itemStep + codePad);
    format.setRightMargin(codePad);
    format.setProperty(CodeNumber, ++m_codes);
    format.setProperty(CodeLanguage, block.language);
    const QStringList lines = block.text().split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const int header = block.language.isEmpty() ? 0 : codeHeader;
        format.setTopMargin(i > 0 || m_first ? 0 : codePad + header + paragraphGap / 2);
        format.setBottomMargin(i + 1 < lines.size() ? 0 : codePad + paragraphGap / 2);
        beginBlock(format);
        format.clearProperty(ItemMarker);
        m_cursor.insertText(lines[i], look);
    }
}

} // namespace

void writeRichText(QTextDocument &document, const RichText &rich)
{
    DocumentWriter(document).write(rich);
}

} // namespace tincan
