#include "core/platform/desktop.h"

#include <QtGlobal>

#include <algorithm>
#include <string_view>

namespace tincan {

#ifdef Q_OS_MACOS

bool hasDisplay(int, char **)
{
    return true;
}

bool hasDesktopEntries()
{
    return false;
}

#else

bool hasDisplay(int argc, char **argv)
{
    const bool named = std::any_of(argv + 1, argv + argc, [](std::string_view word) { return word == "-platform"; });
    return named || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !qEnvironmentVariableIsEmpty("DISPLAY");
}

bool hasDesktopEntries()
{
    return true;
}

#endif

void speakToTerminal() {}

} // namespace tincan
