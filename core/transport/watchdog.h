// A deadline that is put off by signs of life: idle connections, heartbeats, stages of a connection. touch() only notes
// the time, so that it may be called for every slice of bytes; the alarm is moved when it rings. Belongs to one thread.
#pragma once

#include "core/base/clock.h"

namespace tincan {

class Watchdog
{
public:
    // `due` may start, stop or destroy this deadline.
    Watchdog(Clock &clock, std::function<void()> due) : m_clock(clock), m_due(std::move(due)) {}

    // From now on; an earlier start is forgotten.
    void start(milliseconds length);
    // Begins anew with the same length, where it is running.
    void touch() { m_from = m_clock.now(); }
    void stop() { m_alarm.cancel(); }

private:
    void arm(milliseconds delay);
    void ring();

    Clock &m_clock;
    std::function<void()> m_due;
    milliseconds m_length{0};
    TimePoint m_from;
    Alarm m_alarm;
};

} // namespace tincan
