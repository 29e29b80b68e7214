#include "ui/completion.h"

#include "ui/code_marks.h"
#include "ui/emoji_table.h"
#include "ui/mention_names.h"

namespace tincan {

namespace {

constexpr int mostCompletions = 8;
constexpr qsizetype longestWord = 40;
constexpr qsizetype shortestCode = 2; // of an emoji: ":)" and the like are no beginning of one

bool isCodeLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-' || c == u'+';
}

bool isNameLetter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' || c == u'-' || c == u'.';
}

// Where words have no spaces between them, a sign may follow one; elsewhere it is part of an address.
bool mayFollow(QChar before, QChar sign)
{
    constexpr char16_t firstOfCjk = 0x2e80;
    if (QStringView(u"/:@._-+&=?%#").contains(before))
        return false;
    return sign == u'@' ? mayMention(before) : before.unicode() >= firstOfCjk || !before.isLetterOrNumber();
}

bool isInLink(QStringView text, qsizetype at)
{
    qsizetype start = at;
    while (start > 0 && !text[start - 1].isSpace())
        --start;
    const QStringView token = text.sliced(start, at - start);
    return token.contains(QStringLiteral("://")) || token.startsWith(QStringLiteral("www."));
}

bool fits(const QString &name, const QString &word)
{
    qsizetype at = 0;
    while ((at = name.indexOf(word, at, Qt::CaseInsensitive)) >= 0) {
        if (at == 0 || !name[at - 1].isLetterOrNumber() || name[at - 1].unicode() >= 0x2e80)
            return true;
        ++at;
    }
    return false;
}

} // namespace

std::optional<CompletionWord> completionAt(const QString &text, qsizetype cursor)
{
    if (cursor < text.size() && isNameLetter(text[cursor]))
        return std::nullopt;
    qsizetype start = cursor;
    while (start > 0 && cursor - start <= longestWord && isNameLetter(text[start - 1]))
        --start;
    // A shortcode has its plus, too.
    if (start > 0 && text[start - 1] == u'+')
        --start;
    if (start == 0 || (text[start - 1] != u'@' && text[start - 1] != u':'))
        return std::nullopt;
    const CompletionWord found{.sign = text[start - 1], .start = start - 1, .word = text.sliced(start, cursor - start)};
    if (found.start > 0 && !mayFollow(text[found.start - 1], found.sign))
        return std::nullopt;
    if (found.sign == u':' &&
        (found.word.size() < shortestCode || !std::all_of(found.word.begin(), found.word.end(), isCodeLetter)))
        return std::nullopt;
    if (isInLink(text, found.start) || isCode(text, found.start))
        return std::nullopt;
    return found;
}

QList<Completion> completionsOf(const CompletionWord &word, const QStringList &people, int skinTone)
{
    QList<Completion> fitting;
    if (word.sign == u':') {
        const EmojiTable &table = EmojiTable::all();
        for (const Emoji *emoji : table.search(word.word, mostCompletions))
            fitting.append({.text = table.inTone(*emoji, skinTone), .label = u':' + emoji->shortcode() + u':'});
        return fitting;
    }
    for (const QString &name : people) {
        if (fitting.size() < mostCompletions && (word.word.isEmpty() || fits(name, word.word)))
            fitting.append({.text = u'@' + name, .label = name, .person = name});
    }
    return fitting;
}

} // namespace tincan
