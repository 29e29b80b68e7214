// The library that killloop.py preloads into tincand and tincan-cli takes the names of the calls by which a program
// leaves a trace outside of itself, and counts them: here what goes into files and sockets, in names.cpp what becomes
// of files. Pipes and wake-ups are not counted. The calls go on to the kernel directly. Any thread.
#include "kill_point.h"
#include "power_cut.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

using namespace tincan;

namespace {

mode_t kindOf(int fd)
{
    struct stat found = {};
    return ::fstat(fd, &found) == 0 ? found.st_mode & S_IFMT : 0;
}

off_t placeOf(int fd)
{
    const bool appends = (::fcntl(fd, F_GETFL) & O_APPEND) != 0;
    return ::lseek(fd, 0, appends ? SEEK_END : SEEK_CUR);
}

// Bytes for a file from `at` on, or for whatever else it is. `some` takes how many of them it is to write.
template<class Some>
ssize_t writing(int fd, off_t at, std::size_t size, Some some)
{
    const mode_t kind = kindOf(fd);
    if (kind != S_IFREG && kind != S_IFSOCK)
        return some(size);
    PowerCut::Lock lock;
    if (kind == S_IFREG && KillPoint::death() == Death::Power)
        lock = powerCut().before(fd, at, size);
    return counted([&] { return some(size); }, [&] { some(size / 2); });
}

ssize_t sendingMessage(int fd, const msghdr &message, int flags, std::size_t size)
{
    std::vector<iovec> parts(message.msg_iov, message.msg_iov + message.msg_iovlen);
    for (iovec &part : parts) {
        part.iov_len = std::min(part.iov_len, size);
        size -= part.iov_len;
    }
    msghdr some = message;
    some.msg_iov = parts.data();
    return ::syscall(SYS_sendmsg, fd, &some, flags);
}

int syncing(int fd, long number)
{
    const auto whole = [&] {
        const int failed = int(::syscall(number, fd));
        if (!failed && KillPoint::death() == Death::Power)
            powerCut().synced(fd);
        return failed;
    };
    return kindOf(fd) == S_IFREG ? counted(whole, [] {}) : whole();
}

int truncating(int fd, off_t size)
{
    PowerCut::Lock lock;
    if (KillPoint::death() == Death::Power) {
        struct stat now = {};
        ::fstat(fd, &now);
        lock = powerCut().before(fd, size, std::size_t(std::max<off_t>(0, now.st_size - size)));
    }
    return counted([&] { return int(::syscall(SYS_ftruncate, fd, size)); }, [] {});
}

std::size_t sizeOf(const iovec *parts, std::size_t count)
{
    std::size_t size = 0;
    for (std::size_t i = 0; i < count; ++i)
        size += parts[i].iov_len;
    return size;
}

} // namespace

extern "C" {

ssize_t write(int fd, const void *bytes, size_t size)
{
    return writing(fd, placeOf(fd), size, [=](size_t some) { return ::syscall(SYS_write, fd, bytes, some); });
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    return writing(fd, at, size, [=](size_t some) { return ::syscall(SYS_pwrite64, fd, bytes, some, at); });
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    return pwrite64(fd, bytes, size, at);
}

ssize_t send(int fd, const void *bytes, size_t size, int flags)
{
    return writing(fd, 0, size, [=](size_t some) { return ::syscall(SYS_sendto, fd, bytes, some, flags, nullptr, 0); });
}

ssize_t sendmsg(int fd, const msghdr *message, int flags)
{
    return writing(fd, 0, sizeOf(message->msg_iov, message->msg_iovlen),
                   [=](size_t some) { return sendingMessage(fd, *message, flags, some); });
}

int fsync(int fd)
{
    return syncing(fd, SYS_fsync);
}

int fdatasync(int fd)
{
    return syncing(fd, SYS_fdatasync);
}

int ftruncate64(int fd, off64_t size) noexcept
{
    return truncating(fd, size);
}

int ftruncate(int fd, off_t size) noexcept
{
    return truncating(fd, size);
}

} // extern "C"
