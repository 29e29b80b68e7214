#include "ui/own_presence.h"

#include "ui/away_watch.h"
#include "ui/server_set.h"

namespace tincan {

OwnPresence::OwnPresence(Workspace &workspace) : OwnPresence(workspace, AwayWatch::shared()) {}

OwnPresence::OwnPresence(Workspace &workspace, const AwayWatch &watch)
    : QObject(&workspace), m_workspace(workspace), m_watch(watch)
{
    connect(&workspace, &Workspace::opened, this, &OwnPresence::tell);
    connect(&workspace.servers(), &ServerSet::preferencesChanged, this, &OwnPresence::tell);
    connect(&watch, &AwayWatch::changed, this, &OwnPresence::tell);
}

void OwnPresence::tell()
{
    if (!m_workspace.isOpen())
        return;
    const QString status = m_watch.isAway() ? QStringLiteral("away") : QStringLiteral("online");
    m_workspace.engine()->setPresence(m_workspace.servers().preferences().tellPresence ? status : QString());
}

} // namespace tincan
