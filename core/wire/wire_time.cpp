// By hand, because it runs once an event and QDateTime::fromString costs as much as all the rest of decoding one.
#include "core/wire/event_codec.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

namespace tincan {

namespace {

using namespace std::chrono;

// `count` digits at `at`, or -1.
int digits(QStringView text, qsizetype at, int count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (const QChar c : text.sliced(at, count)) {
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

bool inRange(int value, int least, int most)
{
    return value >= least && value <= most;
}

// What follows the seconds: ".123" of any length. Moves `at` behind it; -1 where a point has no digits.
int readMilliseconds(QStringView text, qsizetype &at)
{
    if (at >= text.size() || text[at] != u'.')
        return 0;
    const qsizetype first = ++at;
    int value = 0;
    for (int place = 100; at < text.size() && text[at] >= u'0' && text[at] <= u'9'; ++at, place /= 10)
        value += place * (text[at].unicode() - u'0');
    return at == first ? -1 : value;
}

// "Z" or "+01:30" at the end, as minutes east of UTC.
std::optional<int> readOffset(QStringView text, qsizetype at)
{
    if (text.sliced(at) == u"Z" || text.sliced(at) == u"z")
        return 0;
    if (text.size() - at != 6 || (text[at] != u'+' && text[at] != u'-') || text[at + 3] != u':')
        return std::nullopt;
    const int hoursEast = digits(text, at + 1, 2);
    const int minutesEast = digits(text, at + 4, 2);
    if (!inRange(hoursEast, 0, 23) || !inRange(minutesEast, 0, 59))
        return std::nullopt;
    return (text[at] == u'-' ? -1 : 1) * (hoursEast * 60 + minutesEast);
}

// With zeros before it up to the width; returns the end.
char *appendPadded(char *at, int value, int width)
{
    std::array<char, 12> digits{};
    const char *const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    at = std::fill_n(at, std::max<std::ptrdiff_t>(0, width - (end - digits.data())), '0');
    return std::copy(std::as_const(digits).data(), end, at);
}

} // namespace

QByteArray encodeTime(qint64 millisecondsSince1970)
{
    const sys_time<milliseconds> time{milliseconds(millisecondsSince1970)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    std::array<char, 80> text{};
    char *end = appendPadded(text.data(), int(date.year()), 4);
    const auto append = [&end](char before, int value, int width) {
        *end++ = before;
        end = appendPadded(end, value, width);
    };
    append('-', int(unsigned(date.month())), 2);
    append('-', int(unsigned(date.day())), 2);
    append('T', int(clock.hours().count()), 2);
    append(':', int(clock.minutes().count()), 2);
    append(':', int(clock.seconds().count()), 2);
    append('.', int(clock.subseconds().count()), 3);
    *end++ = 'Z';
    return QByteArray(text.data(), end - text.data());
}

std::optional<qint64> decodeTime(QStringView text)
{
    if (text.size() < 20 || text[4] != u'-' || text[7] != u'-' || (text[10] != u'T' && text[10] != u't') ||
        text[13] != u':' || text[16] != u':')
        return std::nullopt;
    const year_month_day date(year(digits(text, 0, 4)), month(unsigned(digits(text, 5, 2))),
                              day(unsigned(digits(text, 8, 2))));
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    qsizetype at = 19;
    const int fraction = readMilliseconds(text, at);
    const auto offset = readOffset(text, at);
    // RFC 3339 allows a leap second.
    if (digits(text, 0, 4) < 0 || !date.ok() || !inRange(hour, 0, 23) || !inRange(minute, 0, 59) ||
        !inRange(second, 0, 60) || fraction < 0 || !offset)
        return std::nullopt;
    const auto time =
        sys_days(date) + hours(hour) + minutes(minute - *offset) + seconds(second) + milliseconds(fraction);
    return duration_cast<milliseconds>(time.time_since_epoch()).count();
}

} // namespace tincan
