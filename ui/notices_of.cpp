#include "ui/notices_of.h"

#include "ui/server_set.h"

namespace tincan {

NoticesOf::NoticesOf(int number, Workspace &workspace, const ServerSet &servers, Notifications &desktop)
    : m_prefix(QString::number(number) + u'/'), m_workspace(workspace), m_servers(servers), m_desktop(desktop)
{
    connect(&desktop, &Notifications::chosen, this, [this](const QString &key) {
        if (key.startsWith(m_prefix))
            Q_EMIT chosen(key.mid(m_prefix.size()));
    });
    connect(&desktop, &Notifications::readChosen, this, [this](const QString &key) {
        if (key.startsWith(m_prefix))
            Q_EMIT readChosen(key.mid(m_prefix.size()));
    });
    connect(&desktop, &Notifications::replied, this, [this](const QString &key, const QString &text) {
        if (key.startsWith(m_prefix))
            Q_EMIT replied(key.mid(m_prefix.size()), text);
    });
}

QString NoticesOf::keyOf(const QString &key) const
{
    return m_prefix + key;
}

void NoticesOf::show(const QString &key, const QString &title, const QString &text)
{
    const bool several = m_servers.all().size() > 1;
    m_desktop.show(keyOf(key),
                   several ? tr("%1 on %2", "a room, a server")
                                 .arg(title, m_workspace.profile().wordsOf(m_workspace.profile().server()))
                           : title,
                   text);
}

void NoticesOf::withdraw(const QString &key)
{
    m_desktop.withdraw(keyOf(key));
}

} // namespace tincan
