#include "core/session/typing_heard.h"

#include <algorithm>

namespace tincan {

namespace {

// Whatever a server says: no more are named anywhere.
constexpr qsizetype mostTypists = 100;
constexpr qsizetype mostRooms = 1'000;

} // namespace

TypingHeard::TypingHeard(Clock &clock, std::function<void(const QString &, const QStringList &)> say)
    : m_clock(clock), m_say(std::move(say))
{}

void TypingHeard::hear(const Typing &typing)
{
    if (!typing.on) {
        stopped(typing.room, typing.sender.id);
        return;
    }
    if (!m_rooms.contains(typing.room) && m_rooms.size() >= mostRooms)
        return;
    QList<Typist> &typists = m_rooms[typing.room];
    const auto same = [&](const Typist &typist) { return typist.person.id == typing.sender.id; };
    const auto known = std::find_if(typists.begin(), typists.end(), same);
    const TimePoint until = m_clock.now() + typingLease;
    if (known != typists.end()) {
        known->until = until;
        return; // the alarm looks again when the old lease ends
    }
    if (typists.size() >= mostTypists)
        return;
    typists.append({typing.sender, until});
    waitForNext();
    say(typing.room);
}

void TypingHeard::stopped(const QString &room, const QString &person)
{
    const auto typists = m_rooms.find(room);
    if (typists == m_rooms.end())
        return;
    if (typists->removeIf([&](const Typist &typist) { return typist.person.id == person; }) > 0)
        say(room);
}

void TypingHeard::clear()
{
    m_due.cancel();
    const QStringList rooms = m_rooms.keys();
    m_rooms.clear();
    for (const QString &room : rooms)
        m_say(room, {});
}

void TypingHeard::say(const QString &room)
{
    const auto typists = m_rooms.constFind(room);
    QStringList names;
    for (const Typist &typist : *typists)
        names.append(typist.person.name);
    if (names.isEmpty())
        m_rooms.erase(typists);
    m_say(room, names);
}

void TypingHeard::expire()
{
    const TimePoint now = m_clock.now();
    const QStringList rooms = m_rooms.keys();
    for (const QString &room : rooms)
        if (m_rooms[room].removeIf([&](const Typist &typist) { return typist.until <= now; }) > 0)
            say(room);
    waitForNext();
}

void TypingHeard::waitForNext()
{
    std::optional<TimePoint> first;
    for (const QList<Typist> &typists : std::as_const(m_rooms))
        for (const Typist &typist : typists)
            first = std::min(first.value_or(typist.until), typist.until);
    m_due.cancel();
    if (first)
        m_due = m_clock.after(std::chrono::ceil<milliseconds>(*first - m_clock.now()), [this] { expire(); });
}

} // namespace tincan
