// As calls.cpp, for files that are made, moved and removed. None of these has a half.
#include "kill_point.h"

#include <cstdarg>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace tincan;

namespace {

template<class Whole>
int named(Whole whole)
{
    return counted([&] { return int(whole()); }, [] {});
}

// Only what may make a file is counted.
int opening(int folder, const char *path, int flags, mode_t mode)
{
    const auto whole = [=] { return int(::syscall(SYS_openat, folder, path, flags, mode)); };
    return (flags & O_CREAT) != 0 ? named(whole) : whole();
}

mode_t modeOf(int flags, va_list more)
{
    return (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
}

} // namespace

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = modeOf(flags, more);
    va_end(more);
    return opening(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = modeOf(flags, more);
    va_end(more);
    return opening(AT_FDCWD, path, flags, mode);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    return named([=] { return ::syscall(SYS_mkdirat, AT_FDCWD, path, mode); });
}

int unlink(const char *path) noexcept
{
    return named([=] { return ::syscall(SYS_unlinkat, AT_FDCWD, path, 0); });
}

int renameat2(int from, const char *path, int to, const char *target, unsigned flags) noexcept
{
    return named([=] { return ::syscall(SYS_renameat2, from, path, to, target, flags); });
}

int rename(const char *path, const char *target) noexcept
{
    return renameat2(AT_FDCWD, path, AT_FDCWD, target, 0);
}

} // extern "C"
