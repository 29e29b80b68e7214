#include "core/wire/sse_parser.h"

#include <algorithm>
#include <cstring>

namespace tincan {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

// Finds line ends: CR, LF, or the end of the slice. Each kind is looked for once and remembered, so that a slice is
// scanned once for each: a stream of CR alone would otherwise be searched to its end for an LF at every line.
class LineEnds
{
public:
    explicit LineEnds(const char *end) : m_end(end) {}

    // `at` never goes back.
    const char *next(const char *at) { return std::min(find(m_feed, '\n', at), find(m_return, '\r', at)); }

private:
    const char *find(const char *&known, char c, const char *at) const
    {
        if (!known || known < at) {
            const auto *found = static_cast<const char *>(std::memchr(at, c, size_t(m_end - at)));
            known = found ? found : m_end;
        }
        return known;
    }

    const char *m_end;
    const char *m_feed = nullptr;
    const char *m_return = nullptr;
};

std::optional<qint64> digits(QByteArrayView value)
{
    const bool allDigits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (value.isEmpty() || !allDigits)
        return std::nullopt;
    bool fits = false;
    const qint64 number = value.toByteArray().toLongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

// Into memory that is already there: ids are short and come with every event.
void assign(QByteArray &to, QByteArrayView value)
{
    to.resize(value.size());
    std::copy(value.begin(), value.end(), to.begin());
}

} // namespace

Result<Done> SseParser::feed(QByteArrayView bytes, const Sink &sink)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    if (at == end)
        return outcome();
    LineEnds lineEnds(end);
    while (!m_failed && at < end) {
        if (std::exchange(m_afterReturn, false) && *at == '\n') {
            ++at;
            continue;
        }
        const char *const stop = lineEnds.next(at);
        if (m_line.size() + (stop - at) > m_maximum) {
            m_failed = true;
            break;
        }
        if (stop == end) {
            m_line.append(at, stop - at);
            break;
        }
        if (m_line.isEmpty()) {
            m_failed = !takeLine(QByteArrayView(at, stop - at), sink);
        } else {
            m_line.append(at, stop - at);
            m_failed = !takeLine(m_line, sink);
            keep(); // the line's memory is used again
            m_line.resize(0);
        }
        m_afterReturn = *stop == '\r';
        at = stop + 1;
    }
    keep();
    return outcome();
}

Result<Done> SseParser::outcome() const
{
    if (m_failed)
        return Failure{.kind = Failure::Kind::Invalid, .detail = QStringLiteral("an event of the stream is too large")};
    return Done{};
}

// What was only seen in the caller's bytes becomes our own.
void SseParser::keep()
{
    if (m_hasData && m_data.data() != m_ownData.constData()) {
        assign(m_ownData, m_data);
        m_data = m_ownData;
    }
}

// §9.2.6: an empty line dispatches, a leading colon is a comment, otherwise a field.
bool SseParser::takeLine(QByteArrayView line, const Sink &sink)
{
    if (std::exchange(m_atStart, false) && line.startsWith(byteOrderMark))
        line = line.sliced(byteOrderMark.size());
    if (line.isEmpty()) {
        dispatch(sink);
        return true;
    }
    // Not memchr: names are short, and where there is no colon the whole line is a name.
    const auto length = std::find(line.begin(), line.end(), ':') - line.begin();
    if (length == line.size())
        return takeField(line, {});
    QByteArrayView value = line.sliced(length + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    return takeField(line.first(length), value);
}

bool SseParser::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data")
        return takeData(value);
    if (name == "event") {
        assign(m_type, value);
    } else if (name == "id") {
        if (std::find(value.begin(), value.end(), '\0') == value.end()) {
            assign(m_newId, value);
            m_idChanged = true;
        }
    } else if (name == "retry") {
        if (const auto number = digits(value))
            m_retry = number;
    }
    return true;
}

// Nearly every event has one line of data: it stays where it is until a second one comes.
bool SseParser::takeData(QByteArrayView value)
{
    if (!std::exchange(m_hasData, true)) {
        m_data = value;
        return true;
    }
    if (m_data.size() + value.size() + 1 > m_maximum)
        return false;
    keep();
    m_ownData.append('\n').append(value);
    m_data = m_ownData;
    return true;
}

void SseParser::dispatch(const Sink &sink)
{
    if (std::exchange(m_idChanged, false))
        m_lastEventId.swap(m_newId);
    if (std::exchange(m_hasData, false))
        sink({m_type.isEmpty() ? QByteArrayView("message") : QByteArrayView(m_type), m_data, m_lastEventId});
    if (!m_type.isEmpty())
        m_type.resize(0);
    m_data = {};
}

void SseParser::reset()
{
    m_failed = false;
    m_atStart = true;
    m_afterReturn = false;
    m_hasData = false;
    m_idChanged = false;
    m_data = {};
    m_line.clear();
    m_type.clear();
}

} // namespace tincan
