// One program a profile: two would save the same drafts over each other's. The first start keeps the profile; a later
// one hands over what it was to open, and ends. GUI thread.
#pragma once

#include "core/base/file_lock.h"

#include <QLocalServer>
#include <QUrl>

#include <chrono>

namespace tincan {

class SingleInstance : public QObject
{
    Q_OBJECT
public:
    enum class Start
    {
        First,      // keep this object as long as the profile is used
        HandedOver, // the first one shows itself, and asks about the server
        Unanswered, // the first one has the profile, and did not answer in time
    };

    // Makes the folder where it is missing.
    explicit SingleInstance(const QString &profileFolder);

    // Blocks for `patience` at most, where another program has the profile. A folder that cannot be written is
    // nobody's: whoever starts is the first.
    Start start(const QUrl &server, std::chrono::milliseconds patience = std::chrono::seconds(3));

    // Made up anew by each first one, and told in the profile's folder: on Windows anybody who knew it before could
    // listen there first, and hear what later starts hand over. Empty: nobody said one.
    QString socketName() const;

Q_SIGNALS:
    void asked(const QUrl &server); // by a later start; empty: no server was named

private:
    void listen();
    void answer(QLocalSocket *socket);
    bool handOver(const QUrl &server, int milliseconds) const;

    const QString m_folder;
    FileLock m_lock;
    QLocalServer m_server;
};

} // namespace tincan
