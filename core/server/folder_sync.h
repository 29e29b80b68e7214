// What a new name needs to outlive a power cut. Any thread.
#pragma once

#include <QString>

namespace tincan {

// A new, moved or removed name is on the disk once its folder is.
bool syncFolder(const QString &folder);

} // namespace tincan
