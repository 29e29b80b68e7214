#include "core/platform/desktop.h"

namespace tincan {

bool hasDisplay(int, char **)
{
    return true;
}

bool hasDesktopEntries()
{
    return false;
}

} // namespace tincan
