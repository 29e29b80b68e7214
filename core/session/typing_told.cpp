#include "core/session/typing_told.h"

namespace tincan {

namespace {

// A hub passes five a second on (docs/protocol.md, extension 22); others hold a word for some seconds.
constexpr milliseconds sayAgain{4'000};
// Who thinks for so long does not type.
constexpr milliseconds pause{5'000};

} // namespace

TypingTold::TypingTold(Clock &clock, std::function<void(const Typing &)> say) : m_clock(clock), m_say(std::move(say)) {}

void TypingTold::set(const QString &room, bool on)
{
    if (!on) {
        if (room == m_room)
            end();
        return;
    }
    if (room != m_room)
        end();
    m_stop = m_clock.after(pause, [this] { end(); });
    if (room == m_room && m_clock.now() - m_said < sayAgain)
        return;
    m_room = room;
    m_said = m_clock.now();
    m_say({room, {}, true});
}

void TypingTold::forget()
{
    m_stop.cancel();
    m_room.clear();
}

void TypingTold::end()
{
    m_stop.cancel();
    const QString room = std::exchange(m_room, {});
    if (!room.isEmpty())
        m_say({room, {}, false});
}

} // namespace tincan
