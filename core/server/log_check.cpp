#include "core/server/log_check.h"

#include "core/server/database_check.h"
#include "core/server/head_mark.h"
#include "core/server/log_file.h"
#include "core/server/log_schema.h"
#include "core/wire/event_codec.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace tincan {

namespace {

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
               "SELECT abs((SELECT count(*) FROM publications WHERE seq <= sorted) - (SELECT count(*) FROM ids WHERE "
               "seq <= sorted)) FROM (SELECT value AS sorted FROM meta WHERE key = 'sorted')",
               QStringLiteral("%1 cannot be found by their id: a retry would store them twice"));
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

} // namespace

QList<Checked> checkLog(const QString &folder)
{
    const QString path = folder + QStringLiteral("/log.sqlite");
    Checked file{.part = QStringLiteral("log"), .good = {}, .wrong = {}};
    if (!QFileInfo::exists(path)) {
        file.good = QStringLiteral("none yet; the first start makes it");
        return {file};
    }
    QFile markFile(folder + QStringLiteral("/log.head")); // before the log, which may grow meanwhile
    const auto mark = markFile.open(QIODevice::ReadOnly) ? HeadMark::read(markFile) : std::nullopt;
    Database log;
    file.wrong = openForCheck(log, path);
    if (file.wrong.isEmpty())
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

} // namespace tincan
