#include "core/platform/sockets.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace tincan {

void limitUnsent(std::uintptr_t socket)
{
#ifdef TCP_NOTSENT_LOWAT
    const int bytes = 128 * 1024;
    (void)::setsockopt(int(socket), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes, sizeof(bytes));
#else
    (void)socket;
#endif
}

bool isReuseSafe()
{
    return true;
}

} // namespace tincan
