// One thread, one epoll: sockets of the load that are told when they may read or write. No more than that, so that the
// load costs little beside what it measures.
#pragma once

#include <string>
#include <string_view>

namespace load {

class Socket
{
public:
    Socket() = default;
    virtual ~Socket();
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    void connectTo(int port, int receiveBuffer = 0); // of this machine; 0: as the kernel likes
    void deaf();                                     // reads no more
    void send(std::string_view bytes);               // what the kernel does not take now goes out later
    virtual void ready() = 0;                        // something can be read, or the peer has gone

    int descriptor() const { return m_descriptor; }
    void flush();

private:
    void watch(bool writing);

    int m_descriptor = -1;
    bool m_deaf = false;
    std::string m_unsent;
};

// Serves what is ready, or waits so long for it.
void turn(int milliseconds);
[[noreturn]] void fail(const std::string &why);

} // namespace load
