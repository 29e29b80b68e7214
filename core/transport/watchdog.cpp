#include "core/transport/watchdog.h"

namespace tincan {

void Watchdog::start(milliseconds length)
{
    m_length = length;
    m_from = m_clock.now();
    arm(length);
}

void Watchdog::arm(milliseconds delay)
{
    m_alarm = m_clock.after(delay, [this] { ring(); });
}

void Watchdog::ring()
{
    const auto rest = std::chrono::ceil<milliseconds>(m_from + m_length - m_clock.now());
    if (rest > milliseconds(0)) {
        arm(rest);
        return;
    }
    m_alarm.cancel();
    const auto due = m_due; // it may destroy us
    due();
}

} // namespace tincan
