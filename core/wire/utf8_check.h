// Checks UTF-8 that comes in pieces (RFC 3629): what can never become valid is known at the first byte that is wrong.
// No I/O. One thread at a time.
#pragma once

#include <QByteArrayView>

namespace tincan {

class Utf8Check
{
public:
    // False from the first wrong byte on.
    bool take(QByteArrayView bytes);
    // Whether it ends between two characters.
    bool isWhole() const { return m_missing == 0; }
    void reset() { *this = {}; }

private:
    bool begin(quint8 byte);

    bool m_valid = true;
    int m_missing = 0;      // bytes of the character that has begun
    quint8 m_lowest = 0x80; // what the next one of them may be
    quint8 m_highest = 0xbf;
};

} // namespace tincan
