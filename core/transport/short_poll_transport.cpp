#include "core/transport/short_poll_transport.h"

#include <algorithm>

namespace tincan {

ShortPollTransport::ShortPollTransport(const TransportOptions &options, Clock &clock)
    : PollLine(TransportKind::ShortPoll, options, clock, std::chrono::seconds(0))
{}

ShortPollTransport::~ShortPollTransport()
{
    release();
}

milliseconds ShortPollTransport::pause(milliseconds asked, qsizetype)
{
    // Counted from question to question, but never without a breath between an answer and the next question.
    return std::max(options().pollInterval - asked, milliseconds(1));
}

} // namespace tincan
