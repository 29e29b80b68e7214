#include "core/session/presence_heard.h"

#include "core/chat/bounds.h"

namespace tincan {

PresenceHeard::PresenceHeard(std::function<void(const QList<Presence> &)> say) : m_say(std::move(say)) {}

void PresenceHeard::hear(const Presence &presence)
{
    const QString &id = presence.user.id;
    const auto known = m_here.constFind(id);
    const bool here = presence.status != QStringLiteral("offline");
    if (known != m_here.constEnd() ? known->status == presence.status : !here || m_here.size() >= mostPeople)
        return;
    if (here)
        m_here.insert(id, presence);
    else
        m_here.remove(id);
    m_heard.append(presence);
}

void PresenceHeard::say()
{
    if (!m_heard.isEmpty())
        m_say(std::exchange(m_heard, {}));
}

void PresenceHeard::clear()
{
    m_heard.clear();
    for (Presence &presence : m_here) {
        presence.status = QStringLiteral("offline");
        m_heard.append(presence);
    }
    m_here.clear();
    say();
}

} // namespace tincan
