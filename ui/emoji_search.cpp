#include "ui/emoji_table.h"

#include <algorithm>

namespace tincan {

namespace {

// How well a word fits: 0 is best, a negative one not at all.
int emojiFit(const Emoji &emoji, QStringView word)
{
    for (const QStringView code : emoji.shortcodes.tokenize(u' ')) {
        if (code == word)
            return 0;
    }
    const auto begins = [word](QStringView text, auto isBetween) {
        for (qsizetype at = 0; (at = text.indexOf(word, at, Qt::CaseInsensitive)) >= 0; ++at) {
            // Chinese is written without anything between its words.
            if (at == 0 || isBetween(text[at - 1]) || word.front().script() == QChar::Script_Han)
                return true;
        }
        return false;
    };
    const auto isBetween = [](QChar c) { return !c.isLetterOrNumber(); };
    if (begins(emoji.shortcodes, [](QChar c) { return c == u' '; }))
        return 1;
    if (begins(emoji.chineseName, isBetween))
        return 2;
    if (begins(emoji.shortcodes, isBetween) || begins(emoji.name, isBetween))
        return 3;
    return begins(emoji.words, isBetween) ? 4 : -1;
}

} // namespace

QList<const Emoji *> EmojiTable::search(const QString &words, int most) const
{
    const QStringList all = words.toLower().split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, const Emoji *>> found;
    for (const Emoji &emoji : m_emoji) {
        int sum = 0;
        for (const QString &word : all) {
            const int one = emojiFit(emoji, word);
            sum = one < 0 || sum < 0 ? -1 : sum + one;
        }
        if (sum >= 0 && !all.isEmpty())
            found.emplace_back(sum, &emoji);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<const Emoji *> result;
    for (size_t i = 0; i < found.size() && int(i) < most; ++i)
        result.append(found[i].second);
    return result;
}

} // namespace tincan
