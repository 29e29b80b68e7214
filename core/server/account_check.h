// The accounts of a data folder, looked through for `tincand check`. One thread.
#pragma once

#include "core/server/checked.h"

namespace tincan {

// Nothing where there are none.
QList<Checked> checkAccounts(const QString &folder);

} // namespace tincan
