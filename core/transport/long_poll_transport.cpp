#include "core/transport/long_poll_transport.h"

#include <algorithm>

namespace tincan {

using namespace std::chrono_literals;

LongPollTransport::LongPollTransport(const TransportOptions &options, Clock &clock)
    : PollLine(TransportKind::LongPoll, options, clock, std::clamp(options.holdTime, 1s, 60s))
{}

LongPollTransport::~LongPollTransport()
{
    release();
}

milliseconds LongPollTransport::pause(milliseconds asked, qsizetype events)
{
    // Something on the way that answers at once with nothing must not make us ask a thousand times a second. The first
    // answer is such a one by right.
    if (events == 0 && asked < 500ms && m_quick++ > 0)
        return 1s;
    if (events > 0 || asked >= 500ms)
        m_quick = 0;
    return 0ms;
}

} // namespace tincan
