#include "loop.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace load {

namespace {

int epoll()
{
    static const int descriptor = epoll_create1(0);
    return descriptor;
}

} // namespace

void fail(const std::string &why)
{
    std::fprintf(stderr, "bench_hub: %s\n", why.c_str());
    std::_Exit(1);
}

Socket::~Socket()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

void Socket::connectTo(int port, int receiveBuffer)
{
    m_descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (m_descriptor < 0)
        fail(std::string("no socket: ") + std::strerror(errno));
    const int yes = 1;
    setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    if (receiveBuffer > 0)
        setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof(receiveBuffer));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof(address)) < 0 && errno != EINPROGRESS)
        fail(std::string("cannot connect: ") + std::strerror(errno));
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT;
    event.data.ptr = this;
    epoll_ctl(epoll(), EPOLL_CTL_ADD, m_descriptor, &event);
}

void Socket::watch(bool writing)
{
    epoll_event event{};
    event.events = (m_deaf ? 0u : unsigned(EPOLLIN)) | (writing ? unsigned(EPOLLOUT) : 0u);
    event.data.ptr = this;
    epoll_ctl(epoll(), EPOLL_CTL_MOD, m_descriptor, &event);
}

void Socket::deaf()
{
    m_deaf = true;
    watch(!m_unsent.empty());
}

void Socket::send(std::string_view bytes)
{
    const bool waiting = !m_unsent.empty();
    if (!waiting) {
        const ssize_t sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent == ssize_t(bytes.size()))
            return;
        bytes.remove_prefix(sent > 0 ? std::size_t(sent) : 0);
    }
    m_unsent.append(bytes);
    if (!waiting)
        watch(true);
}

void Socket::flush()
{
    const ssize_t sent = ::send(m_descriptor, m_unsent.data(), m_unsent.size(), MSG_NOSIGNAL);
    m_unsent.erase(0, sent > 0 ? std::size_t(sent) : 0);
    if (m_unsent.empty())
        watch(false);
}

void turn(int milliseconds)
{
    static std::array<epoll_event, 1024> events;
    const int count = epoll_wait(epoll(), events.data(), int(events.size()), milliseconds);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[std::size_t(i)];
        auto *socket = static_cast<Socket *>(event.data.ptr);
        if (event.events & EPOLLOUT)
            socket->flush();
        if (event.events & unsigned(EPOLLIN | EPOLLERR | EPOLLHUP))
            socket->ready();
    }
}

} // namespace load
