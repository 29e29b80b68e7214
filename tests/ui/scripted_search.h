// A search for servers that finds what a test says.
#pragma once

#include "ui/server_search.h"

namespace tincan {

class ScriptedSearch : public ServerSearch
{
public:
    explicit ScriptedSearch(State state = State::Looking, const QList<FoundServer> &servers = {})
        : m_state(state), m_servers(servers)
    {}
    void begin() override { ++begun; }
    State state() const override { return m_state; }
    QList<FoundServer> found() const override { return m_servers; }
    void become(State state, const QList<FoundServer> &servers = {})
    {
        m_state = state;
        m_servers = servers;
        Q_EMIT changed();
    }
    int begun = 0;

private:
    State m_state;
    QList<FoundServer> m_servers;
};

} // namespace tincan
