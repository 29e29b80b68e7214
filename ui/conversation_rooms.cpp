// The rooms beside a conversation: what is known of them, and new ones.
#include "ui/chat_page.h"
#include "ui/conversation.h"
#include "ui/failure_text.h"
#include "ui/side_bar.h"

#include <algorithm>
#include <numeric>

namespace tincan {

namespace {

QString notCreated(const Failure &failure)
{
    const bool unanswered = failure.kind == Failure::Kind::Dropped || failure.kind == Failure::Kind::TimedOut;
    return unanswered ? Conversation::tr("It is not known whether the room was created. If it was, it is in the list.")
                      : Conversation::tr("The room was not created.");
}

} // namespace

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
    Q_EMIT unreadChanged(std::accumulate(rooms.begin(), rooms.end(), qint64(0),
                                         [](qint64 sum, const RoomSummary &row) { return sum + row.unread; }));
    if (!m_roomToOpen.isEmpty() && m_parts.sideBar->model()->find(m_roomToOpen))
        showRoom(std::exchange(m_roomToOpen, {}));
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
    if (failure)
        return m_parts.page->notice()->say(notCreated(*failure) + u' ' + FailureText::happened(*failure));
    m_roomToOpen = room.id;
    showRooms();
}

} // namespace tincan
