#include "core/server/file_request.h"

#include "core/server/head_grammar.h"

#include <algorithm>
#include <limits>

namespace tincan {

namespace {

// Nothing where there is another character than digits; a number beyond all files where it is too long for one.
std::optional<qint64> number(const QByteArray &digits)
{
    if (!isNumber(digits))
        return std::nullopt;
    bool fits = false;
    const qint64 value = digits.toLongLong(&fits);
    return fits ? value : std::numeric_limits<qint64>::max();
}

bool anyTagIs(const QByteArray &header, const QByteArray &tag, bool weakly)
{
    if (header.trimmed() == "*")
        return true;
    for (QByteArray each : header.split(',')) {
        each = each.trimmed();
        if (weakly && each.startsWith("W/"))
            each.remove(0, 2);
        if (each == tag)
            return true;
    }
    return false;
}

} // namespace

Asked readRange(const Request &request, qint64 size, const QByteArray &tag, Part &part)
{
    part = {0, size};
    const QByteArray header = request.header("range").value_or(QByteArray()).trimmed();
    // HEAD has no range (§14.2). A date never names this state: files have none here (§13.1.5).
    if (request.method != "GET" || header.first(std::min<qsizetype>(6, header.size())).toLower() != "bytes=" ||
        request.header("if-range").value_or(tag).trimmed() != tag)
        return Asked::Whole;
    const QByteArray range = header.sliced(6).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0)
        return Asked::Whole;
    const auto first = number(range.first(dash));
    const auto last = number(range.sliced(dash + 1));
    if (dash == 0 && last) {
        if (*last == 0)
            return Asked::Nothing;
        part.count = std::min(*last, size);
        part.first = size - part.count;
        return size > 0 ? Asked::Part : Asked::Whole; // of nothing, nothing is all
    }
    const bool open = dash + 1 == range.size();
    if (!first || (!open && (!last || *last < *first)))
        return Asked::Whole;
    if (*first >= size)
        return Asked::Nothing;
    part.first = *first;
    part.count = (open ? size - 1 : std::min(*last, size - 1)) - *first + 1;
    return Asked::Part;
}

std::optional<int> unmetCondition(const Request &request, const QByteArray &tag)
{
    if (const auto wanted = request.header("if-match"); wanted && !anyTagIs(*wanted, tag, false))
        return 412;
    if (const auto known = request.header("if-none-match"); known && anyTagIs(*known, tag, true))
        return 304;
    return std::nullopt;
}

} // namespace tincan
