// Who types in which room, as the others' clients say it: each word holds for some seconds, as its end may be dropped.
// Pure but for the clock; the thread of its clock.
#pragma once

#include "core/base/clock.h"
#include "core/chat/event.h"

#include <QHash>
#include <QStringList>

#include <functional>

namespace tincan {

// Longer than a client waits between two words (TypingTold), and a slow network with it.
inline constexpr milliseconds typingLease{8'000};

class TypingHeard
{
public:
    // Called with the room and who types there now, in the order in which they began, where that changed.
    TypingHeard(Clock &clock, std::function<void(const QString &room, const QStringList &names)> say);

    void hear(const Typing &typing);
    // Also where something was said: who sent it types no more.
    void stopped(const QString &room, const QString &person);
    // Nobody is known to type any more.
    void clear();

private:
    struct Typist
    {
        Person person;
        TimePoint until;
    };

    void say(const QString &room);
    void expire();
    void waitForNext();

    Clock &m_clock;
    std::function<void(const QString &, const QStringList &)> m_say;
    QHash<QString, QList<Typist>> m_rooms;
    Alarm m_due; // the first lease that ends
};

} // namespace tincan
