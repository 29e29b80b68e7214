// Ephemeral events on their way to those who follow right now: typing, presence, read marks. A small ring: whoever is
// too slow for it misses some, which the protocol allows. The hub's I/O thread only; read by all while
// the tail tells its shards (tail_shard.h).
#pragma once

#include <QByteArray>
#include <QString>

#include <deque>

namespace tincan {

struct LiveEvent
{
    quint64 number = 0;
    quint64 origin = 0; // the connection that it came from, which does not get it back
    QString room;       // empty: for everybody
    QByteArray type;
    QByteArray json;
};

class LiveEvents
{
public:
    static constexpr std::size_t kept = 256;

    void add(LiveEvent event)
    {
        event.number = ++m_last;
        m_ring.push_back(std::move(event));
        if (m_ring.size() > kept)
            m_ring.pop_front();
    }
    quint64 last() const { return m_last; }
    const std::deque<LiveEvent> &ring() const { return m_ring; }

private:
    std::deque<LiveEvent> m_ring;
    quint64 m_last = 0;
};

} // namespace tincan
