// The rooms and people beside a conversation: what is known of them, new ones, and those that are left.
#include "core/chat/direct_room.h"
#include "ui/chat_page.h"
#include "ui/conversation.h"
#include "ui/room_words.h"
#include "ui/side_bar.h"
#include "ui/timeline_loader.h"

#include <algorithm>

namespace tincan {

void Conversation::showRooms()
{
    const QList<RoomSummary> &rooms = m_workspace.rooms();
    const auto here =
        std::find_if(rooms.begin(), rooms.end(), [this](const auto &row) { return row.room.id == m_room; });
    if (here != rooms.end() && !m_parts.page->model()->isLoaded())
        m_unreadAtEntry = here->unread; // the first word of it after a start
    // What comes into sight is read as it comes: that is told anew.
    if (here != rooms.end() && here->unread > 0 && isLookedAt())
        return m_workspace.markRead(m_room);
    m_parts.sideBar->setRooms(rooms);
    m_parts.page->search()->results()->setRooms(rooms);
    m_parts.sideBar->setCurrentRoom(m_room);
    if (here != rooms.end()) {
        m_parts.page->setRoom(here->room);
        m_parts.page->setUnread(here->unread);
    }
    Q_EMIT unreadChanged(m_workspace.summary().unread);
    if (!m_roomToOpen.isEmpty() && m_parts.sideBar->model()->find(m_roomToOpen))
        showRoom(std::exchange(m_roomToOpen, {}));
    const bool open = here != rooms.end() && !here->room.archived;
    if (std::exchange(m_roomOpen, open) && !open && here != rooms.end())
        showLobbyInstead(Room(here->room));
}

void Conversation::showLobbyInstead(const Room &closed)
{
    showRoom(QStringLiteral("lobby"));
    m_parts.page->notice()->say(tr("%1 was archived, or you are not in it any more. What was said until then is kept, "
                                   "and can be searched.")
                                    .arg(RoomWords::heading(closed)));
}

void Conversation::showMarks()
{
    const RoomMarks &marks = *m_workspace.marks();
    m_parts.sideBar->setMarks(marks);
    const QSet<QString> blocked = marks.of(Mark::Blocked);
    const bool anew = blocked != std::exchange(m_blocked, blocked);
    if (!engine())
        return;
    showRooms(); // muted ones do not count
    if (!anew || m_room.isEmpty())
        return;
    m_parts.page->model()->reset(m_room);
    m_loader->begin();
}

void Conversation::showWhoIsHere()
{
    m_parts.sideBar->setPeople(*m_workspace.people());
}

void Conversation::createRoom(const Room &room)
{
    m_roomsAsked.insert(room.id);
    engine()->createRoom(room);
}

void Conversation::setCreated(const Room &room, const std::optional<Failure> &failure)
{
    if (!m_roomsAsked.remove(room.id))
        return;
    if (failure) {
        const RoomDeed deed = pairOf(room.id) ? RoomDeed::Talk : RoomDeed::Create;
        return m_parts.page->notice()->say(RoomWords::failed(deed, *failure));
    }
    m_roomToOpen = room.id;
    showRooms();
}

void Conversation::talkTo(const Person &person)
{
    if (!engine())
        return;
    const QString room = directRoomOf(m_workspace.people()->self(), person.id);
    if (m_parts.sideBar->model()->find(room))
        showRoom(room);
    m_roomsAsked.insert(room); // also where it is there: the other may have left it, and comes back by this
    engine()->openDirectRoom(person);
}

void Conversation::leaveRoom(const QString &room)
{
    m_membershipsAsked.insert(room);
    engine()->setMember(room, {}, false);
}

void Conversation::comeBackTo(const QString &room)
{
    if (!engine())
        return;
    m_membershipsAsked.insert(room);
    engine()->setMember(room, {}, true);
}

void Conversation::bringBack(const Room &room)
{
    if (!engine())
        return;
    m_bringingBack.insert(room.id);
    engine()->editRoom(room.id, {.archived = false});
}

void Conversation::setEdited(const QString &room, const std::optional<Failure> &failure)
{
    if (!m_bringingBack.remove(room))
        return;
    if (failure)
        return m_parts.page->notice()->say(RoomWords::failed(RoomDeed::BringBack, *failure));
    m_roomToOpen = room;
    showRooms();
}

void Conversation::setMember(const QString &room, const QString &person, bool in, const std::optional<Failure> &failure)
{
    if (!person.isEmpty() || !m_membershipsAsked.remove(room))
        return;
    if (failure)
        return m_parts.page->notice()->say(RoomWords::failed(in ? RoomDeed::Join : RoomDeed::Leave, *failure));
    if (in)
        return m_parts.page->notice()->withdraw();
    const RoomSummary *left = m_parts.sideBar->model()->find(room);
    if (left && room == m_room && !left->room.isPrivate)
        sayWhereLeft({.room = left->room, .unread = 0, .left = true});
}

// It is shown all the same: what was said there may be read.
void Conversation::sayWhereLeft(const RoomSummary &room)
{
    if (room.left)
        m_parts.page->notice()->say(tr("You left this room. Nothing new comes from it."), tr("Come back"),
                                    [this, id = room.room.id] { comeBackTo(id); });
}

} // namespace tincan
