// What a person changes of the workspace: kept in the profile, and applied at once.
#include "ui/server_set.h"

namespace tincan {

void Workspace::setName(const QString &name)
{
    m_profile.setName(name);
    if (m_engine)
        m_engine->setName(name);
    Q_EMIT nameChanged();
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

void Workspace::setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect)
{
    m_profile.setOptions(transport, reconnect);
    if (m_engine)
        m_engine->setOptions(m_profile.transport(), reconnect); // its token may be another one by now
}

void Workspace::setAppearance(Appearance appearance)
{
    m_servers.setAppearance(appearance);
}

void Workspace::setEnterSends(bool sends)
{
    m_servers.setEnterSends(sends);
}

const Preferences &Workspace::preferences() const
{
    return m_servers.preferences();
}

void Workspace::setPreferences(const Preferences &preferences)
{
    m_servers.setPreferences(preferences);
}

DraftStore &Workspace::drafts()
{
    return m_servers.drafts();
}

std::shared_ptr<Spelling> Workspace::spelling()
{
    return m_servers.spelling();
}

const HostServer &Workspace::hostServer() const
{
    return m_servers.hostServer();
}

void Workspace::reopen()
{
    if (!m_engine)
        return;
    m_engine->close();
    m_engine->open(m_profile.session());
}

} // namespace tincan
