// SHA-256 by OpenSSL, which uses what the processor has for it: Qt's own takes ten times as long. Pure; any thread.
#pragma once

#include <QByteArray>

namespace tincan {

QByteArray sha256(QByteArrayView bytes);

} // namespace tincan
