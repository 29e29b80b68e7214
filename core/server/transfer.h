// A file on its way over a connection: where the session of whoever asked ends meanwhile, so does the connection. The
// hub's I/O thread only.
#pragma once

#include "core/server/caller.h"

namespace tincan {

class Transfer
{
public:
    Transfer(const HubCore &core, const Request &request, Connection *connection)
        : m_accounts(core.accounts.get()), m_connection(connection)
    {
        if (const auto caller = callerOf(core, request); m_accounts && caller)
            m_accounts->attach(m_session = caller->session, m_connection);
    }
    ~Transfer()
    {
        if (m_accounts)
            m_accounts->detach(m_session, m_connection);
    }
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

private:
    Accounts *m_accounts;
    Connection *m_connection;
    QByteArray m_session;
};

} // namespace tincan
