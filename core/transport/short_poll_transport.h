// Short polling: asks every `pollInterval`, and at once where more is waiting; 304 where nothing is new (protocol,
// section 2). Lives on the engine's thread.
#pragma once

#include "core/transport/poll_line.h"

namespace tincan {

class ShortPollTransport final : public PollLine
{
    Q_OBJECT
public:
    ShortPollTransport(const TransportOptions &options, Clock &clock);
    ~ShortPollTransport() override;

private:
    milliseconds pause(milliseconds asked, qsizetype events) override;
    // An event waits for the next question: half an interval on average.
    milliseconds deliveryTime(milliseconds roundTrip) const override { return roundTrip + options().pollInterval / 2; }
};

} // namespace tincan
