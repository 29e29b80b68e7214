#include "ui/emoji_table.h"

#include <QFile>

// A static library's resources are only linked where somebody asks for them; outside of any namespace by Qt's rule.
static void wakeEmoji()
{
    Q_INIT_RESOURCE(tincan_emoji);
}

namespace tincan {

using namespace Qt::StringLiterals;

namespace {

constexpr char32_t variation = 0xfe0f;
constexpr char32_t keycap = 0x20e3;
constexpr char32_t joiner = 0x200d;
constexpr char32_t handshake = 0x1f91d;
constexpr char32_t lightTone = 0x1f3fb;

struct Letter
{
    char32_t code = 0;
    qsizetype length = 0;
};

Letter letterAt(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return {};
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(text[at], text[at + 1]), 2};
    return {text[at].unicode(), 1};
}

bool isTone(char32_t code)
{
    return code >= lightTone && code < lightTone + EmojiTable::tones;
}

bool isRegion(char32_t code)
{
    return code >= 0x1f1e6 && code <= 0x1f1ff;
}

bool isTag(char32_t code)
{
    return code >= 0xe0020 && code <= 0xe007f;
}

QString bareEmoji(QStringView text)
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        const Letter letter = letterAt(text, at);
        if (letter.code != variation && !isTone(letter.code))
            result += text.sliced(at, letter.length);
        at += letter.length;
    }
    return result;
}

} // namespace

QString Emoji::shortcode() const
{
    const qsizetype space = shortcodes.indexOf(u' ');
    return (space < 0 ? shortcodes : shortcodes.first(space)).toString();
}

const EmojiTable &EmojiTable::all()
{
    static const EmojiTable table;
    return table;
}

EmojiTable::EmojiTable()
{
    wakeEmoji();
    QFile file(u":/emoji/emoji.tsv"_s);
    if (file.open(QIODevice::ReadOnly))
        m_source = QString::fromUtf8(file.readAll());
    for (char32_t hair = 0x1f9b0; hair <= 0x1f9b3; ++hair) // a part of others, and no entry by itself
        m_pictures.insert(hair);
    m_emoji.reserve(2000);
    for (const QStringView line : QStringView(m_source).tokenize(u'\n')) {
        const QList<QStringView> fields = line.split(u'\t');
        if (fields.size() == 6 && !fields[1].isEmpty())
            m_emoji.push_back({fields[0], fields[2], fields[3], fields[4], fields[5], fields[1].front().digitValue(),
                               fields[1].endsWith(u't')});
    }
    for (const Emoji &emoji : m_emoji) {
        for (const QStringView code : emoji.shortcodes.tokenize(u' '))
            m_byShortcode.insert(code, &emoji);
        m_byText.insert(bareEmoji(emoji.text), &emoji);
        const Letter first = letterAt(emoji.text, 0);
        const bool qualified = emoji.text.size() == first.length + 1 && emoji.text.back() == QChar(variation);
        if (emoji.text.size() == first.length)
            m_pictures.insert(first.code);
        else if (qualified)
            m_texts.insert(first.code);
        else
            continue;
        if (emoji.takesTone)
            m_toned.insert(first.code);
    }
}

const Emoji *EmojiTable::byShortcode(QStringView code) const
{
    return m_byShortcode.value(code);
}

const Emoji *EmojiTable::find(QStringView text) const
{
    return m_byText.value(bareEmoji(text));
}

QString EmojiTable::inTone(const Emoji &emoji, int tone) const
{
    if (!emoji.takesTone || tone < 1 || tone > tones)
        return emoji.text.toString();
    const char32_t ink = lightTone + char32_t(tone - 1);
    const bool joined = emoji.text.contains(QChar(joiner));
    QString result;
    for (qsizetype at = 0; at < emoji.text.size();) {
        const Letter letter = letterAt(emoji.text, at);
        result += emoji.text.sliced(at, letter.length);
        at += letter.length;
        if (!m_toned.contains(letter.code) || (joined && letter.code == handshake))
            continue;
        result += QString::fromUcs4(&ink, 1);
        if (letterAt(emoji.text, at).code == variation)
            ++at; // a tone says already that it is a picture
    }
    return result;
}

// UTS #51, ED-17: emoji_zwj_element, or a flag.
qsizetype EmojiTable::elementAtStart(QStringView text) const
{
    const Letter first = letterAt(text, 0);
    const Letter second = letterAt(text, first.length);
    if (isRegion(first.code))
        return isRegion(second.code) ? first.length + second.length : 0;
    const bool qualified = second.code == variation;
    if (qualified && letterAt(text, first.length + 1).code == keycap && first.code < 0x80)
        return m_byText.contains(QString(QChar(first.code)) + QChar(keycap)) ? 3 : 0;
    const bool toned = isTone(second.code) && m_toned.contains(first.code);
    if (!m_pictures.contains(first.code) && !((qualified || toned) && m_texts.contains(first.code)))
        return 0;
    qsizetype length = first.length + (qualified || toned ? second.length : 0);
    for (Letter tag = letterAt(text, length); isTag(tag.code); tag = letterAt(text, length))
        length += tag.length;
    return length;
}

bool EmojiTable::mayBegin(QStringView text)
{
    if (text.isEmpty())
        return false;
    const char16_t c = text.front().unicode();
    if (c < 0x80)
        return text.size() > 1 && text[1] == QChar(variation); // keycaps
    return c == 0xa9 || c == 0xae || (c >= 0x2000 && c < 0x3300) || (c >= 0xd83c && c <= 0xd83e);
}

qsizetype EmojiTable::lengthAtStart(QStringView text) const
{
    qsizetype length = mayBegin(text) ? elementAtStart(text) : 0;
    while (length > 0 && letterAt(text, length).code == joiner) {
        const QStringView rest = text.sliced(length + 1);
        qsizetype next = elementAtStart(rest);
        // Within a sequence the selector may be missing: ❤ in 👩‍❤‍👨.
        if (const Letter letter = letterAt(rest, 0); next == 0 && m_texts.contains(letter.code))
            next = letter.length;
        if (next == 0)
            break;
        length += 1 + next;
    }
    return length;
}

std::optional<int> EmojiTable::countIfOnly(QStringView text) const
{
    int count = 0;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        const qsizetype length = lengthAtStart(text.sliced(at));
        if (length == 0)
            return std::nullopt;
        at += length;
        ++count;
    }
    return count > 0 ? std::optional(count) : std::nullopt;
}

} // namespace tincan
