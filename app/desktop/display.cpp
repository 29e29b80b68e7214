#include "app/desktop/display.h"

#include <QtGlobal>

#include <algorithm>
#include <string_view>

namespace tincan {

bool hasDisplay(int argc, char **argv)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    const bool named = std::any_of(argv + 1, argv + argc, [](std::string_view word) { return word == "-platform"; });
    return named || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !qEnvironmentVariableIsEmpty("DISPLAY");
#else
    Q_UNUSED(argc);
    Q_UNUSED(argv);
    return true;
#endif
}

} // namespace tincan
