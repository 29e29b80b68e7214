#include "core/wire/json_text.h"

#include "core/wire/json_reader.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace tincan {

namespace {

using Byte = unsigned char;

bool isContinuation(char c)
{
    return (Byte(c) & 0xC0) == 0x80;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// A bit in each byte that a string may not simply go on over; those above the lowest such byte may be wrong.
std::uint64_t specialBytes(std::uint64_t word)
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t tops = 0x8080808080808080;
    const std::uint64_t quote = word ^ (ones * '"');
    const std::uint64_t backslash = word ^ (ones * '\\');
    return ((word - ones * 0x20) | (quote - ones) | (backslash - ones) | word) & tops;
}

// Four hexadecimal digits that were checked.
char16_t codeUnit(const char *at)
{
    int value = 0;
    for (int i = 0; i < 4; ++i)
        value = value * 16 + hexDigit(at[i]);
    return char16_t(value);
}

// Writes UTF-16, and knows of a high surrogate that still waits for its other half.
class Units
{
public:
    explicit Units(qsizetype atMost) : m_text(atMost, Qt::Uninitialized), m_next(m_text.data()) {}

    void append(char16_t unit)
    {
        const bool wasHigh = std::exchange(m_high, QChar::isHighSurrogate(unit));
        if (wasHigh && !QChar::isLowSurrogate(unit))
            m_next[-1] = QChar::ReplacementCharacter;
        *m_next++ = QChar::isLowSurrogate(unit) && !wasHigh ? QChar(QChar::ReplacementCharacter) : QChar(unit);
    }
    void append(char32_t character)
    {
        if (QChar::requiresSurrogates(character)) {
            append(QChar::highSurrogate(character));
            append(QChar::lowSurrogate(character));
        } else {
            append(char16_t(character));
        }
    }
    QString finish()
    {
        if (m_high)
            m_next[-1] = QChar::ReplacementCharacter;
        m_text.truncate(m_next - m_text.constData());
        return std::move(m_text);
    }

private:
    QString m_text;
    QChar *m_next;
    bool m_high = false;
};

const char *appendEscape(const char *at, Units &units)
{
    switch (at[1]) {
    case 'u':
        units.append(codeUnit(at + 2));
        return at + 6;
    case 'b':
        units.append(u'\b');
        break;
    case 'f':
        units.append(u'\f');
        break;
    case 'n':
        units.append(u'\n');
        break;
    case 'r':
        units.append(u'\r');
        break;
    case 't':
        units.append(u'\t');
        break;
    default:
        units.append(char16_t(Byte(at[1])));
    }
    return at + 2;
}

const char *appendCharacter(const char *at, Units &units)
{
    const auto first = Byte(*at);
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    char32_t character = first & (0x3FU >> more);
    for (int i = 1; i <= more; ++i)
        character = character << 6 | (Byte(at[i]) & 0x3FU);
    units.append(character);
    return at + more + 1;
}

} // namespace

const char *json::skipPlain(const char *at, const char *end)
{
    for (std::uint64_t word = 0; end - at >= 8; at += 8) {
        std::memcpy(&word, at, 8);
        const std::uint64_t special = specialBytes(word);
        if (special == 0)
            continue;
        if constexpr (std::endian::native == std::endian::little)
            return at + std::countr_zero(special) / 8;
        break;
    }
    while (at != end && Byte(*at) >= 0x20 && Byte(*at) < 0x80 && *at != '"' && *at != '\\')
        ++at;
    return at;
}

const char *json::skipEscape(const char *at, const char *end)
{
    if (end - at < 2)
        return nullptr;
    if (at[1] != 'u')
        return at[1] != '\0' && std::strchr("\"\\/bfnrt", at[1]) ? at + 2 : nullptr;
    if (end - at < 6)
        return nullptr;
    for (int i = 2; i < 6; ++i) {
        if (hexDigit(at[i]) < 0)
            return nullptr;
    }
    return at + 6;
}

// RFC 3629 §4: no overlong forms, no surrogates, nothing above U+10FFFF.
const char *json::skipCharacter(const char *at, const char *end)
{
    const auto first = Byte(*at);
    if (first < 0xC2 || first > 0xF4)
        return nullptr;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (end - at <= more)
        return nullptr;
    const auto second = Byte(at[1]);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
        return nullptr;
    for (int i = 1; i <= more; ++i) {
        if (!isContinuation(at[i]))
            return nullptr;
    }
    return at + more + 1;
}

QString json::decode(QByteArrayView bytes)
{
    Units units(bytes.size()); // every character takes at least as many bytes as units
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at != end) {
        if (*at == '\\')
            at = appendEscape(at, units);
        else if (Byte(*at) >= 0x80)
            at = appendCharacter(at, units);
        else
            units.append(char16_t(*at++));
    }
    return units.finish();
}

QString JsonValue::text() const
{
    if (kind != Kind::String)
        return {};
    return plain ? QString::fromLatin1(bytes) : json::decode(bytes);
}

std::optional<qint64> JsonValue::integer() const
{
    if (kind != Kind::Number)
        return std::nullopt;
    qint64 value = 0;
    const char *const end = bytes.data() + bytes.size();
    const auto [stop, error] = std::from_chars(bytes.data(), end, value);
    if (error == std::errc() && stop == end)
        return value;
    bool fine = false;
    const double number = bytes.toByteArray().toDouble(&fine);
    constexpr double limit = 9007199254740992.0; // beyond it not every integer is a double
    if (!fine || std::abs(number) > limit || std::trunc(number) != number)
        return std::nullopt;
    return qint64(number);
}

} // namespace tincan
