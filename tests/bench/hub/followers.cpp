#include "followers.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <sys/socket.h>

namespace load {

namespace {

constexpr int onTheWay = 200;                      // the queue of a listening socket is short in some of the servers
constexpr std::int64_t patience = 300'000'000'000; // who is behind is answered among ten million events

std::string requestOf(Way way, const std::string &path)
{
    std::string head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    switch (way) {
    case Way::EventStream:
        return head + "Accept: text/event-stream\r\n\r\n";
    case Way::Lines:
        return head + "Accept: application/x-ndjson\r\n\r\n";
    case Way::TincanSocket:
        head += "Sec-WebSocket-Protocol: tincan.v1\r\n";
        break;
    case Way::WebSocket:
        break;
    }
    return head + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

} // namespace

std::string frame(unsigned char opcode, std::string_view payload)
{
    std::string bytes{char(0x80 | opcode)};
    if (payload.size() < 126)
        bytes += char(0x80 | payload.size());
    else
        bytes.append({char(0x80 | 126), char(payload.size() >> 8), char(payload.size() & 255)});
    return bytes.append(4, '\0').append(payload);
}

Follower::Follower(Way way, const std::string &path, int port, Tally &tally, int receiveBuffer)
    : m_tally(tally), m_socket(way == Way::WebSocket || way == Way::TincanSocket)
{
    connectTo(port, receiveBuffer);
    send(requestOf(way, path));
}

void Follower::ready()
{
    static std::array<char, 256 * 1024> buffer;
    const ssize_t size = recv(descriptor(), buffer.data(), buffer.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == ECONNREFUSED))
        return;
    if (size <= 0)
        fail("a follower was left by the server: " + m_head.substr(0, m_head.find('\r')));
    const std::string_view bytes(buffer.data(), std::size_t(size));
    m_tally.bytes += size;
    if (!m_open) {
        m_head += bytes;
        m_open = m_head.find("\r\n\r\n") != std::string::npos;
        if (m_open && m_head.compare(9, 3, m_socket ? "101" : "200") != 0)
            fail("a follower was refused: " + m_head);
        m_tally.open += m_open;
    }
    const std::int64_t now = nanoseconds();
    m_finder.feed(bytes, [&](std::int64_t sent) {
        ++m_got;
        m_tally.microseconds.push_back(std::uint32_t((now - sent) / 1000));
    });
}

void Follower::sayPong()
{
    if (m_socket && m_open)
        send(frame(10, {}));
}

std::deque<std::unique_ptr<Follower>> connectAll(int count, Way way, const std::string &path, int port, Tally &tally,
                                                 int receiveBuffer)
{
    std::deque<std::unique_ptr<Follower>> followers;
    const int before = tally.open;
    const std::int64_t begun = nanoseconds();
    while (tally.open - before < count) {
        while (int(followers.size()) < count && int(followers.size()) - (tally.open - before) < onTheWay)
            followers.push_back(std::make_unique<Follower>(way, path, port, tally, receiveBuffer));
        turn(100);
        if (nanoseconds() - begun > patience)
            fail("only " + std::to_string(tally.open - before) + " followers were answered");
    }
    return followers;
}

} // namespace load
