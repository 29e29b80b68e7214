#include "core/platform/crash_handler.h"

namespace tincan {

// Windows Error Reporting keeps its own, once somebody has asked it to (WER\\LocalDumps).
void reportCrashesTo(const QString &) {}

} // namespace tincan
