// What systems call the options of a socket, where they differ. Any thread.
#pragma once

#include <cstdint>

namespace tincan {

// The kernel lets megabytes wait unsent, and somebody who reads slowly would look like somebody who does not read.
void limitUnsent(std::uintptr_t socket);
// Whether SO_REUSEADDR lets a restart take its port back, and nothing more.
bool isReuseSafe();

} // namespace tincan
