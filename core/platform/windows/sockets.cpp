#include "core/platform/sockets.h"

namespace tincan {

void limitUnsent(std::uintptr_t) {}

bool isReuseSafe()
{
    return false; // it would let two servers share a port there
}

} // namespace tincan
