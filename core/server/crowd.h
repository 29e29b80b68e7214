// How far apart everybody should come back who is cut off at one moment: nobody can be told then, so each is told
// beforehand (docs/protocol.md, extension 9). The hub's I/O thread only; read by all while the tail
// tells its shards (tail_shard.h).
#pragma once

#include "core/wire/event_codec.h"

namespace tincan {

class Crowd
{
public:
    // Half of what a hub is to bear: what comes back clusters by chance.
    static constexpr qint64 returnsPerSecond = 40;

    // So many connections are open. True where it makes a difference to those who follow.
    bool count(qsizetype connections)
    {
        const qint64 within = qint64(connections) / returnsPerSecond;
        const bool same = within <= m_within + m_within / 4 && within * 4 + 1 >= m_within;
        if (same)
            return false;
        m_within = within;
        m_event = encode(Event(Crowded{within}));
        ++m_changes;
        return true;
    }
    qint64 within() const { return m_within; } // seconds
    const QByteArray &event() const { return m_event; }
    quint64 changes() const { return m_changes; } // 0: nothing to tell yet

private:
    qint64 m_within = 0;
    QByteArray m_event;
    quint64 m_changes = 0;
};

} // namespace tincan
