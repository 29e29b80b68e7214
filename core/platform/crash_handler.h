// Writes down where the program was when it ends by a fault: versions, the system, the signal, and the calls as offsets
// into their modules. Nothing of what the program holds: no message, no name, no token, no path. Then the signal takes
// its course, so that the system's own dump comes, too. Systems without POSIX signals, and C libraries that name no
// calls, write nothing. Main thread.
#pragma once

#include <QString>

namespace tincan {

// From now on, for this process; `path`: the report, which must not be there yet. Empty: nothing is written.
void reportCrashesTo(const QString &path);

} // namespace tincan
