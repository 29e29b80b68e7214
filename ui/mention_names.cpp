#include "ui/mention_names.h"

#include <algorithm>

namespace tincan {

namespace {

constexpr qsizetype longestMention = 64;

// Chinese and Japanese put nothing between a name and the next word.
bool needsGap(QChar c)
{
    const QChar::Script script = c.script();
    return c.isLetterOrNumber() && script != QChar::Script_Han && script != QChar::Script_Hiragana &&
           script != QChar::Script_Katakana && script != QChar::Script_Hangul;
}

} // namespace

bool mayMention(QChar before)
{
    return !before.isLetterOrNumber() || before.script() != QChar::Script_Latin;
}

MentionNames::MentionNames(const QStringList &names, const QString &self) : m_self(self.toLower())
{
    for (const QString &name : names + QStringList{self}) {
        const QString small = name.toLower();
        if (small.isEmpty() || small.size() > longestMention)
            continue;
        m_names.insert(small);
        if (!m_lengths.contains(small.size()))
            m_lengths.append(small.size());
    }
    std::sort(m_lengths.begin(), m_lengths.end(), std::greater<>());
}

MentionNames::Hit MentionNames::at(QStringView text) const
{
    if (m_names.isEmpty() || text.isEmpty() || text.front().isSpace())
        return {};
    const QString small = text.first(std::min(text.size(), longestMention + 1)).toString().toLower();
    for (const qsizetype length : m_lengths) {
        if (length > small.size() || (length < small.size() && needsGap(small[length]) && needsGap(small[length - 1])))
            continue;
        const QString name = small.first(length);
        if (m_names.contains(name))
            return {length, name == m_self};
    }
    return {};
}

} // namespace tincan
