#include "core/wire/line_splitter.h"

#include <cstring>

namespace tincan {

namespace {

Failure tooLong()
{
    return {.kind = Failure::Kind::Invalid, .detail = QStringLiteral("a line of the stream is too long")};
}

} // namespace

Result<QList<QByteArray>> LineSplitter::feed(QByteArrayView bytes)
{
    if (m_failed)
        return tooLong();
    QList<QByteArray> lines;
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (at < end) {
        const auto *lineFeed = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
        const char *const stop = lineFeed ? lineFeed : end;
        if (m_rest.size() + (stop - at) > m_maximum) {
            // What was complete before counts, however the bytes were sliced; the next call then fails.
            m_failed = true;
            if (lines.isEmpty())
                return tooLong();
            return lines;
        }
        if (!lineFeed) {
            m_rest.append(at, stop - at);
            break;
        }
        QByteArray line = std::exchange(m_rest, {});
        line.append(at, stop - at);
        if (line.endsWith('\r'))
            line.chop(1);
        lines.append(std::move(line));
        at = lineFeed + 1;
    }
    return lines;
}

void LineSplitter::reset()
{
    m_rest.clear();
    m_failed = false;
}

} // namespace tincan
