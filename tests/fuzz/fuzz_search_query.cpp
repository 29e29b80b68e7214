// Whatever is typed is a question of bounded size, and its words are letters, marks and digits: nothing of them is a
// sign in the language of an index.
#include "core/chat/search_query.h"
#include "fuzz/fuzz.h"

#include <cstdint>

using namespace tincan;

namespace {

void checkWords(const QStringList &words)
{
    fuzz::check(!words.isEmpty(), "a term has words");
    for (const QString &word : words) {
        fuzz::check(!word.isEmpty() && word.size() <= longestSearchWord, "a word is in bounds");
        for (const char32_t c : word.toUcs4())
            fuzz::check(c >= 128 || QChar::isLetterOrNumber(c), "a word has no signs");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString typed = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const SearchQuery query = parseSearchQuery(typed);
    qsizetype words = 0;
    for (const SearchTerm &term : query.terms) {
        checkWords(term.words);
        words += term.words.size();
    }
    fuzz::check(words <= mostQueryWords, "a question is in bounds");
    for (const QStringList &name : query.from + query.in)
        checkWords(name);
    qsizetype end = 0;
    for (const TextRange &range : foundIn(typed, query.terms)) {
        fuzz::check(range.begin >= end && range.end > range.begin && range.end <= typed.size(), "ranges are in order");
        end = range.end;
    }
    return 0;
}
