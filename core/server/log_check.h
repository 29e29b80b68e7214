// The log of a data folder, looked through for `tincand check`: its events, its files' bytes, and its end. One thread.
#pragma once

#include "core/server/checked.h"

namespace tincan {

QList<Checked> checkLog(const QString &folder);

} // namespace tincan
