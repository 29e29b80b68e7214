// Who is here, as a server tells it on endless answers (protocol, section 1): gathered, and said once for each batch.
// One thread.
#pragma once

#include "core/chat/event.h"

#include <QHash>

#include <functional>

namespace tincan {

class PresenceHeard
{
public:
    // Called with what changed.
    explicit PresenceHeard(std::function<void(const QList<Presence> &changes)> say);

    void hear(const Presence &presence);
    void say(); // what was heard since the last time
    // Nothing is known any more: whoever was here is said to be offline.
    void clear();

private:
    std::function<void(const QList<Presence> &)> m_say;
    QHash<QString, Presence> m_here; // by person; nobody who is offline
    QList<Presence> m_heard;
};

} // namespace tincan
