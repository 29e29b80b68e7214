#include "core/session/sleep_watch.h"

namespace tincan {

SleepWatch::SleepWatch(Clock &clock, std::function<void(milliseconds)> woke, std::function<void()> doubted)
    : m_clock(clock), m_woke(std::move(woke)), m_doubted(std::move(doubted))
{}

void SleepWatch::start()
{
    m_looked = m_clock.nowWithSleep();
    m_wall = m_clock.wall();
    m_next = m_clock.afterAbout(lookEvery, [this] { look(); });
}

void SleepWatch::look()
{
    const auto passed = std::chrono::duration_cast<milliseconds>(m_clock.nowWithSleep() - m_looked);
    const milliseconds jumped = milliseconds(m_wall.msecsTo(m_clock.wall())) - passed;
    start();
    const milliseconds absent = passed - lookEvery;
    if (absent >= longAbsence) {
        const auto woke = m_woke; // it may destroy us
        woke(absent);
    } else if (jumped >= longAbsence) {
        const auto doubted = m_doubted;
        doubted();
    }
}

} // namespace tincan
