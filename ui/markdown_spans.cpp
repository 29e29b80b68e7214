// The text of a block: spans, links, images.
#include "ui/inline_text.h"
#include "ui/links.h"
#include "ui/markdown_reader_private.h"

#include <functional>

namespace tincan {

using namespace Qt::StringLiterals;

void MarkdownReader::setStyle(int style, bool on)
{
    m_like.style = on ? m_like.style | style : m_like.style & ~style;
}

void MarkdownReader::enterSpan(MD_SPANTYPE type, const void *detail)
{
    switch (type) {
    case MD_SPAN_EM:
        return setStyle(TextRun::Italic, true);
    case MD_SPAN_STRONG:
        return setStyle(TextRun::Bold, true);
    case MD_SPAN_DEL:
        return setStyle(TextRun::Struck, true);
    case MD_SPAN_CODE:
        return setStyle(TextRun::Code, true);
    case MD_SPAN_A:
        return enterLink(static_cast<const MD_SPAN_A_DETAIL *>(detail)->href, u"["_s);
    case MD_SPAN_IMG:
        return enterLink(static_cast<const MD_SPAN_IMG_DETAIL *>(detail)->src, u"!["_s);
    default:
        return;
    }
}

void MarkdownReader::leaveSpan(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        return setStyle(TextRun::Italic, false);
    case MD_SPAN_STRONG:
        return setStyle(TextRun::Bold, false);
    case MD_SPAN_DEL:
        return setStyle(TextRun::Struck, false);
    case MD_SPAN_CODE:
        return setStyle(TextRun::Code, false);
    case MD_SPAN_A:
    case MD_SPAN_IMG:
        return leaveLink();
    default:
        return;
    }
}

// Only the outermost counts: an image within a link leads where the link does.
void MarkdownReader::enterLink(const MD_ATTRIBUTE &target, const QString &opening)
{
    if (m_linkDepth++ > 0)
        return;
    m_opening = opening;
    m_target = shown(target.text, target.size);
    m_linkText.clear();
    m_angled = false;
    m_linkRun = current().runs.size();
    m_linkBlock = m_blocks.size() - 1;
    m_ownRun = true;
    if (mayOpen(m_target))
        m_like.link = m_target;
}

void MarkdownReader::leaveLink()
{
    if (--m_linkDepth > 0)
        return;
    m_like.link.clear();
    m_ownRun = true;
    const bool writtenOut =
        m_target == m_linkText || m_target == u"http://"_s + m_linkText || m_target == u"mailto:"_s + m_linkText;
    if (!mayOpen(m_target)) {
        if (writtenOut && m_angled)
            writeOut(u"<"_s, u">"_s);
        else if (!writtenOut)
            writeOut(m_opening, u"]("_s + m_target + u')');
    } else if (namesAnother(m_linkText, m_target)) {
        writeOut(m_opening, u"]("_s + m_target + u')');
    } else if (m_linkText.isEmpty()) { // an image without a word to it
        appendRun(current().runs, {m_target, m_like.style, m_target});
    } else if (writtenOut && m_linkBlock == m_blocks.size() - 1) {
        // The parser ends it at a space; Chinese has none.
        const qsizetype length = findLink(m_target).length;
        TextRun &run = m_blocks.last().runs.last();
        const qsizetype over = m_target.size() - length;
        if (over > 0 && over < run.text.size() && length > 0 && mayOpen(m_target.first(length))) {
            const QString rest = run.text.last(over);
            run.text.chop(over);
            run.link.chop(over);
            append(rest);
        }
    }
}

void MarkdownReader::writeOut(const QString &before, const QString &after)
{
    m_blocks[m_linkBlock].runs.insert(m_linkRun, {before, m_like.style, {}});
    appendRun(current().runs, {after, m_like.style, {}});
}

void MarkdownReader::append(const QString &text)
{
    QList<TextRun> &runs = current().runs;
    QList<TextRun> own;
    QList<TextRun> &to = std::exchange(m_ownRun, false) ? own : runs;
    if (m_like.style & TextRun::Code)
        appendRun(to, {text, m_like.style, m_like.link});
    else
        appendDressed(to, text, m_like, m_names);
    runs += own;
}

void MarkdownReader::takeText(MD_TEXTTYPE type, const char *text, qsizetype size)
{
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        return breakLine();
    case MD_TEXT_CODE:
        if (m_open && m_blocks.last().kind == TextBlock::Kind::Code)
            return appendRun(m_blocks.last().runs, {shown(text, size), 0, {}});
        break;
    default:
        break;
    }
    const QString words = shown(text, size);
    if (m_linkDepth > 0) {
        const char *begin = m_text.constData();
        const bool inside = !std::less<>()(text, begin + 1) && std::less<>()(text, begin + m_text.size());
        m_angled = m_angled || (m_linkText.isEmpty() && inside && text[-1] == '<');
        m_linkText += words;
    }
    append(words);
}

} // namespace tincan
