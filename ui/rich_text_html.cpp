#include "ui/rich_text_html.h"

namespace tincan {

namespace {

QString toHtml(const TextRun &run)
{
    static const std::pair<int, QString> tags[] = {{TextRun::Code, QStringLiteral("code")},
                                                   {TextRun::Struck, QStringLiteral("s")},
                                                   {TextRun::Italic, QStringLiteral("i")},
                                                   {TextRun::Bold, QStringLiteral("b")}};
    QString html = run.text.toHtmlEscaped();
    for (const auto &[style, tag] : tags)
        if (run.style & style)
            html = QStringLiteral("<%1>%2</%1>").arg(tag, html);
    return run.link.isEmpty() ? html : QStringLiteral("<a href=\"%1\">%2</a>").arg(run.link.toHtmlEscaped(), html);
}

QString toHtml(const TextBlock &block)
{
    if (block.kind == TextBlock::Kind::Rule)
        return QStringLiteral("<hr>");
    if (block.kind == TextBlock::Kind::Code)
        return QStringLiteral("<pre>%1</pre>").arg(block.text().toHtmlEscaped());
    QString html = block.marker.isEmpty() ? QString() : block.marker.toHtmlEscaped() + u' ';
    for (const TextRun &run : block.runs)
        html += toHtml(run);
    if (block.kind == TextBlock::Kind::Heading)
        html = QStringLiteral("<b>%1</b>").arg(html);
    return block.quotes > 0 ? QStringLiteral("<blockquote>%1</blockquote>").arg(html)
                            : QStringLiteral("<div>%1</div>").arg(html);
}

} // namespace

QString toHtml(const RichText &text)
{
    QString html;
    for (const TextBlock &block : text.blocks)
        html += toHtml(block);
    return html;
}

} // namespace tincan
