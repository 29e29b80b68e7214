// Where a conversation goes at once: to what was not read, to a message that a link names, and to a hit of the
// search.
#include "ui/chat_page.h"
#include "ui/conversation.h"
#include "ui/links.h"
#include "ui/side_bar.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace tincan {

void Conversation::openLink(const QString &link)
{
    if (const auto message = messageLinkOf(QUrl(link)))
        Q_EMIT linkChosen(*message);
    else if (mayOpen(link))
        QDesktopServices::openUrl(QUrl(link));
}

void Conversation::goToFirstUnread()
{
    if (!m_readAtEntry)
        return m_parts.page->notice()->say(tr("Everything here is read."));
    m_parts.page->view()->goToPlace({m_readAtEntry->era, m_readAtEntry->seq + 1});
}

void Conversation::goToLink(const MessageLink &link)
{
    m_linked = link;
    m_linkMissed = false;
    if (m_parts.sideBar->model()->find(link.room) || link.room == m_room)
        showRoom(link.room);
    findLinked();
}

void Conversation::findLinked()
{
    m_findingLinked = m_linked && engine();
    if (m_findingLinked)
        engine()->findPlace(m_linked->message);
}

void Conversation::lookForLinked(const QList<Message> &rows)
{
    if (m_linked &&
        std::any_of(rows.begin(), rows.end(), [this](const Message &row) { return row.id == m_linked->message; }))
        findLinked();
}

void Conversation::showHit(const Message &hit)
{
    QWidget *focus = m_parts.page->focusWidget();
    showRoom(hit.room);
    if (focus)
        focus->setFocus(); // the next key is the search's, too
    m_parts.page->view()->goToMessage(hit.id, hit.place);
}

// What comes may bring it still.
void Conversation::setPlace(const QString &id, const std::optional<Place> &place)
{
    if (!m_linked || m_linked->message != id)
        return;
    m_findingLinked = false;
    const MessageLink link = *m_linked;
    if (place && m_parts.sideBar->model()->find(link.room)) {
        m_linked.reset();
        showRoom(link.room);
        if (std::exchange(m_linkMissed, false))
            m_parts.page->notice()->withdraw();
        m_parts.page->view()->goToMessage(id, *place);
        return readIfSeen(); // it says no by itself where the way there is long
    }
    readIfSeen();
    if (m_workspace.lines()->status().state != ConnectionStatus::State::Connected)
        return;
    if (std::exchange(m_linkMissed, true))
        return; // said already, and closed perhaps
    m_parts.page->notice()->say(
        m_parts.sideBar->model()->find(link.room)
            ? tr("The message of this link is not stored here. It may be older than what was loaded so far.")
            : tr("The room of this link is not in your list: it may be private, or gone."));
}

} // namespace tincan
