#include "core/server/database_check.h"

#include "core/server/account_file.h"
#include "core/server/log_file.h"
#include "core/server/log_schema.h"
#include "core/server/path_access.h"

#include <sqlite3.h>

namespace tincan {

namespace {

// Views, triggers and virtual tables: SQLite runs them on its own, so that none may come with a file from elsewhere. It
// writes the texts of all others in one of these ways.
qint64 strangersIn(Database &database, const QStringList &triggers)
{
    qint64 strangers = 0;
    Statement all =
        database.prepare("SELECT sql FROM sqlite_schema WHERE sql NOT GLOB 'CREATE TABLE *' AND sql NOT GLOB "
                         "'CREATE INDEX *' AND sql NOT GLOB 'CREATE UNIQUE INDEX *'");
    while (all && all.step() == SQLITE_ROW)
        strangers += triggers.contains(all.text(0)) ? 0 : 1;
    return strangers;
}

QStringList wrongWithFile(Database &database, qint64 newest, const QStringList &triggers)
{
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA cell_size_check = ON");
    // First: the check of the whole asks a virtual table, too.
    if (const qint64 strangers = strangersIn(database, triggers); strangers > 0)
        return {QStringLiteral("%1 views, triggers or virtual tables are in it that are not Tincan's").arg(strangers)};
    QStringList wrong;
    const QByteArray verdict = database.bytes("PRAGMA integrity_check(1)");
    // Where one may not write into the folder, SQLite may not make what it reads by.
    if (verdict.isEmpty() && !Database::isDamage(database.errorCode()))
        return {QStringLiteral("it cannot be read: %1").arg(database.message())};
    if (verdict != "ok")
        return {QStringLiteral("it is damaged: %1")
                    .arg(verdict.isEmpty() ? database.message() : QString::fromUtf8(verdict).section(u'\n', 0, 1))};
    const qint64 version = database.integer("PRAGMA user_version", -1);
    if (version < 1)
        wrong.append(QStringLiteral("it is not Tincan's"));
    if (version > newest)
        wrong.append(QStringLiteral("it was made by a newer Tincan"));
    return wrong;
}

} // namespace

QStringList openForCheck(Database &database, const QString &path)
{
    QStringList wrong = wrongToRead(path);
    if (wrong.isEmpty() && (!database.openForReading(path) || database.exec("BEGIN") != SQLITE_OK))
        wrong.append(QStringLiteral("%1 cannot be opened: %2").arg(path, database.message()));
    return wrong;
}

void expectNone(Database &database, QStringList &wrong, const char *count, const QString &sentence)
{
    const qint64 found = database.integer(count, -1);
    if (found < 0)
        wrong.append(QStringLiteral("it cannot be read: %1").arg(database.message()));
    else if (found > 0)
        wrong.append(sentence.contains(u'%') ? sentence.arg(found) : sentence);
}

QStringList wrongWithLogFile(Database &log)
{
    QStringList wrong = wrongWithFile(log, logVersion, logTriggers());
    if (!wrong.isEmpty())
        return wrong;
    const Cursor head = headOf(log);
    const qint64 floor = log.integer("SELECT value FROM meta WHERE key = 'floor'", -1);
    if (!Cursor::parse(head.toByteArray()) || floor < 0 || floor > head.seq ||
        log.integer("SELECT coalesce(max(seq), 0) FROM events", 0) > head.seq)
        wrong.append(QStringLiteral("it does not say which epoch it is, or how far it goes"));
    if (log.integer("PRAGMA user_version") >= filesSince) // an id becomes a path
        expectNone(log, wrong,
                   "SELECT count(*) FROM files WHERE length(id) NOT BETWEEN 1 AND 64 OR id GLOB '*[^A-Za-z0-9_-]*'",
                   QStringLiteral("%1 files have an id that no upload gets"));
    return wrong;
}

QStringList wrongWithAccountFile(Database &accounts)
{
    QStringList wrong = wrongWithFile(accounts, accountsVersion, {});
    if (wrong.isEmpty() && accounts.integer("SELECT count(*) FROM people", -1) < 0)
        wrong.append(QStringLiteral("it is not Tincan's"));
    return wrong;
}

Cursor headOf(Database &log)
{
    return {log.bytes("SELECT value FROM meta WHERE key = 'epoch'"),
            log.integer("SELECT seq FROM sqlite_sequence WHERE name = 'events'", 0)};
}

} // namespace tincan
