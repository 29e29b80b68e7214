// What a person changes of one server: kept in the profile, and applied at once.
#include "ui/server_set.h"

namespace tincan {

void Workspace::setName(const QString &name)
{
    m_profile.setName(name);
    m_servers.takeName();
}

void Workspace::takeName()
{
    if (m_engine)
        m_engine->setName(m_profile.name());
    Q_EMIT nameChanged();
}

void Workspace::chooseLine(const LineChoice &choice)
{
    m_profile.setChoice(choice);
    if (m_engine)
        m_engine->choose(choice);
    else
        showNoServer();
}

// What was chosen holds from the next server on.
void Workspace::showNoServer()
{
    ConnectionStatus none;
    none.choice = m_profile.choice();
    m_lines.setStatus(none);
}

void Workspace::reopen()
{
    if (!m_engine)
        return;
    m_engine->close();
    m_engine->open(m_profile.session());
}

} // namespace tincan
