// A name under which a file may be saved, or handed to a server, made of one that a stranger chose. Pure; any thread.
#pragma once

#include <QString>

namespace tincan {

// Never a path, never hidden, never a device of Windows, at most 200 bytes of UTF-8, and it ends as it looks: nothing
// in it turns the direction of writing. What has nothing left is "file".
QString safeFileName(const QString &name);

} // namespace tincan
