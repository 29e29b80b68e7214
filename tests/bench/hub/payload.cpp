#include "payload.h"

#include <chrono>
#include <random>

namespace load {

namespace {

std::string hex(std::uint64_t value, int digits)
{
    std::string text(std::size_t(digits), '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value >>= 4)
        *digit = "0123456789abcdef"[value & 15];
    return text;
}

} // namespace

std::int64_t nanoseconds()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

std::string payload()
{
    static std::mt19937_64 chance(std::random_device{}());
    const std::uint64_t one = chance();
    const std::uint64_t two = chance();
    const std::string id = hex(one, 8) + '-' + hex(one >> 32, 4) + "-4" + hex(one >> 48, 3) + "-8" + hex(two, 3) + '-' +
                           hex(two >> 16, 12);
    std::string text = R"({"id":")" + id + R"(","room":"lobby","text":")" + stampMark +
                       hex(std::uint64_t(nanoseconds()), int(stampSize) - 1) + " some words of a message";
    text.resize(payloadSize - 2, '.');
    return text + "\"}";
}

// The mark's byte alone may also be a part of a frame's length.
std::optional<std::int64_t> StampFinder::timeOf(std::string_view stamp)
{
    std::int64_t time = 0;
    for (const char digit : stamp.substr(1, stampSize - 1)) {
        const bool decimal = digit >= '0' && digit <= '9';
        if (!decimal && (digit < 'a' || digit > 'f'))
            return std::nullopt;
        time = time << 4 | (decimal ? digit - '0' : digit - 'a' + 10);
    }
    return time;
}

} // namespace load
