// Those who publish: over HTTP, one publication (or a batch of them) after another on a connection of their own.
#pragma once

#include "loop.h"

#include <cstdint>
#include <vector>

namespace load {

struct Handed
{
    std::int64_t published = 0; // answered
    std::int64_t refused = 0;
    std::vector<std::uint32_t> microseconds{}; // until the answer
};

class Author final : public Socket
{
public:
    // `batch`: so many in one request, a line each; 1: the payload alone.
    Author(const std::string &path, int port, int batch, Handed &handed);

    void publish();
    bool isFree() const { return m_free; }
    void ready() override;

private:
    std::string m_path;
    int m_batch;
    Handed &m_handed;
    std::string m_answer;
    std::int64_t m_sent = 0;
    bool m_free = true;
};

} // namespace load
