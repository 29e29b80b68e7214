// The servers that this profile has joined, the last one first: what a person can go back to. Only their addresses; who
// one is there, and what was said, is kept elsewhere. In servers.ini of the profile's folder. GUI thread.
#pragma once

#include <QList>
#include <QObject>
#include <QUrl>

namespace tincan {

class KnownServers : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype most = 12;

    explicit KnownServers(const QString &profileFolder);

    const QList<QUrl> &all() const { return m_all; }
    void add(const QUrl &server);
    void remove(const QUrl &server);

Q_SIGNALS:
    void changed();

private:
    void write();

    QString m_path;
    QList<QUrl> m_all;
};

} // namespace tincan
