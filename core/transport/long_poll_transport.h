// Long polling: the server holds each question until there is something to say, or `holdTime` has passed (protocol,
// section 2). Lives on the engine's thread.
#pragma once

#include "core/transport/poll_line.h"

namespace tincan {

class LongPollTransport final : public PollLine
{
    Q_OBJECT
public:
    LongPollTransport(const TransportOptions &options, Clock &clock);
    ~LongPollTransport() override;

private:
    milliseconds pause(milliseconds asked, qsizetype events) override;
    // Up, down, and half a round trip more: on average an event may meet the reader while it is asking again.
    milliseconds deliveryTime(milliseconds roundTrip) const override { return roundTrip * 3 / 2; }

    int m_quick = 0; // answers in a row that brought nothing and were not held
};

} // namespace tincan
