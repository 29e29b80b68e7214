#include "core/server/read_marks.h"

#include <algorithm>

namespace tincan {

bool ReadMarks::advance(const QString &person, const QString &room, qint64 seq)
{
    Reader &reader = m_people[person];
    if (reader.version == 0)
        reader.first = reader.version = 1 + qint64(m_random.generate64() >> 16);
    Place &place = reader.rooms[room];
    if (place.version > 0 && place.seq >= seq)
        return false;
    m_byOrder.erase(place.order);
    place = {seq, ++reader.version, ++m_order};
    m_byOrder.emplace(m_order, std::pair(person, room));
    if (reader.rooms.size() > keptOfOne)
        dropOldestOf(person);
    if (qsizetype(m_byOrder.size()) > kept) {
        const auto oldest = m_byOrder.begin()->second;
        drop(oldest.first, oldest.second);
    }
    return true;
}

QList<ReadMarks::Mark> ReadMarks::since(const QString &person, qint64 version) const
{
    QList<Mark> marks;
    const auto reader = m_people.constFind(person);
    if (reader == m_people.constEnd() || reader->version == version)
        return marks;
    const bool foreign = version < reader->first || version > reader->version;
    for (auto place = reader->rooms.cbegin(); place != reader->rooms.cend(); ++place)
        if (foreign || place->version > version)
            marks.append({place.key(), place->seq});
    return marks;
}

void ReadMarks::dropOldestOf(const QString &person)
{
    const QHash<QString, Place> &rooms = m_people[person].rooms;
    const auto oldest = std::min_element(
        rooms.cbegin(), rooms.cend(), [](const Place &left, const Place &right) { return left.order < right.order; });
    drop(person, QString(oldest.key()));
}

void ReadMarks::drop(const QString &person, const QString &room)
{
    const auto reader = m_people.find(person);
    m_byOrder.erase(reader->rooms.take(room).order);
    if (reader->rooms.isEmpty())
        m_people.erase(reader);
}

} // namespace tincan
