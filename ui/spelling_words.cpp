#include "ui/spelling_words.h"

#include "ui/code_marks.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace tincan {

namespace {

bool isWord(QStringView word)
{
    constexpr char16_t firstOfCjk = 0x2e80;
    const bool letters = std::all_of(word.begin(), word.end(), [](QChar c) {
        return (c.isLetter() || c.isMark() || c == u'\'' || c == QChar(0x2019)) && c.unicode() < firstOfCjk;
    });
    return letters && word.size() > 1 && word.toString().toUpper() != word;
}

// What stands between two spaces, around the word.
bool isProse(QStringView line, qsizetype start, qsizetype end)
{
    while (start > 0 && !line[start - 1].isSpace())
        --start;
    while (end < line.size() && !line[end].isSpace())
        ++end;
    const QStringView token = line.sliced(start, end - start);
    return !token.contains(u'@') && !token.contains(u'/') && !token.contains(u'\\') && !token.contains(u'#') &&
           !token.startsWith(u':') && !token.startsWith(QStringLiteral("www."));
}

} // namespace

QList<WordRange> wordsToCheck(const QString &line)
{
    QList<WordRange> words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, line);
    const bool hasCode = line.contains(u'`');
    qsizetype start = -1;
    for (qsizetype at = 0; at >= 0; at = finder.toNextBoundary()) {
        const auto reasons = finder.boundaryReasons();
        if (start >= 0 && reasons.testFlag(QTextBoundaryFinder::EndOfItem)) {
            qsizetype end = at;
            while (start < end && line[start] == u'_') // a mark, where it is around a word
                ++start;
            while (end > start && line[end - 1] == u'_')
                --end;
            const QStringView word = QStringView(line).sliced(start, end - start);
            if (isWord(word) && isProse(line, start, end) && !(hasCode && isCodeSpan(line, start)))
                words.append({int(start), int(end - start)});
            start = -1;
        }
        if (reasons.testFlag(QTextBoundaryFinder::StartOfItem))
            start = at;
    }
    return words;
}

} // namespace tincan
