// What the others are told of our typing: at most once every few seconds, and its end. Called at every key; says what
// is to go out. Pure but for the clock; the thread of its clock.
#pragma once

#include "core/base/clock.h"
#include "core/chat/event.h"

#include <functional>

namespace tincan {

class TypingTold
{
public:
    TypingTold(Clock &clock, std::function<void(const Typing &)> say);

    // A person types in one room at a time.
    void set(const QString &room, bool on);
    // On another line nobody knows of it yet: the next key says it again.
    void forget();

private:
    void end();

    Clock &m_clock;
    std::function<void(const Typing &)> m_say;
    QString m_room; // where we are said to type; empty: nowhere
    TimePoint m_said{};
    Alarm m_stop; // after the last key
};

} // namespace tincan
