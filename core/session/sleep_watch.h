// Notices that this process did not run for a while, because the machine slept or it was stopped: a heartbeat looks at
// the clocks. A clock that was set is told apart where the system has one that counts sleep; where it has none, and in
// a virtual machine that was put away, a jump of the wall clock is all there is, and only a doubt. One thread.
#pragma once

#include "core/base/clock.h"

namespace tincan {

// How often it looks: so late a suspend is noticed. A process that was stopped notices at once.
inline constexpr milliseconds lookEvery{2'000};
// Shorter absences harm no connection, and a busy disk may hold the thread up for a second or two.
inline constexpr milliseconds longAbsence{5'000};

class SleepWatch
{
public:
    // `woke` is told how long the absence was, `doubted` that the wall clock alone jumped ahead. Either may stop or
    // destroy this.
    SleepWatch(Clock &clock, std::function<void(milliseconds)> woke, std::function<void()> doubted);

    Q_DISABLE_COPY_MOVE(SleepWatch)

    void start();
    void stop() { m_next.cancel(); }

private:
    void look();

    Clock &m_clock;
    std::function<void(milliseconds)> m_woke;
    std::function<void()> m_doubted;
    TimePoint m_looked;
    QDateTime m_wall;
    Alarm m_next;
};

} // namespace tincan
