// Makes a certificate that is signed by nobody but itself. OpenSSL 3; writes one file. Start-up only.
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <chrono>

namespace tincan {

// Key and certificate as PEM into `file`, which nobody but the owner may read, at once or not at all. `names` are host
// names and addresses; `validity` counts from now on. The folder is made, and closed to others.
Result<Done> makeSelfSigned(const QString &folder, const QString &file, const QStringList &names,
                            std::chrono::seconds validity);

} // namespace tincan
