#include "support/whatwg_utf8.h"

namespace tincan {

QByteArray whatwgUtf8(QByteArrayView bytes)
{
    QByteArray out;
    out.reserve(bytes.size());
    qsizetype start = 0; // of the sequence that is being read
    int needed = 0;
    uchar lower = 0x80;
    uchar upper = 0xBF;
    const auto replace = [&] {
        out.append("\xEF\xBF\xBD");
        needed = 0;
    };
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = uchar(bytes[i]);
        if (needed == 0) {
            start = i;
            lower = 0x80;
            upper = 0xBF;
            if (byte < 0x80) {
                out.append(char(byte));
            } else if (byte >= 0xC2 && byte <= 0xDF) {
                needed = 1;
            } else if (byte >= 0xE0 && byte <= 0xEF) {
                lower = byte == 0xE0 ? 0xA0 : 0x80;
                upper = byte == 0xED ? 0x9F : 0xBF;
                needed = 2;
            } else if (byte >= 0xF0 && byte <= 0xF4) {
                lower = byte == 0xF0 ? 0x90 : 0x80;
                upper = byte == 0xF4 ? 0x8F : 0xBF;
                needed = 3;
            } else {
                replace();
            }
            continue;
        }
        if (byte < lower || byte > upper) {
            replace();
            --i; // this byte begins something of its own
            continue;
        }
        lower = 0x80;
        upper = 0xBF;
        if (--needed == 0)
            out.append(bytes.sliced(start, i + 1 - start));
    }
    if (needed > 0)
        replace();
    return out;
}

} // namespace tincan
