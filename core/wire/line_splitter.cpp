#include "core/wire/line_splitter.h"

#include <cstring>

namespace tincan {

Result<Done> LineSplitter::feed(QByteArrayView bytes, const std::function<void(QByteArrayView)> &sink)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    while (!m_failed && at < end) {
        const auto *lineFeed = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
        QByteArrayView line(at, (lineFeed ? lineFeed : end) - at);
        if (m_rest.size() + line.size() > m_maximum) {
            m_failed = true;
            break;
        }
        if (!lineFeed || !m_rest.isEmpty()) {
            m_rest.append(line);
            line = m_rest;
        }
        if (!lineFeed)
            break;
        sink(line.endsWith('\r') ? line.chopped(1) : line);
        m_rest.resize(0); // keeps its memory for the next one
        at = lineFeed + 1;
    }
    if (m_failed)
        return Failure{.kind = Failure::Kind::Invalid, .detail = QStringLiteral("a line of the stream is too long")};
    return Done{};
}

void LineSplitter::reset()
{
    m_rest.clear();
    m_failed = false;
}

} // namespace tincan
