// `tincand --self-test`: whether everything is there that a server needs of this computer, a line each on the standard
// output. Serves nobody. Main thread.
#pragma once

#include <QString>

namespace tincan {

// Takes some seconds at most, and leaves nothing behind. The exit code: 1 where something fails.
int selfTest(const QString &dataFolder);

} // namespace tincan
