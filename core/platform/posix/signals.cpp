#include "core/platform/signals.h"

#include <csignal>

namespace tincan {

void onHangUp(void (*handler)(int))
{
    std::signal(SIGHUP, handler);
}

void ignoreBrokenPipes()
{
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace tincan
