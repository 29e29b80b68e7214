#include "ui/rich_text.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

// Bold, italic and links of a piece without code. `**` must hug its words, so that 2 ** 3 stays as it is.
QString inlineMarks(const QString &plain, const RichTextLook &look)
{
    static const QRegularExpression bold(uR"(\*\*(?=\S)([^*]+?)(?<=\S)\*\*)"_s);
    static const QRegularExpression italic(uR"((?<![\w*])[*_](?=\S)([^*_]+?)(?<=\S)[*_](?![\w*]))"_s);
    static const QRegularExpression link(
        uR"(\b(?:https?://|mailto:|tincan://)[^\s<>"'\x{3000}-\x{303f}\x{ff00}-\x{ff20}]+)"_s);

    const auto dressed = [&](const QString &piece) {
        QString html = piece.toHtmlEscaped();
        html.replace(bold, u"<b>\\1</b>"_s);
        html.replace(italic, u"<i>\\1</i>"_s);
        return html;
    };
    QString html;
    qsizetype from = 0;
    for (auto hits = link.globalMatch(plain); hits.hasNext();) {
        const auto hit = hits.next();
        QString url = hit.captured();
        // A bracket that was opened inside belongs to it.
        const auto closes = [&url] { return url.endsWith(u')') && url.count(u'(') >= url.count(u')'); };
        while (!url.isEmpty() && u".,;:!?)*_"_s.contains(url.back()) && !closes())
            url.chop(1);
        html += dressed(plain.mid(from, hit.capturedStart() - from));
        html += u"<a href=\"%1\" style=\"color:%2; text-decoration:none\">%1</a>"_s.arg(url.toHtmlEscaped(),
                                                                                        look.link.name());
        from = hit.capturedStart() + url.size();
    }
    return html + dressed(plain.mid(from));
}

QString lineOf(const QString &line, const RichTextLook &look)
{
    static const QRegularExpression code(u"`([^`\\n]+)`"_s);
    QString html;
    qsizetype from = 0;
    for (auto hits = code.globalMatch(line); hits.hasNext();) {
        const auto hit = hits.next();
        html += inlineMarks(line.mid(from, hit.capturedStart() - from), look);
        html += u"<code style=\"background-color:%1\">&nbsp;%2&nbsp;</code>"_s.arg(look.code.name(),
                                                                                   hit.captured(1).toHtmlEscaped());
        from = hit.capturedEnd();
    }
    return html + inlineMarks(line.mid(from), look);
}

QString paragraph(const QStringList &lines, const RichTextLook &look)
{
    QStringList html;
    for (const QString &line : lines) {
        if (line.startsWith(u"> "_s))
            html += u"<span style=\"color:%1\">▏ %2</span>"_s.arg(look.dim.name(), lineOf(line.mid(2), look));
        else
            html += lineOf(line, look);
    }
    return html.isEmpty() ? QString()
                          : u"<p style=\"white-space:pre-wrap; margin:0; line-height:%1px\">"_s.arg(look.lineHeight) +
                                html.join(u"<br/>"_s) + u"</p>"_s;
}

} // namespace

QString richText(const QString &text, const RichTextLook &look)
{
    QString html;
    QStringList lines;
    QStringList code;
    bool inCode = false;
    const auto closeCode = [&] {
        html +=
            u"<table cellpadding=\"10\" cellspacing=\"0\" style=\"margin-top:4px\"><tr><td bgcolor=\"%1\"><pre style=\"white-space:pre-wrap\">%2</pre></td></tr></table>"_s
                .arg(look.code.name(), code.join(u'\n').toHtmlEscaped());
        code.clear();
    };
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(u"```"_s)) {
            if (inCode)
                closeCode();
            else
                html += paragraph(std::exchange(lines, {}), look);
            inCode = !inCode;
        } else {
            (inCode ? code : lines) += line;
        }
    }
    if (inCode)
        closeCode();
    return html + paragraph(lines, look);
}

bool mayOpen(const QString &link)
{
    const QString scheme = QUrl(link).scheme();
    return scheme == u"http" || scheme == u"https" || scheme == u"mailto" || scheme == u"tincan";
}

} // namespace tincan
