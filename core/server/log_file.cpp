#include "core/server/log_file.h"

#include "core/base/own_folder.h"
#include "core/base/storage_failure.h"
#include "core/server/log_schema.h"
#include "core/server/newer_data.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <sqlite3.h>

namespace tincan {

namespace {

// Below this size the whole file is checked at the start; it takes well under a second.
constexpr qint64 checkedWholly = 32 * 1024 * 1024;

QString markOfDamage(const QString &path)
{
    return path + QStringLiteral(".suspect");
}

QByteArray newEpoch()
{
    QByteArray epoch;
    for (int i = 0; i < 8; ++i)
        epoch.append("abcdefghijklmnopqrstuvwxyz0123456789"[QRandomGenerator::system()->bounded(36)]);
    return epoch;
}

enum class Verdict
{
    Good,
    Damaged,
    Unreadable
};

Verdict verdictOf(const Database &database)
{
    return Database::isDamage(database.errorCode()) ? Verdict::Damaged : Verdict::Unreadable;
}

// What says that ids are taken which were never given, or that they can be found where they cannot: each would have a
// message refused for ever, or stored twice.
bool mendIds(Database &database, qint64 head)
{
    const qint64 sorted =
        database.integer("SELECT value FROM meta WHERE key = 'sorted' AND typeof(value) = 'integer'", -1);
    if (sorted >= 0 && sorted <= head && database.integer("SELECT max(seq) FROM publications", 0) <= head)
        return true;
    const QByteArray beyond = " WHERE seq > " + QByteArray::number(head);
    const QByteArray steps = "BEGIN IMMEDIATE; DELETE FROM ids" + beyond + "; DELETE FROM publications" + beyond +
                             "; INSERT OR IGNORE INTO ids SELECT id, seq FROM publications ORDER BY id; INSERT OR "
                             "REPLACE INTO meta VALUES('sorted', " +
                             QByteArray::number(head) + "); COMMIT";
    if (database.exec(steps.constData()) == SQLITE_OK)
        return true;
    database.exec("ROLLBACK");
    return false;
}

Verdict openAndCheck(LogFile &file)
{
    Database &database = file.database;
    if (!database.open(file.path) || !configureConnection(database))
        return verdictOf(database);
    const qint64 form = database.integer("PRAGMA user_version"); // the first that reads the file
    if (database.errorCode() != SQLITE_ROW)
        return verdictOf(database);
    if (form < 0)
        return Verdict::Damaged;
    if (database.integer("SELECT count(*) FROM sqlite_schema") == 0 && database.errorCode() == SQLITE_ROW) {
        if (!createLog(database, newEpoch()))
            return verdictOf(database);
    }
    if (!bringLogUpToDate(database)) {
        const Verdict met = verdictOf(database);
        database.exec("ROLLBACK");
        // What a single row met is not in errorCode().
        const bool whole = database.bytes("PRAGMA quick_check(1)") == "ok";
        const bool damaged = Database::isDamage(database.errorCode()) || database.errorCode() == SQLITE_ROW;
        return !whole && damaged ? Verdict::Damaged : met;
    }
    if (QFile::exists(markOfDamage(file.path)) || QFileInfo(file.path).size() <= checkedWholly) {
        if (database.bytes("PRAGMA quick_check(1)") != "ok")
            return Database::isDamage(database.errorCode()) || database.errorCode() == SQLITE_ROW ? Verdict::Damaged
                                                                                                  : Verdict::Unreadable;
    }
    file.epoch = database.bytes("SELECT value FROM meta WHERE key = 'epoch'");
    file.floor = database.integer("SELECT value FROM meta WHERE key = 'floor'", -1);
    file.head = database.integer("SELECT seq FROM sqlite_sequence WHERE name = 'events'", 0);
    const qint64 last = database.integer("SELECT max(seq) FROM events", 0);
    if (Database::isDamage(database.errorCode()) || file.epoch.isEmpty() || file.floor < 0 || last > file.head)
        return Verdict::Damaged;
    return mendIds(database, file.head) ? Verdict::Good : verdictOf(database);
}

bool beginEpoch(LogFile &file, qint64 lost)
{
    if (!renewEpoch(file.database))
        return false;
    file.epoch = file.database.bytes("SELECT value FROM meta WHERE key = 'epoch'");
    const QString words =
        QStringLiteral("The log has lost its newest %1 events: an older copy was put back, or the disk "
                       "is damaged. It goes on under a new epoch, so that its readers are told.");
    file.notice += (file.notice.isEmpty() ? QString() : QStringLiteral(" ")) + words.arg(lost);
    return true;
}

// The file keeps its content under another name; whoever wants to can look into it. What it alone knew of goes along.
bool setAside(const QString &path, const QString &name)
{
    const QString files = filesFolder(QFileInfo(path).path());
    bool moved = !QFileInfo::exists(files) || QDir().rename(files, name + QStringLiteral(".files"));
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (QFile::exists(path + suffix))
            moved = QFile::rename(path + suffix, name + suffix) && moved;
    }
    QFile::remove(markOfDamage(path));
    return moved;
}

} // namespace

bool lockFolder(Database &lock, const QString &folder)
{
    // An exclusive transaction in a file of its own: the system lets go of it when a process dies, however it dies.
    return lock.open(folder + QStringLiteral("/log.lock")) && lock.exec("PRAGMA busy_timeout = 0") == SQLITE_OK &&
           lock.exec("BEGIN EXCLUSIVE") == SQLITE_OK;
}

QString restoringIn(const QString &folder)
{
    return folder + QStringLiteral("/restore.part");
}

bool renewEpoch(Database &database)
{
    const QByteArray before = database.bytes("SELECT value FROM meta WHERE key = 'epoch'");
    const QByteArray epoch = newEpoch();
    if (database.exec("BEGIN IMMEDIATE") != SQLITE_OK)
        return false;
    Statement change = database.prepare("UPDATE meta SET value = ? WHERE key = 'epoch'");
    // Within a text the quotes are escaped, so that these are the event's own words.
    Statement events = database.prepare(
        "UPDATE events SET json = CAST(replace(CAST(json AS TEXT), '\"cursor\":\"' || ?1 || '.' || seq || '\"', "
        "'\"cursor\":\"' || ?2 || '.' || seq || '\"') AS BLOB)");
    const bool changed = change && events && change.bindText(1, epoch).step() == SQLITE_DONE &&
                         events.bindText(1, before).bindText(2, epoch).step() == SQLITE_DONE;
    if (!changed) {
        database.exec("ROLLBACK");
        return false;
    }
    return database.exec("COMMIT") == SQLITE_OK;
}

QString logPath(const QString &folder)
{
    return folder + QStringLiteral("/log.sqlite");
}

QString filesFolder(const QString &folder)
{
    return folder + QStringLiteral("/files");
}

void noteDamage(const QString &path)
{
    (void)QFile(markOfDamage(path)).open(QIODevice::WriteOnly);
}

bool configureConnection(Database &database)
{
    return database.exec("PRAGMA journal_mode = WAL") == SQLITE_OK &&
           database.exec("PRAGMA synchronous = FULL") == SQLITE_OK &&
           database.exec("PRAGMA cell_size_check = ON") == SQLITE_OK;
}

Result<LogFile> openLogFile(const QString &folder)
{
    const QString shown = QDir::toNativeSeparators(folder);
    if (folder.isEmpty() || !makeOwnFolder(folder))
        return storageFailure(QStringLiteral("The data folder %1 cannot be made.").arg(shown));
    if (!QFileInfo(folder).isWritable())
        return storageFailure(QStringLiteral("The data folder %1 cannot be written.").arg(shown));

    LogFile file;
    file.path = logPath(folder);
    if (!lockFolder(file.lock, folder)) {
        if (file.lock.errorCode() == SQLITE_BUSY)
            return storageFailure(
                QStringLiteral("Another server is already running on the data folder %1.").arg(shown));
        return storageFailure(QStringLiteral("The data folder %1 cannot be used: %2.").arg(shown, file.lock.message()));
    }

    if (QFileInfo::exists(restoringIn(folder)))
        return storageFailure(
            QStringLiteral("A backup was put back into %1 and did not get to its end. Empty that folder, and "
                           "restore it again.")
                .arg(shown));
    if (const Result<Done> known = refuseNewerData(folder); !known)
        return known.error();
    Verdict verdict = openAndCheck(file);
    if (verdict == Verdict::Damaged) {
        file.database.close();
        const QString name = file.path + QStringLiteral(".damaged-") +
                             QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'.'zzz'Z'"));
        if (!setAside(file.path, name))
            return storageFailure(QStringLiteral("The log %1 is damaged and cannot be set aside.").arg(file.path));
        file.notice = QStringLiteral("The log was damaged. It was set aside as %1, and a new one was begun.").arg(name);
        verdict = openAndCheck(file);
    }
    if (verdict != Verdict::Good)
        return storageFailure(
            QStringLiteral("The log %1 cannot be opened: %2.").arg(file.path, file.database.message()));
    QFile::remove(markOfDamage(file.path));
    const auto mark = file.mark.open(folder + QStringLiteral("/log.head"));
    if (mark && mark->epoch == file.epoch && mark->seq > file.head && !beginEpoch(file, mark->seq - file.head))
        return storageFailure(
            QStringLiteral("The log %1 cannot be written: %2.").arg(file.path, file.database.message()));
    file.mark.write({file.epoch, file.head});
    return file;
}

} // namespace tincan
