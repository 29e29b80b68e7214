// Sends all connections of the program through a proxy. Any thread.
#pragma once

#include "core/chat/proxy_choice.h"

namespace tincan {

// Holds for what is opened from now on; this computer itself is always reached directly.
void setProxy(const ProxyChoice &choice);

} // namespace tincan
