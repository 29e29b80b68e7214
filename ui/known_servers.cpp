#include "ui/known_servers.h"

#include <QSettings>

namespace tincan {

using namespace Qt::StringLiterals;

KnownServers::KnownServers(const QString &profileFolder) : m_path(profileFolder + u"/servers.ini"_s)
{
    const QSettings file(m_path, QSettings::IniFormat);
    for (const QString &word : file.value(u"servers"_s).toStringList()) {
        const QUrl server(word, QUrl::StrictMode);
        if (server.isValid() && !server.host().isEmpty() && !m_all.contains(server) && m_all.size() < most)
            m_all.append(server);
    }
}

void KnownServers::add(const QUrl &server)
{
    m_all.removeOne(server);
    m_all.prepend(server);
    m_all = m_all.first(qMin(most, m_all.size()));
    write();
}

void KnownServers::remove(const QUrl &server)
{
    if (m_all.removeOne(server))
        write();
}

void KnownServers::write()
{
    QStringList words;
    for (const QUrl &server : m_all)
        words.append(server.toString());
    QSettings(m_path, QSettings::IniFormat).setValue(u"servers"_s, words);
    Q_EMIT changed();
}

} // namespace tincan
