// The WHATWG Encoding Standard's UTF-8 decoder (§8.1.1), as valid UTF-8 out: each maximal invalid part becomes one
// U+FFFD. Qt's decoders count them differently and strip U+FEFF. Any thread.
#pragma once

#include <QByteArray>

namespace tincan {

QByteArray whatwgUtf8(QByteArrayView bytes);

} // namespace tincan
