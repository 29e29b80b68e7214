// The files that a profile's folder has of one server: one for each person who signed in there, one for nobody, and
// beside them who it was that signed in last. Names and moves them, takes over what an older version named otherwise,
// and never looks into one. Without a folder there is none. A value; any thread, one at a time.
#pragma once

#include "core/base/file_lock.h"
#include "core/base/result.h"

#include <QUrl>

namespace tincan {

class HistoryFiles
{
public:
    HistoryFiles() = default; // of no folder
    HistoryFiles(const QString &folder, const QUrl &server) : m_folder(folder), m_server(server) {}

    // "chat-example-org-8443-1f2e3d4c….sqlite", 32 digits: readable, and different for different servers and people,
    // and for several accounts on one server, which the URL's user name tells apart.
    static QString nameOf(const QUrl &server, const QString &person = {});
    // All that is kept of the server in this folder, whoever signed in there: names of files, an older version's too.
    static QStringList allIn(const QString &folder, const QUrl &server);

    const QString &folder() const { return m_folder; }
    // Empty without a folder.
    QString path(const QString &person) const;
    // Who signed in last; empty: nobody yet.
    QString lastPerson() const;
    Result<Done> setLastPerson(const QString &person);
    // What nobody owned becomes theirs. False where they have one, or the file alone is not all of it. Nobody has it
    // open.
    Result<bool> giveTo(const QString &person);

    // One program has a server's history at a time. Fails with Storage, "locked" or "folder".
    Result<Done> take(FileLock &lock) const;
    // What an older version left, under the names of now: nobody's, and that of the person who it says signed in last
    // here. Cut short at any moment, it goes on at the next call. Fails with Storage: an older version has it open at
    // this moment ("locked"), a file cannot be renamed ("folder"). The lock of now is held.
    Result<Done> takeOver();

private:
    QString olderPath(const QString &person) const; // as it was named before
    QString personFile() const;
    Result<Done> take(FileLock &lock, const QString &path) const;
    Result<Done> takeOverFile(const QString &person);

    QString m_folder;
    QUrl m_server;
};

} // namespace tincan
