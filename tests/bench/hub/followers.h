// Those who follow: by WebSocket (with Tincan's subprotocol or none) or by a stream over HTTP. Counts what each got,
// and how long it took; understands no more of the lines than that.
#pragma once

#include "loop.h"
#include "payload.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

namespace load {

enum class Way
{
    WebSocket,
    TincanSocket, // with the subprotocol
    EventStream,
    Lines
};

struct Tally
{
    std::vector<std::uint32_t> microseconds{}; // of each delivery
    std::int64_t bytes = 0;
    int open = 0;
};

class Follower final : public Socket
{
public:
    Follower(Way way, const std::string &path, int port, Tally &tally, int receiveBuffer = 0);

    void ready() override;
    void sayPong(); // also unasked: RFC 6455 §5.5.3
    std::int64_t got() const { return m_got; }
    bool isOpen() const { return m_open; }

private:
    Tally &m_tally;
    StampFinder m_finder;
    std::string m_head;
    std::int64_t m_got = 0;
    bool m_open = false;
    bool m_socket;
};

// What a WebSocket's client sends; the mask is zero, which is a mask.
std::string frame(unsigned char opcode, std::string_view payload);

// Connects so many, in order, with no more than a few on the way, and waits for their answers.
std::deque<std::unique_ptr<Follower>> connectAll(int count, Way way, const std::string &path, int port, Tally &tally,
                                                 int receiveBuffer = 0);

} // namespace load
