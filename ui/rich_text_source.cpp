#include "ui/rich_text_source.h"

#include "ui/plain_line.h"

#include <QStringList>

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostSourceLetters = 4000; // some two screens
constexpr int mostSourceLines = 80;
constexpr int mostMarks = 5; // on one letter: more than any language writes

bool isMark(QChar c)
{
    return c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Mark_Enclosing;
}

// Empty: it is left out. What QTextDocument takes for its own marks must not come from outside.
QChar shownAs(QChar c)
{
    switch (c.unicode()) {
    case u'\0':
    case u'\xfffc': // an object
        return QChar::ReplacementCharacter;
    case u'\t':
    case u'\n':
        return c;
    case u'\x2028':
    case u'\x2029':
        return u'\n';
    default:
        break;
    }
    const bool nobody = c.unicode() >= 0xfdd0 && c.unicode() <= 0xfdef;
    return c.category() == QChar::Other_Control || isBidiOverride(c) || nobody || c.unicode() >= 0xfffe ? QChar() : c;
}

// A line behind a quote is the answer to it, and would go on with it.
QString withQuotesEnded(const QString &text)
{
    QStringList lines;
    QString fence;
    bool quoted = false;
    for (const QString &line : text.split(u'\n')) {
        const QStringView bare = QStringView(line).trimmed();
        const bool quotes = fence.isEmpty() && bare.startsWith(u'>');
        if (quoted && !quotes && !bare.isEmpty())
            lines += QString();
        quoted = quotes;
        if (fence.isEmpty() && (bare.startsWith(u"```") || bare.startsWith(u"~~~")))
            fence = bare.first(3).toString();
        else if (!fence.isEmpty() && bare.startsWith(fence))
            fence.clear();
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace

RichTextSource richTextSource(const QString &text)
{
    RichTextSource source;
    source.text.reserve(qMin(text.size(), mostSourceLetters));
    int lines = 1;
    int marks = 0;
    for (qsizetype at = 0; at < text.size() && source.whole; ++at) {
        const QChar c = text[at] == u'\r' ? QChar(u'\n') : shownAs(text[at]);
        if (c.isNull() || (text[at] == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n'))
            continue;
        marks = isMark(c) ? marks + 1 : 0;
        lines += c == u'\n' ? 1 : 0;
        source.whole = source.text.size() < mostSourceLetters && lines <= mostSourceLines;
        if (source.whole && marks <= mostMarks)
            source.text += c;
    }
    if (!source.whole && !source.text.isEmpty() && source.text.back().isHighSurrogate())
        source.text.chop(1);
    // A reference ([1]: https://…) would be taken out of the text.
    source.text.replace(u"]:"_s, u"]"_s + parserStop + u":"_s);
    if (source.text.contains(u'>'))
        source.text = withQuotesEnded(source.text);
    return source;
}

} // namespace tincan
