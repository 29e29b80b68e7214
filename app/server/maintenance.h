// `tincand backup FILE` and `tincand restore FILE`. Main thread.
#pragma once

#include <QStringList>

namespace tincan {

// Whether these arguments (the program first) are such a command.
bool isMaintenance(const QStringList &arguments);
// The exit code: 0, 1 where it could not be done, 2 where the words make no sense.
int maintain(const QStringList &arguments);

} // namespace tincan
