// The log of a data folder, looked through for `tincand check`: its events, its files' bytes, and its end. One thread.
#pragma once

#include "core/server/data_check.h"

namespace tincan {

QList<Checked> checkLog(const QString &folder);

} // namespace tincan
