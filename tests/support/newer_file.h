// A SQLite file of Tincan's as a newer version leaves it, and whether it is still what it was, byte for byte. Any
// thread.
#pragma once

#include "core/server/sqlite.h"

#include <QDir>
#include <QFile>
#include <QHash>

namespace tincan {

enum class Left
{
    Whole,       // in one file, and with another kind of journal than ours
    WithAJournal // it was killed: what says that it is newer stands in the journal alone
};

inline bool makeNewer(const QString &path, Left how)
{
    if (how == Left::Whole) {
        Database database;
        return database.open(path) && database.exec("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99") == 0;
    }
    const QString aside = path + QStringLiteral(".aside");
    Database database;
    if (!database.open(path) || database.exec("PRAGMA journal_mode = WAL; PRAGMA user_version = 99") != 0 ||
        !QFile::copy(path, aside) || !QFile::copy(path + QStringLiteral("-wal"), aside + QStringLiteral("-wal")))
        return false;
    database.close(); // which brings the journal in, here
    return QFile::remove(path) && QFile::rename(aside, path) &&
           QFile::rename(aside + QStringLiteral("-wal"), path + QStringLiteral("-wal"));
}

// By name: what the files of this folder have in them. The locks, and what readers share of a journal, are nobody's
// data.
inline QHash<QString, QByteArray> bytesIn(const QString &folder)
{
    QHash<QString, QByteArray> bytes;
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
        QFile file(folder + u'/' + name);
        if (!name.endsWith(QStringLiteral("-shm")) && !name.contains(QStringLiteral(".lock")) &&
            file.open(QIODevice::ReadOnly))
            bytes.insert(name, file.readAll());
    }
    return bytes;
}

} // namespace tincan
