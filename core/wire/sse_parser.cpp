#include "core/wire/sse_parser.h"

#include <algorithm>
#include <cstring>

namespace tincan {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

// The first CR or LF, or the end. Payload lines are long and hold neither, so two scans of memchr beat one loop; the
// search for CR is bounded by the LF that was found.
const char *lineEnd(const char *at, const char *end)
{
    const auto *feed = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
    const char *const bound = feed ? feed : end;
    const auto *carriage = static_cast<const char *>(std::memchr(at, '\r', size_t(bound - at)));
    return carriage ? carriage : bound;
}

std::optional<qint64> digits(QByteArrayView value)
{
    const bool allDigits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (value.isEmpty() || !allDigits)
        return std::nullopt;
    bool fits = false;
    const qint64 number = value.toByteArray().toLongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

} // namespace

Result<QList<SseEvent>> SseParser::feed(QByteArrayView bytes)
{
    QList<SseEvent> out;
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (!m_failed && at < end) {
        if (std::exchange(m_afterReturn, false) && *at == '\n') {
            ++at;
            continue;
        }
        const char *const stop = lineEnd(at, end);
        if (m_line.size() + (stop - at) > m_maximum) {
            m_failed = true;
            break;
        }
        if (stop == end) {
            m_line.append(at, stop - at);
            break;
        }
        bool fine = false;
        if (m_line.isEmpty()) {
            fine = takeLine(QByteArrayView(at, stop - at), out);
        } else {
            m_line.append(at, stop - at);
            fine = takeLine(m_line, out);
            m_line.resize(0); // keeps its memory for the next one
        }
        m_failed = !fine;
        m_afterReturn = *stop == '\r';
        at = stop + 1;
    }
    // What was complete before the failure counts, however the bytes were sliced; the next call then fails.
    if (m_failed && out.isEmpty())
        return Failure{.kind = Failure::Kind::Invalid, .detail = QStringLiteral("an event of the stream is too large")};
    return out;
}

// §9.2.6: an empty line dispatches, a leading colon is a comment, otherwise a field.
bool SseParser::takeLine(QByteArrayView line, QList<SseEvent> &out)
{
    if (std::exchange(m_atStart, false) && line.startsWith(byteOrderMark))
        line = line.sliced(byteOrderMark.size());
    if (line.isEmpty()) {
        dispatch(out);
        return true;
    }
    const auto *colon = static_cast<const char *>(std::memchr(line.data(), ':', size_t(line.size())));
    if (!colon)
        return takeField(line, {});
    const auto length = colon - line.data();
    QByteArrayView value = line.sliced(length + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    return takeField(line.first(length), value);
}

bool SseParser::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (m_data.size() + value.size() + 1 > m_maximum + 1)
            return false;
        m_data.append(value).append('\n');
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_id = value.toByteArray();
    } else if (name == "retry") {
        if (const auto number = digits(value))
            m_retry = number;
    }
    return true;
}

void SseParser::dispatch(QList<SseEvent> &out)
{
    m_lastEventId = m_id;
    const QByteArray type = std::exchange(m_type, {});
    if (m_data.isEmpty())
        return;
    m_data.chop(1);
    out.append(
        SseEvent{type.isEmpty() ? QByteArrayLiteral("message") : type, std::exchange(m_data, {}), m_lastEventId});
}

void SseParser::reset()
{
    m_failed = false;
    m_atStart = true;
    m_afterReturn = false;
    m_line.clear();
    m_type.clear();
    m_data.clear();
    m_id = m_lastEventId;
}

} // namespace tincan
