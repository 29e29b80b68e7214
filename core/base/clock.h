// Time comes from outside: whoever waits asks a Clock for an Alarm, and tests hand in a fake one. An Alarm belongs to
// the thread that asked for it, and its callback runs there.
#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>
#include <memory>

namespace tincan {

using std::chrono::milliseconds;
using TimePoint = std::chrono::steady_clock::time_point;

// Dropping an Alarm cancels it; an empty one does nothing. Move only.
class Alarm
{
public:
    struct Impl
    {
        virtual ~Impl() = default;
        virtual bool pending() const = 0;
    };

    Alarm() = default;
    explicit Alarm(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

    bool pending() const { return m_impl && m_impl->pending(); }
    void cancel() { m_impl.reset(); }

private:
    std::unique_ptr<Impl> m_impl;
};

class Clock
{
public:
    virtual ~Clock() = default;

    virtual TimePoint now() const = 0;  // never goes back; may stand still while the machine sleeps
    virtual QDateTime wall() const = 0; // UTC; may jump either way
    // As now(), but goes on while the machine sleeps. Compared with itself only.
    virtual TimePoint nowWithSleep() const = 0;
    // Calls `due` once after at least `delay`, from the event loop, never from inside this call.
    // The callback may drop or replace its own Alarm.
    virtual Alarm after(milliseconds delay, std::function<void()> due) = 0;
    // The same, but up to 5 % early or late, so that the machine wakes once for several: for what is done all the time.
    virtual Alarm afterAbout(milliseconds delay, std::function<void()> due) = 0;
};

// The real one: steady_clock and QTimer. Lives as long as the process; usable from any thread with an event loop.
Clock &systemClock();

// A number in [0, 1), handed to whatever needs chance. The default draws from the system's generator.
using Chance = std::function<double()>;
Chance systemChance();

} // namespace tincan
