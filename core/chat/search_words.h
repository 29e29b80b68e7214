// A text as the words that a search finds it by: folded in case and diacritics, and characters of scripts that are
// written without spaces (Chinese, Japanese, Korean, Thai, …) and emoji each as a word of its own, so that what stands
// side by side is found as words side by side. What is stored and what is asked go through here alike. Pure; any
// thread.
#pragma once

#include <QStringList>

namespace tincan {

struct SearchWord
{
    QString text;        // letters, marks and digits, or one emoji; never empty, at most longestSearchWord
    qsizetype begin = 0; // where it stands in the text that was read
    qsizetype end = 0;
    bool alone = false; // one character that is a word
};

inline constexpr qsizetype longestSearchWord = 48; // UTF-16 units; the rest of it is left out
// A message has fewer, unless somebody sends an index what it should choke on.
inline constexpr qsizetype mostSearchWords = 4'096;

QList<SearchWord> searchWords(QStringView text, qsizetype most = mostSearchWords);

} // namespace tincan
