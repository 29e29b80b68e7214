#include "core/platform/signals.h"

namespace tincan {

void onHangUp(void (*)(int)) {}

void ignoreBrokenPipes() {}

} // namespace tincan
