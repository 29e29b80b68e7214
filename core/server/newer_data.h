// Whether a newer Tincan wrote a server's data: a downgrade is refused in words before anything is changed. Any thread.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace tincan {

// Fails with Storage (stage "newer") and sentences that say what was kept and what to do. `newest`: the form of this
// file that this program knows. Changes nothing, in the file and in its journal.
Result<Done> refuseNewer(const QString &path, qint64 newest);
// The log and the accounts of a data folder.
Result<Done> refuseNewerData(const QString &folder);

} // namespace tincan
