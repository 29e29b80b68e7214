#include "authors.h"

#include "payload.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <strings.h>
#include <sys/socket.h>

namespace load {

namespace {

std::size_t lengthOf(const std::string &head)
{
    for (std::size_t line = head.find("\r\n"); line != std::string::npos; line = head.find("\r\n", line + 2)) {
        if (strncasecmp(head.c_str() + line + 2, "content-length:", 15) == 0)
            return std::size_t(std::atoll(head.c_str() + line + 17));
    }
    return 0;
}

} // namespace

Author::Author(const std::string &path, int port, int batch, Handed &handed)
    : m_path(path), m_batch(batch), m_handed(handed)
{
    connectTo(port);
}

void Author::publish()
{
    std::string body = payload();
    for (int i = 1; i < m_batch; ++i)
        body += '\n' + payload();
    const std::string type = m_batch > 1 ? "application/x-ndjson" : "application/json";
    m_free = false;
    m_sent = nanoseconds();
    send("POST " + m_path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

void Author::ready()
{
    static std::array<char, 64 * 1024> buffer;
    const ssize_t size = recv(descriptor(), buffer.data(), buffer.size(), 0);
    if (size < 0 && errno == EAGAIN)
        return;
    if (size <= 0)
        fail("an author was left by the server");
    m_answer.append(buffer.data(), std::size_t(size));
    const std::size_t head = m_answer.find("\r\n\r\n");
    if (head == std::string::npos || m_answer.size() < head + 4 + lengthOf(m_answer.substr(0, head + 2)))
        return;
    const bool taken = m_answer[9] == '2';
    (taken ? m_handed.published : m_handed.refused) += m_batch;
    m_handed.microseconds.push_back(std::uint32_t((nanoseconds() - m_sent) / 1000));
    m_answer.clear();
    m_free = true;
}

} // namespace load
