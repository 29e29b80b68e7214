// `tincan-cli decode`: a captured stream on stdin, JSON lines on stdout. The exit code: 1 where something could not be
// read.
#pragma once

#include <QString>

namespace tincan {

int decodeStdin(const QString &format);

} // namespace tincan
