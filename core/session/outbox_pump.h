// Which waiting message goes out next: the oldest of each room first, and only so many unanswered in a room. A value
// without I/O.
#pragma once

#include "core/store/outbox.h"

#include <QHash>
#include <QSet>

#include <map>

namespace tincan {

class OutboxPump
{
public:
    void add(const OutboxEntry &entry);
    // It left the outbox, or was refused for good.
    void remove(const QString &id);
    // The server has it; the echo is still to come.
    void answered(const QString &id);
    // Back to the front of its room: the server asked for patience.
    void requeue(const QString &id);
    // The line is gone: what it carried waits again. Those ids.
    QStringList requeueAll();
    // What to hand to the line now; from then on it is in flight. `window`: at most so many in flight in a room.
    QStringList take(int window);

    bool isInFlight(const QString &id) const { return m_inFlight.contains(id); }

private:
    struct Room
    {
        std::map<qint64, QString> waiting; // by number
        int inFlight = 0;
    };
    struct Entry
    {
        qint64 number = 0;
        QString room;
    };

    std::map<QString, Room> m_rooms;
    QHash<QString, Entry> m_entries;
    QSet<QString> m_inFlight;
    QSet<QString> m_answered;
};

} // namespace tincan
