// What a data folder holds, looked through without changing it: for `tincand check`, and before a backup is put back.
// Slow on large logs: it reads all of it. Works while a server runs on the folder, too. One thread.
#pragma once

#include "core/chat/cursor.h"
#include "core/server/sqlite.h"

#include <QFileInfo>
#include <QStringList>

namespace tincan {

struct Checked
{
    QString part;      // log, events, accounts …
    QString good;      // what was found
    QStringList wrong; // sentences; empty: all is well
};

QList<Checked> checkData(const QString &folder);
// The one that the server is to show, in PEM files.
Checked checkCertificate(const QString &chainFile, const QString &keyFile);

// Whether the file is whole, of a form that this program knows, and holds nothing that would run by itself.
QStringList wrongWithLogFile(Database &log);
QStringList wrongWithAccountFile(Database &accounts);

// What there is of a path: itself, or the folder that it would be made in.
QFileInfo nearestThere(const QString &path);
QString belongingOf(const QFileInfo &file); // "it belongs to tincan"

Cursor headOf(Database &log);

} // namespace tincan
