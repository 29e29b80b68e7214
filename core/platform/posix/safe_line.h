// A line of text that is made without allocating or locking, for handlers of signals (signal-safety(7)): what does not
// fit is left out. Any thread; also inside a signal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unistd.h>
#include <utility>

namespace tincan {

class SafeLine
{
public:
    SafeLine &text(const char *words)
    {
        while (words && *words)
            put(*words++);
        return *this;
    }
    SafeLine &number(std::uintmax_t value) { return digits(value, 10); }
    SafeLine &hex(std::uintmax_t value) { return text("0x").digits(value, 16); }
    // With a line feed. False where a disk refuses.
    bool writeTo(int file)
    {
        m_text[m_size++] = '\n';
        std::size_t done = 0;
        while (done < m_size) {
            const ssize_t now = ::write(file, m_text + done, m_size - done);
            if (now <= 0)
                break;
            done += std::size_t(now);
        }
        return done == std::exchange(m_size, 0);
    }

private:
    void put(char letter)
    {
        if (m_size + 1 < sizeof m_text) // there is room for the line feed
            m_text[m_size++] = letter;
    }
    SafeLine &digits(std::uintmax_t value, unsigned base)
    {
        char reversed[24];
        std::size_t count = 0;
        do {
            reversed[count++] = "0123456789abcdef"[value % base];
            value /= base;
        } while (value != 0);
        while (count > 0)
            put(reversed[--count]);
        return *this;
    }

    char m_text[512];
    std::size_t m_size = 0;
};

} // namespace tincan
