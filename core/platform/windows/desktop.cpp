#include "core/platform/desktop.h"

#include <cstdio>
#include <windows.h>

namespace tincan {

namespace {

bool isLedSomewhere(DWORD which)
{
    const HANDLE handle = GetStdHandle(which);
    return handle && handle != INVALID_HANDLE_VALUE && GetFileType(handle) != FILE_TYPE_UNKNOWN;
}

void leadToConsole(std::FILE *stream)
{
    std::FILE *same = nullptr;
    freopen_s(&same, "CONOUT$", "w", stream);
}

} // namespace

bool hasDisplay(int, char **)
{
    return true;
}

bool hasDesktopEntries()
{
    return false;
}

void speakToTerminal()
{
    const bool output = isLedSomewhere(STD_OUTPUT_HANDLE);
    const bool errors = isLedSomewhere(STD_ERROR_HANDLE);
    if ((output && errors) || !AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    if (!output)
        leadToConsole(stdout);
    if (!errors)
        leadToConsole(stderr);
}

} // namespace tincan
