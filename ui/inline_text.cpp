#include "ui/inline_text.h"

#include "ui/emoji_table.h"
#include "ui/links.h"

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestShortcode = 64;

struct Found
{
    qsizetype length = 0; // in the text; 0: nothing
    TextRun run;
};

// The table is read at the first letter that could begin one.
qsizetype lengthOfEmoji(QStringView text)
{
    return EmojiTable::mayBegin(text) ? EmojiTable::all().lengthAtStart(text) : 0;
}

bool isShortcodeLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'+' || c == u'-';
}

// The length of a :code: with its colons; 0: none begins here.
qsizetype shortcodeLength(QStringView text)
{
    qsizetype at = 1;
    while (at < text.size() && at <= longestShortcode && isShortcodeLetter(text[at]))
        ++at;
    return at > 1 && at < text.size() && text.front() == u':' && text[at] == u':' ? at + 1 : 0;
}

Found shortcode(QStringView text, const TextRun &like)
{
    const qsizetype length = shortcodeLength(text);
    const Emoji *emoji = length > 0 ? EmojiTable::all().byShortcode(text.sliced(1, length - 2)) : nullptr;
    if (!emoji)
        return {};
    Found found{length, like};
    found.run.style |= TextRun::Emoji;
    found.run.text = emoji->text.toString();
    // :wave::skin-tone-2: to 6, as other programs write it
    static constexpr QStringView skinTone = u":skin-tone-";
    const QStringView rest = text.sliced(length);
    if (emoji->takesTone && rest.startsWith(skinTone) && shortcodeLength(rest) == skinTone.size() + 2) {
        const int tone = rest[skinTone.size()].digitValue() - 1;
        found.run.text = EmojiTable::all().inTone(*emoji, tone);
        found.length += skinTone.size() + 2;
    }
    return found;
}

Found mention(QStringView text, bool rightToLeft, const TextRun &like, const MentionNames &names)
{
    const auto hit = names.at(text.sliced(1));
    if (hit.length == 0)
        return {};
    Found found{hit.length + 1, like};
    found.run.style |= hit.self ? TextRun::Mention | TextRun::Self : TextRun::Mention;
    found.run.text = text.first(found.length).toString();
    // A name that runs the other way must not take the letters around it along.
    if (found.run.text.isRightToLeft() != rightToLeft)
        found.run.text = QChar(0x2068) + found.run.text + QChar(0x2069);
    return found;
}

Found foundAt(QStringView text, qsizetype at, bool rightToLeft, const TextRun &like, const MentionNames &names)
{
    const QChar c = text[at];
    const QChar before = at > 0 ? text[at - 1] : QChar(u' ');
    if (c == u':')
        return before.isLetterOrNumber() || before == u':' ? Found() : shortcode(text.sliced(at), like);
    if (c == u'@')
        return mayMention(before) ? mention(text.sliced(at), rightToLeft, like, names) : Found();
    const qsizetype length = lengthOfEmoji(text.sliced(at));
    Found found{length, like};
    found.run.style |= TextRun::Emoji;
    found.run.text = text.sliced(at, length).toString();
    return found;
}

void appendWords(QList<TextRun> &runs, QStringView text, const TextRun &like, const MentionNames &names)
{
    const bool rightToLeft = text.isRightToLeft();
    qsizetype from = 0;
    const auto flush = [&](qsizetype to) {
        TextRun run = like;
        run.text = text.sliced(from, to - from).toString();
        appendRun(runs, run);
    };
    for (qsizetype at = 0; at < text.size();) {
        const Found found = foundAt(text, at, rightToLeft, like, names);
        if (found.length == 0) {
            at += text[at].isHighSurrogate() ? 2 : 1;
            continue;
        }
        flush(at);
        appendRun(runs, found.run);
        at += found.length;
        from = at;
    }
    flush(text.size());
}

} // namespace

void appendRun(QList<TextRun> &runs, const TextRun &run)
{
    if (run.text.isEmpty())
        return;
    const bool one = run.style & TextRun::Mention; // each is marked by itself
    if (!runs.isEmpty() && !one && runs.constLast().style == run.style && runs.constLast().link == run.link)
        runs.last().text += run.text;
    else
        runs.append(run);
}

void appendDressed(QList<TextRun> &runs, const QString &text, const TextRun &like, const MentionNames &names)
{
    qsizetype from = 0;
    while (like.link.isEmpty()) {
        const LinkPlace place = findLink(text, from);
        if (place.length == 0)
            break;
        TextRun link = like;
        link.text = text.sliced(place.from, place.length);
        if (mayOpen(link.text))
            link.link = link.text;
        appendWords(runs, QStringView(text).sliced(from, place.from - from), like, names);
        appendRun(runs, link);
        from = place.from + place.length;
    }
    appendWords(runs, QStringView(text).sliced(from), like, names);
}

} // namespace tincan
