#include "ui/code_marks.h"

#include <QString>

namespace tincan {

bool isFence(QStringView line)
{
    const QStringView words = line.trimmed();
    return words.startsWith(QStringLiteral("```")) || words.startsWith(QStringLiteral("~~~"));
}

// A run of backticks ends at the next one of its length.
bool isCodeSpan(QStringView line, qsizetype at)
{
    qsizetype open = 0;
    for (qsizetype i = 0; i < at; ++i) {
        qsizetype run = 0;
        while (i + run < line.size() && line[i + run] == u'`')
            ++run;
        if (run == 0)
            continue;
        if (open == 0)
            open = run;
        else if (open == run)
            open = 0;
        i += run - 1;
    }
    return open > 0;
}

bool isCode(QStringView text, qsizetype at)
{
    bool fenced = false;
    qsizetype start = 0;
    while (true) {
        const qsizetype found = text.indexOf(u'\n', start);
        const qsizetype end = found < 0 ? text.size() : found;
        const QStringView line = text.sliced(start, end - start);
        const bool fence = isFence(line);
        if (at <= end || found < 0)
            return fenced || fence || isCodeSpan(line, at - start);
        fenced = fenced != fence;
        start = end + 1;
    }
}

} // namespace tincan
