// What is published: a message of Tincan's protocol in exactly 200 bytes, the same for every server, with the time of
// sending inside. A reader finds it by a mark and the digits after it, which nothing else on these lines looks like.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace load {

constexpr std::size_t payloadSize = 200;
constexpr char stampMark = '`';
constexpr std::size_t stampSize = 17; // the mark, and 16 hexadecimal digits

std::int64_t nanoseconds(); // monotonic
std::string payload();      // stamped with now; no two alike

// Finds the stamps in a stream of bytes, however it is cut.
class StampFinder
{
public:
    template<class Found>
    void feed(std::string_view bytes, Found found)
    {
        if (!m_begun.empty()) {
            const std::size_t more = std::min(stampSize - m_begun.size(), bytes.size());
            m_begun.append(bytes.substr(0, more));
            bytes.remove_prefix(more);
            if (m_begun.size() < stampSize)
                return;
            const auto time = timeOf(m_begun);
            m_begun.clear();
            if (time)
                found(*time);
        }
        for (;;) {
            const std::size_t at = bytes.find(stampMark);
            if (at == std::string_view::npos)
                return;
            bytes.remove_prefix(at);
            if (bytes.size() < stampSize) {
                m_begun = bytes;
                return;
            }
            const auto time = timeOf(bytes);
            if (time)
                found(*time);
            bytes.remove_prefix(time ? stampSize : 1);
        }
    }

private:
    static std::optional<std::int64_t> timeOf(std::string_view stamp);

    std::string m_begun;
};

} // namespace load
