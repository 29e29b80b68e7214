// What of a conversation is read, and where the unread begins.
#include "ui/chat_page.h"
#include "ui/conversation.h"
#include "ui/side_bar.h"
#include "ui/timeline_loader.h"

#include <algorithm>

namespace tincan {

// The divider was put above the oldest message that was here; what is unread may begin far above that.
void Conversation::placeDivider()
{
    TimelineModel *model = m_parts.page->model();
    const auto &rows = model->rows();
    if (!m_dividerDue || rows.empty() || (model->hasOlder() && rows.front().place > *m_readAtEntry))
        return;
    const auto first = std::find_if(rows.begin(), rows.end(), [this](const Message &row) {
        return row.place > *m_readAtEntry && !row.own && row.kind == Message::Kind::Text;
    });
    if (first == rows.end())
        return;
    m_dividerDue = false;
    model->markUnreadFrom(QString(first->id));
}

void Conversation::markRead()
{
    if (!engine())
        return;
    m_unreadAtEntry = 0;
    m_readAtEntry.reset();
    m_dividerDue = false;
    m_parts.page->model()->markUnread(0);
    m_workspace.markRead(m_room);
}

void Conversation::setInSight(bool inSight)
{
    m_inSight = inSight;
    readIfSeen();
}

bool Conversation::isLookedAt() const
{
    // Who is on the way to another message sees the newest one for a moment, and does not read it.
    const bool leaves = m_findingLinked || m_loader->isJumping();
    return engine() && m_inSight && m_parts.page->model()->isLoaded() && m_parts.page->view()->isAtBottom() && !leaves;
}

void Conversation::readIfSeen()
{
    const RoomSummary *summary = m_parts.sideBar->model()->find(m_room);
    if (!isLookedAt())
        return;
    m_marked = false;
    if (summary && summary->unread > 0)
        m_workspace.markRead(m_room);
}

} // namespace tincan
