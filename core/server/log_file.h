// Opens the log's SQLite file: locks the folder, makes or checks the schema, and sets a damaged file aside. Called
// once, at the start; the checks are cheap on large files. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/server/head_mark.h"
#include "core/server/sqlite.h"

namespace tincan {

struct LogFile
{
    Database lock;     // held open: a second server on this folder is refused
    Database database; // the writer's connection
    QString path;
    QByteArray epoch;
    qint64 head = 0;
    qint64 floor = 0;
    HeadMark mark;
    QString notice; // a sentence, where the file had to be set aside, or lost its end
};

// Fails with Storage and a sentence: folder not writable, in use by another server, written by a newer Tincan.
Result<LogFile> openLogFile(const QString &folder);

// Where it is in the data folder, and where the bytes of the files are that it knows of.
QString logPath(const QString &folder);
QString filesFolder(const QString &folder);

// Damage was met while the log was in use: the next start checks the whole file, and sets it aside where it is so.
void noteDamage(const QString &path);

// False where a server, or whoever puts a backup back, has the folder; it is freed with the database, or the process.
bool lockFolder(Database &lock, const QString &folder);
// Where a backup is put back: as long as this folder is there, the data folder is half of one.
QString restoringIn(const QString &folder);

// Begins another life of a log: numbers will come again for other events, and whoever has read the lost ones hears of
// it. What is stored says the new epoch, too: a client drops what names an earlier life.
bool renewEpoch(Database &database);

// The settings of every connection to the log.
bool configureConnection(Database &database);

} // namespace tincan
