#include "core/server/room_directory.h"

#include "core/chat/direct_room.h"

#include <algorithm>

namespace tincan {

RoomDirectory::RoomDirectory(const QList<RoomRecord> &rooms)
{
    for (const RoomRecord &record : rooms)
        m_rooms.insert(record.room.id, record);
}

QList<Room> RoomDirectory::all() const
{
    QList<Room> rooms;
    for (const RoomRecord &record : m_rooms)
        rooms.append(record.room);
    return rooms;
}

QList<Room> RoomDirectory::shownTo(const QString &person) const
{
    QList<Room> rooms;
    for (const RoomRecord &record : m_rooms) {
        if (!record.room.isPrivate || isMember(record, person))
            rooms.append(record.room);
    }
    return rooms;
}

bool RoomDirectory::existsFor(const QString &id, const QString &person) const
{
    const auto record = m_rooms.constFind(id);
    return record != m_rooms.constEnd() && (!record->room.isPrivate || isMember(*record, person));
}

bool RoomDirectory::isMember(const QString &id, const QString &person) const
{
    const auto record = m_rooms.constFind(id);
    return record != m_rooms.constEnd() && isMember(*record, person);
}

bool RoomDirectory::isRuledBy(const QString &id, const QString &person) const
{
    const auto record = m_rooms.constFind(id);
    return record != m_rooms.constEnd() && record->creator == person && isMember(*record, person);
}

namespace {

bool isOfTwo(const RoomRecord &record)
{
    const auto pair = record.room.isPrivate ? pairOf(record.room.id) : std::nullopt;
    const auto isOne = [&pair](const QString &person) { return person == pair->first || person == pair->second; };
    if (!pair || !isOne(record.creator))
        return false;
    for (auto member = record.members.begin(); member != record.members.end(); ++member) {
        if (member.value() && !isOne(member.key()))
            return false;
    }
    return true;
}

} // namespace

qsizetype RoomDirectory::count() const
{
    const auto direct =
        std::count_if(m_rooms.begin(), m_rooms.end(), [](const RoomRecord &record) { return tincan::isOfTwo(record); });
    return m_rooms.size() - direct + m_reserved.size();
}

qsizetype RoomDirectory::countOf(const QString &creator) const
{
    const auto made = std::count_if(m_rooms.begin(), m_rooms.end(), [&creator](const RoomRecord &record) {
        return record.creator == creator && !tincan::isOfTwo(record);
    });
    return made + std::count(m_reserved.begin(), m_reserved.end(), creator);
}

bool RoomDirectory::isOfTwo(const QString &id) const
{
    const auto record = m_rooms.constFind(id);
    return record != m_rooms.constEnd() && tincan::isOfTwo(*record);
}

qsizetype RoomDirectory::countOfTwo(const QString &creator) const
{
    return std::count_if(m_rooms.begin(), m_rooms.end(), [&creator](const RoomRecord &record) {
        return record.creator == creator && tincan::isOfTwo(record);
    });
}

bool RoomDirectory::hasLeft(const QString &id, const QString &person) const
{
    return !m_rooms.value(id).members.value(person, true);
}

bool RoomDirectory::hasLeftAny(const QString &person) const
{
    return std::any_of(m_rooms.begin(), m_rooms.end(),
                       [&person](const RoomRecord &record) { return !record.members.value(person, true); });
}

bool RoomDirectory::hasPrivate() const
{
    return std::any_of(m_rooms.begin(), m_rooms.end(), [](const RoomRecord &record) { return record.room.isPrivate; });
}

Filter RoomDirectory::filterFor(const QString &person) const
{
    auto filter = std::make_shared<ReaderFilter>();
    filter->person = person;
    for (const RoomRecord &record : m_rooms) {
        if (isMember(record, person))
            filter->rooms.insert(record.room.id);
    }
    return filter;
}

void RoomDirectory::apply(const Durable &event)
{
    ++m_listVersion;
    if (const auto *change = std::get_if<RoomChange>(&event.body)) {
        const bool isNew = !m_rooms.contains(event.room);
        RoomRecord &record = m_rooms[event.room];
        const Room room{.id = event.room,
                        .title = change->title,
                        .topic = change->topic,
                        .isPrivate = change->isPrivate,
                        .archived = change->action == QStringLiteral("archived")};
        const auto changing = m_changes.find(event.room);
        (changing != m_changes.end() ? changing->logged : record.room) = room;
        if (isNew) {
            record.creator = event.sender.id;
            if (change->isPrivate)
                record.members.insert(event.sender.id, true);
            ++m_version;
        }
    } else if (const auto *member = std::get_if<Membership>(&event.body)) {
        RoomRecord &record = m_rooms[event.room];
        record.members.insert(member->user.id, member->action == QStringLiteral("joined"));
        if (isSentOut(event) && record.creator == member->user.id)
            record.creator.clear();
        ++m_version;
    }
}

void RoomDirectory::begin(const Room &room)
{
    auto change = m_changes.find(room.id);
    if (change == m_changes.end())
        change = m_changes.insert(room.id, {m_rooms.value(room.id).room, 0});
    ++change->pending;
    ++m_listVersion;
    m_rooms[room.id].room = room;
}

void RoomDirectory::settle(const QString &id)
{
    const auto change = m_changes.find(id);
    if (change == m_changes.end() || --change->pending > 0)
        return;
    ++m_listVersion;
    m_rooms[id].room = change->logged;
    m_changes.erase(change);
}

bool RoomDirectory::reserve(const QString &id, const QString &creator)
{
    if (contains(id) || m_reserved.contains(id))
        return false;
    m_reserved.insert(id, creator);
    return true;
}

} // namespace tincan
