#include "core/platform/service.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <algorithm>
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace tincan {

void tellService(const QByteArray &lines)
{
#ifdef Q_OS_LINUX
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || std::size_t(path.size()) >= sizeof(address.sun_path))
        return;
    std::copy(path.begin(), path.end(), address.sun_path);
    if (path.startsWith('@'))
        address.sun_path[0] = '\0'; // an abstract one
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(path.size()));
    (void)::sendto(socket, lines.constData(), std::size_t(lines.size()), MSG_NOSIGNAL,
                   reinterpret_cast<const sockaddr *>(&address), size);
    ::close(socket);
#else
    Q_UNUSED(lines);
#endif
}

} // namespace tincan
