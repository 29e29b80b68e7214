#include "core/session/outbox_pump.h"

#include <algorithm>

namespace tincan {

void OutboxPump::add(const OutboxEntry &entry)
{
    if (m_entries.contains(entry.id))
        return;
    m_entries.insert(entry.id, {entry.number, entry.room});
    m_rooms[entry.room].waiting.emplace(entry.number, entry.id);
}

void OutboxPump::remove(const QString &id)
{
    const auto entry = m_entries.constFind(id);
    if (entry == m_entries.constEnd())
        return;
    Room &room = m_rooms[entry->room];
    if (m_inFlight.remove(id))
        --room.inFlight;
    m_answered.remove(id);
    room.waiting.erase(entry->number);
    m_entries.erase(entry);
}

void OutboxPump::answered(const QString &id)
{
    if (!m_inFlight.remove(id))
        return;
    --m_rooms[m_entries.value(id).room].inFlight;
    m_answered.insert(id);
}

void OutboxPump::requeue(const QString &id)
{
    const Entry entry = m_entries.value(id);
    if (!entry.number)
        return;
    Room &room = m_rooms[entry.room];
    if (m_inFlight.remove(id))
        --room.inFlight;
    m_answered.remove(id);
    room.waiting.emplace(entry.number, id);
}

QStringList OutboxPump::requeueAll()
{
    QStringList ids(m_inFlight.cbegin(), m_inFlight.cend());
    ids.append(QStringList(m_answered.cbegin(), m_answered.cend()));
    std::sort(ids.begin(), ids.end(), [this](const QString &left, const QString &right) {
        return m_entries[left].number < m_entries[right].number;
    });
    for (const QString &id : std::as_const(ids))
        requeue(id);
    return ids;
}

QStringList OutboxPump::take(int window)
{
    QStringList ids;
    for (auto &[name, room] : m_rooms) {
        while (room.inFlight < window && !room.waiting.empty()) {
            const QString id = room.waiting.begin()->second;
            room.waiting.erase(room.waiting.begin());
            m_inFlight.insert(id);
            ++room.inFlight;
            ids.append(id);
        }
    }
    return ids;
}

} // namespace tincan
