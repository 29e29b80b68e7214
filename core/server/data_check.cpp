#include "core/server/data_check.h"

#include "core/server/account_file.h"
#include "core/server/certificate.h"
#include "core/server/head_mark.h"
#include "core/server/log_file.h"
#include "core/wire/event_codec.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace tincan {

namespace {

// Of what one may not read SQLite says that it cannot be opened, and of what is in a closed folder nothing is to be
// seen.
QStringList wrongToRead(const QString &path)
{
    const QFileInfo nearest = nearestThere(path);
    if (nearest.isReadable() && (!nearest.isDir() || nearest.isExecutable()))
        return {};
    return {QStringLiteral("%1 cannot be read by this user: %2").arg(nearest.filePath(), belongingOf(nearest))};
}

void expectNone(Database &database, QStringList &wrong, const char *count, const QString &sentence)
{
    const qint64 found = database.integer(count, -1);
    if (found < 0)
        wrong.append(QStringLiteral("it cannot be read: %1").arg(database.message()));
    else if (found > 0)
        wrong.append(sentence.contains(u'%') ? sentence.arg(found) : sentence);
}

// SQLite runs them on its own, so that none may come with a file from elsewhere.
qint64 strangersIn(Database &database, const QStringList &triggers)
{
    qint64 strangers = 0;
    Statement all = database.prepare("SELECT sql FROM sqlite_schema WHERE type NOT IN ('table', 'index')");
    while (all && all.step() == SQLITE_ROW)
        strangers += triggers.contains(all.text(0)) ? 0 : 1;
    return strangers;
}

QStringList wrongWithFile(Database &database, qint64 newest, const QStringList &triggers)
{
    database.exec("PRAGMA trusted_schema = OFF");
    database.exec("PRAGMA cell_size_check = ON");
    QStringList wrong;
    const QByteArray verdict = database.bytes("PRAGMA integrity_check(1)");
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
    if (const qint64 strangers = strangersIn(database, triggers); strangers > 0)
        wrong.append(QStringLiteral("%1 views or triggers are in it that are not Tincan's").arg(strangers));
    return wrong;
}

// Each event can be read and says its own place.
void checkEvents(Database &log, const QByteArray &epoch, QStringList &wrong)
{
    qint64 bad = 0;
    qint64 first = 0;
    Statement events = log.prepare("SELECT seq, room, json FROM events ORDER BY seq");
    while (events && events.step() == SQLITE_ROW) {
        const auto event = decodeEvent(events.bytes(2));
        const auto *durable = event ? std::get_if<Durable>(&*event) : nullptr;
        if (durable && durable->cursor == Cursor{epoch, events.integer(0)} && durable->room == events.text(1))
            continue;
        if (bad++ == 0)
            first = events.integer(0);
    }
    if (bad > 0)
        wrong.append(QStringLiteral("%1 cannot be read as what they are, the first at %2").arg(bad).arg(first));
}

Checked checkRows(Database &log)
{
    Checked events{.part = QStringLiteral("events"), .good = {}, .wrong = {}};
    expectNone(log, events.wrong,
               "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0) - floor - (SELECT count(*) "
               "FROM events WHERE seq > floor) FROM (SELECT value AS floor FROM meta WHERE key = 'floor')",
               QStringLiteral("%1 are missing between the oldest that is kept and the newest"));
    expectNone(log, events.wrong,
               "SELECT count(*) FROM events WHERE seq <= (SELECT value FROM meta WHERE key = 'floor')",
               QStringLiteral("%1 are still there although they were dropped"));
    expectNone(log, events.wrong, "SELECT count(*) FROM events WHERE room NOT IN (SELECT room FROM rooms)",
               QStringLiteral("%1 are of a room that is not there"));
    expectNone(log, events.wrong, "SELECT count(*) FROM events WHERE seq NOT IN (SELECT seq FROM publications)",
               QStringLiteral("%1 have lost their id: a retry would store them twice"));
    expectNone(log, events.wrong,
               "SELECT count(*) FROM publications WHERE seq > coalesce((SELECT seq FROM sqlite_sequence WHERE name = "
               "'events'), 0)",
               QStringLiteral("%1 ids belong to events that were never stored"));
    expectNone(log, events.wrong, "SELECT count(*) FROM members WHERE room NOT IN (SELECT room FROM rooms)",
               QStringLiteral("%1 memberships are of a room that is not there"));
    const Cursor head = headOf(log);
    checkEvents(log, head.epoch, events.wrong);
    events.good = QStringLiteral("%1, without a hole, each readable at its place")
                      .arg(log.integer("SELECT count(*) FROM events"));
    return events;
}

Checked checkFiles(Database &log, const QString &folder)
{
    Checked checked{.part = QStringLiteral("files"), .good = {}, .wrong = {}};
    expectNone(log, checked.wrong, "SELECT count(*) FROM file_messages WHERE file NOT IN (SELECT id FROM files)",
               QStringLiteral("%1 are named by a message and not known"));
    qint64 known = 0;
    qint64 missing = 0;
    Statement rows = log.prepare("SELECT id, size FROM files");
    for (; rows && rows.step() == SQLITE_ROW; ++known) {
        const QFileInfo bytes(filesFolder(folder) + u'/' + rows.text(0));
        missing += bytes.exists() && bytes.size() == rows.integer(1) ? 0 : 1;
    }
    if (missing > 0)
        checked.wrong.append(QStringLiteral("the bytes of %1 are missing or cut short").arg(missing));
    checked.good = QStringLiteral("%1, all with their bytes").arg(known);
    return checked;
}

Checked checkMark(const QString &folder, const std::optional<Cursor> &mark, const Cursor &head)
{
    Checked checked{.part = QStringLiteral("log.head"), .good = QStringLiteral("the log has its end"), .wrong = {}};
    if (mark && mark->epoch == head.epoch && mark->seq > head.seq)
        checked.wrong.append(QStringLiteral("the log has lost its newest %1 events; the next start begins a new epoch")
                                 .arg(mark->seq - head.seq));
    else if (!QFileInfo::exists(folder + QStringLiteral("/log.head")))
        checked.good = QStringLiteral("none yet");
    return checked;
}

QList<Checked> checkLog(const QString &folder)
{
    const QString path = folder + QStringLiteral("/log.sqlite");
    Checked file{.part = QStringLiteral("log"), .good = {}, .wrong = {}};
    if (!QFileInfo::exists(path)) {
        file.good = QStringLiteral("none yet; the first start makes it");
        return {file};
    }
    file.wrong = wrongToRead(path);
    if (!file.wrong.isEmpty())
        return {file};
    QFile markFile(folder + QStringLiteral("/log.head")); // before the log, which may grow meanwhile
    const auto mark = markFile.open(QIODevice::ReadOnly) ? HeadMark::read(markFile) : std::nullopt;
    Database log;
    if (!log.openForReading(path) || log.exec("BEGIN") != SQLITE_OK) {
        file.wrong.append(QStringLiteral("%1 cannot be opened: %2").arg(path, log.message()));
        return {file};
    }
    file.wrong = wrongWithLogFile(log);
    if (!file.wrong.isEmpty())
        return {file};
    const Cursor head = headOf(log);
    file.good = QStringLiteral("whole, up to %1").arg(QString::fromLatin1(head.toByteArray()));
    if (log.integer("PRAGMA user_version") < logVersion) {
        file.good += QStringLiteral("; of an older form, which the next start brings up to date");
        return {file};
    }
    return {file, checkRows(log), checkFiles(log, folder), checkMark(folder, mark, head)};
}

QList<Checked> checkAccounts(const QString &folder)
{
    const QString path = folder + QStringLiteral("/accounts.sqlite");
    if (!QFileInfo::exists(path))
        return {};
    Checked checked{.part = QStringLiteral("accounts"), .good = {}, .wrong = wrongToRead(path)};
    if (!checked.wrong.isEmpty())
        return {checked};
    Database accounts;
    if (!accounts.openForReading(path) || accounts.exec("BEGIN") != SQLITE_OK) {
        checked.wrong.append(QStringLiteral("%1 cannot be opened: %2").arg(path, accounts.message()));
        return {checked};
    }
    checked.wrong = wrongWithAccountFile(accounts);
    if (!checked.wrong.isEmpty())
        return {checked};
    expectNone(accounts, checked.wrong, "SELECT count(*) FROM tokens WHERE person NOT IN (SELECT id FROM people)",
               QStringLiteral("%1 sessions are of nobody"));
    expectNone(accounts, checked.wrong,
               "SELECT count(*) FROM people WHERE role NOT IN ('member', 'moderator', 'owner')",
               QStringLiteral("%1 people have a role that does not exist"));
    expectNone(accounts, checked.wrong,
               "SELECT EXISTS (SELECT * FROM people) AND NOT EXISTS (SELECT * FROM people WHERE role = 'owner')",
               QStringLiteral("nobody is its owner"));
    checked.good = QStringLiteral("%1 people").arg(accounts.integer("SELECT count(*) FROM people"));
    return {checked};
}

} // namespace

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

Checked checkCertificate(const QString &chainFile, const QString &keyFile)
{
    Checked checked{.part = QStringLiteral("certificate"), .good = {}, .wrong = {}};
    const auto certificate = loadCertificate(chainFile, keyFile);
    if (!certificate)
        checked.wrong.append(certificate.error().detail);
    else if (certificate->expires < QDateTime::currentDateTimeUtc())
        checked.wrong.append(QStringLiteral("%1 has expired").arg(chainFile));
    else
        checked.good = QStringLiteral("good until %1").arg(certificate->expires.toString(Qt::ISODate));
    return checked;
}

QFileInfo nearestThere(const QString &path)
{
    QFileInfo nearest(path);
    while (!nearest.exists() && !nearest.isRoot())
        nearest.setFile(nearest.absolutePath());
    return nearest;
}

QString belongingOf(const QFileInfo &file)
{
    const QString owner = file.owner().isEmpty() ? QString::number(file.ownerId()) : file.owner();
    return QStringLiteral("it belongs to %1").arg(owner);
}

QList<Checked> checkData(const QString &folder)
{
    if (const QStringList wrong = wrongToRead(folder); !wrong.isEmpty())
        return {{.part = QStringLiteral("data"), .good = {}, .wrong = wrong}};
    if (QFileInfo::exists(restoringIn(folder)))
        return {{.part = QStringLiteral("log"),
                 .good = {},
                 .wrong = {QStringLiteral("a backup was put back and did not get to its end")}}};
    return checkLog(folder) + checkAccounts(folder);
}

} // namespace tincan
