#include "core/wire/utf8_check.h"

#include <cstring>

namespace tincan {

namespace {

// How many bytes from `at` on are surely ASCII, by the word.
qsizetype asciiFrom(QByteArrayView bytes, qsizetype at)
{
    constexpr quint64 highBits = 0x8080808080808080;
    const qsizetype begun = at;
    quint64 word = 0;
    while (at + qsizetype(sizeof(word)) <= bytes.size()) {
        std::memcpy(&word, bytes.data() + at, sizeof(word));
        if ((word & highBits) != 0)
            break;
        at += qsizetype(sizeof(word));
    }
    return at - begun;
}

} // namespace

bool Utf8Check::take(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (m_valid && at < bytes.size()) {
        if (m_missing == 0)
            at += asciiFrom(bytes, at);
        if (at == bytes.size())
            break;
        const auto byte = quint8(bytes[at++]);
        if (m_missing == 0) {
            m_valid = begin(byte);
        } else {
            m_valid = byte >= m_lowest && byte <= m_highest;
            --m_missing;
            m_lowest = 0x80;
            m_highest = 0xbf;
        }
    }
    return m_valid;
}

// RFC 3629 §4: no overlong forms (C0, C1, E0 80, F0 80), no surrogates (ED A0), nothing beyond U+10FFFF (F4 90).
bool Utf8Check::begin(quint8 byte)
{
    if (byte < 0x80)
        return true;
    if (byte < 0xc2 || byte > 0xf4)
        return false;
    m_missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    m_lowest = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
    m_highest = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
    return true;
}

} // namespace tincan
