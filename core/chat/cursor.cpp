#include "core/chat/cursor.h"

#include <algorithm>
#include <charconv>

namespace tincan {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isEpochCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z');
}

} // namespace

std::optional<Cursor> Cursor::parse(QByteArrayView text)
{
    const auto dot = std::find(text.begin(), text.end(), '.');
    if (dot == text.end() || dot == text.begin() || dot - text.begin() > 32)
        return std::nullopt;
    if (!std::all_of(text.begin(), dot, isEpochCharacter))
        return std::nullopt;
    const char *first = dot + 1;
    const char *last = text.data() + text.size();
    if (first == last || !isDigit(*first) || (*first == '0' && last - first > 1))
        return std::nullopt;
    Cursor cursor;
    const auto [end, error] = std::from_chars(first, last, cursor.seq);
    if (error != std::errc() || end != last)
        return std::nullopt;
    cursor.epoch = QByteArray(text.data(), dot - text.begin());
    return cursor;
}

QByteArray Cursor::toByteArray() const
{
    return epoch + '.' + QByteArray::number(seq);
}

} // namespace tincan
