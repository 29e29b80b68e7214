#include "core/server/head_grammar.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tincan {

namespace {

constexpr QByteArrayView lineEnd("\r\n");

// Where the first line ends; -1 where it does not, or in a bare CR.
qsizetype endOfLine(QByteArrayView lines)
{
    const qsizetype end = lines.indexOf('\r');
    return end >= 0 && lines.sliced(end).startsWith(lineEnd) ? end : -1;
}

bool isVisible(char character)
{
    return character > 0x20 && character < 0x7f;
}

// VCHAR, obs-text, and the white space within.
bool isOfValue(char character)
{
    return isVisible(character) || character == ' ' || character == '\t' || uchar(character) >= 0x80;
}

bool isRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1)
        return false;
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    return std::all_of(method.begin(), method.end(), isTokenCharacter) &&
           std::all_of(target.begin(), target.end(), isVisible);
}

bool isField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return false;
    const QByteArrayView name = line.first(colon);
    const QByteArrayView value = line.sliced(colon + 1);
    return std::all_of(name.begin(), name.end(), isTokenCharacter) && isFieldValue(value);
}

} // namespace

bool isTokenCharacter(char character)
{
    // By a table: it is asked for nearly every byte of a head.
    static constexpr auto table = [] {
        std::array<bool, 256> all{};
        for (const char other : std::string_view("!#$%&'*+-.^_`|~0123456789"))
            all[uchar(other)] = true;
        for (char letter = 'a'; letter <= 'z'; ++letter)
            all[uchar(letter)] = all[uchar(letter - 'a' + 'A')] = true;
        return all;
    }();
    return table[uchar(character)];
}

bool isNumber(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool asksForOtherVersion(QByteArrayView line)
{
    constexpr QByteArrayView spoken("HTTP/1.1");
    const qsizetype method = line.indexOf(' ');
    const qsizetype target = method < 0 ? -1 : line.indexOf(' ', method + 1);
    if (target < 0 || line.size() < target + 1 + spoken.size())
        return false;
    const QByteArrayView version = line.sliced(target + 1, spoken.size());
    return version.startsWith("HTTP/") && isDigit(version[5]) && version[6] == '.' && isDigit(version[7]) &&
           version != spoken && version != QByteArrayView("HTTP/1.0");
}

bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), isOfValue);
}

std::optional<Refusal> wrongHead(QByteArrayView head)
{
    const qsizetype end = endOfLine(head);
    if (end < 0 || !isRequestLine(head.first(end)))
        return refusal(400, QStringLiteral("The request line is malformed."));
    return wrongFields(head.sliced(end + lineEnd.size()));
}

std::optional<Refusal> wrongFields(QByteArrayView lines)
{
    while (!lines.isEmpty()) {
        const qsizetype end = endOfLine(lines);
        if (end < 0)
            return refusal(400, QStringLiteral("A line of the request's head does not end in CR LF."));
        const QByteArrayView line = lines.first(end);
        lines = lines.sliced(end + lineEnd.size());
        if (!line.isEmpty() && !isField(line))
            return refusal(400, QStringLiteral("A header of the request is malformed."));
    }
    return std::nullopt;
}

} // namespace tincan
