#include "core/server/log_schema.h"

#include "core/base/logging.h"
#include "core/server/publication_index.h"

#include <sqlite3.h>

namespace tincan {

namespace {

// seq is AUTOINCREMENT: never given twice, also after everything was evicted. Publications outlive the eviction of
// their events, so that a late retry is still recognised.
constexpr const char *logSchema = R"(
    CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE events(seq INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT NOT NULL, time INTEGER NOT NULL,
                        json BLOB NOT NULL);
    CREATE INDEX events_of_room ON events(room, seq);
    CREATE TABLE publications(id TEXT PRIMARY KEY, seq INTEGER NOT NULL, time INTEGER NOT NULL, digest BLOB NOT NULL)
        WITHOUT ROWID;
    CREATE INDEX publications_by_seq ON publications(seq);
    CREATE TABLE evictions(hour INTEGER PRIMARY KEY, floor INTEGER NOT NULL);
    CREATE TABLE rooms(room TEXT PRIMARY KEY, title TEXT NOT NULL, topic TEXT NOT NULL, private INTEGER NOT NULL,
                       archived INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO rooms VALUES('lobby', 'Lobby', '', 0, 0);
    INSERT INTO meta VALUES('floor', 0);
    PRAGMA user_version = 1;
)";

// 2: who is in which room, whom a `member` event is about, and what was deleted.
constexpr const char *second = R"(
    ALTER TABLE events ADD COLUMN about TEXT NOT NULL DEFAULT '';
    ALTER TABLE rooms ADD COLUMN creator TEXT NOT NULL DEFAULT '';
    CREATE TABLE members(room TEXT NOT NULL, person TEXT NOT NULL, joined INTEGER NOT NULL, PRIMARY KEY(room, person))
        WITHOUT ROWID;
    CREATE TABLE deletions(target TEXT PRIMARY KEY) WITHOUT ROWID;
    INSERT OR IGNORE INTO deletions SELECT json_extract(CAST(json AS TEXT), '$.target') FROM events
        WHERE instr(json, '"type":"delete"') > 0 AND json_valid(CAST(json AS TEXT))
            AND json_extract(CAST(json AS TEXT), '$.target') IS NOT NULL;
    PRAGMA user_version = 2;
)";

// 3: files, and which messages name them. `unnamed_since` is empty while a message does, and 0 when the last one has
// just gone: the triggers know no time, so whoever collects says it.
constexpr const char *third = R"(
    CREATE TABLE files(id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
                       size INTEGER NOT NULL, sha256 TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
                       unnamed_since INTEGER) WITHOUT ROWID;
    CREATE INDEX files_unnamed ON files(unnamed_since) WHERE unnamed_since IS NOT NULL;
    CREATE TABLE file_messages(seq INTEGER NOT NULL, file TEXT NOT NULL, room TEXT NOT NULL, PRIMARY KEY(seq, file))
        WITHOUT ROWID;
    CREATE INDEX messages_of_file ON file_messages(file, room);
    CREATE TRIGGER file_is_named AFTER INSERT ON file_messages BEGIN
        UPDATE files SET unnamed_since = NULL WHERE id = NEW.file;
    END;
    CREATE TRIGGER file_was_named AFTER DELETE ON file_messages
        WHEN NOT EXISTS (SELECT 1 FROM file_messages WHERE file = OLD.file) BEGIN
        UPDATE files SET unnamed_since = 0 WHERE id = OLD.file;
    END;
    PRAGMA user_version = 3;
)";

// 4: the different emoji of each message (by its place), which are not without end.
constexpr const char *fourth = R"(
    CREATE TABLE reactions(seq INTEGER NOT NULL, emoji TEXT NOT NULL, PRIMARY KEY(seq, emoji)) WITHOUT ROWID;
    INSERT OR IGNORE INTO reactions
        SELECT publications.seq, json_extract(CAST(json AS TEXT), '$.emoji') FROM events JOIN publications
            ON id = json_extract(CAST(json AS TEXT), '$.target')
        WHERE instr(json, '"type":"reaction"') > 0 AND json_valid(CAST(json AS TEXT))
            AND json_extract(CAST(json AS TEXT), '$.emoji') IS NOT NULL;
    PRAGMA user_version = 4;
)";

// 5: publications in the order of the log, and a table by id that follows (publication_index.h): up to the place
// `sorted` it has them all. Ids are bytes.
constexpr const char *fifth = R"(
    ALTER TABLE publications RENAME TO publications_by_id;
    CREATE TABLE publications(seq INTEGER PRIMARY KEY, id BLOB NOT NULL, time INTEGER NOT NULL, digest BLOB NOT NULL);
    CREATE TABLE ids(id BLOB PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
    INSERT INTO meta SELECT 'sorted', coalesce(max(seq), 0) FROM publications_by_id;
)";
constexpr const char *afterFifth = R"(
    DROP TABLE publications_by_id;
    PRAGMA user_version = 5;
)";

// Where two ids have one place, which only damage does, the first is kept. Each table is filled in its own order.
bool copyPublications(Database &database)
{
    Statement byPlace = database.prepare("SELECT id, seq, time, digest FROM publications_by_id ORDER BY seq");
    Statement into = database.prepare("INSERT OR IGNORE INTO publications VALUES(?, ?, ?, ?)");
    if (!byPlace || !into)
        return false;
    int found = byPlace.step();
    for (; found == SQLITE_ROW; found = byPlace.step()) {
        const PublicationId id = publicationId(byPlace.text(0));
        into.bind(1, byPlace.integer(1)).bindBlob(2, id).bind(3, byPlace.integer(2)).bindBlob(4, byPlace.bytes(3));
        if (into.step() != SQLITE_DONE)
            break;
    }
    if (found != SQLITE_DONE) {
        qCWarning(logServer).noquote() << "the log cannot be brought up to date:" << database.message();
        return false;
    }
    return database.exec("INSERT OR IGNORE INTO ids SELECT id, seq FROM publications ORDER BY id") == SQLITE_OK;
}

bool sortPublications(Database &database)
{
    return database.exec(fifth) == SQLITE_OK && copyPublications(database) && database.exec(afterFifth) == SQLITE_OK;
}

bool migrate(Database &database, const std::function<bool()> &step)
{
    return database.exec("BEGIN IMMEDIATE") == SQLITE_OK && step() && database.exec("COMMIT") == SQLITE_OK;
}

} // namespace

bool createLog(Database &database, const QByteArray &epoch)
{
    return migrate(database, [&] {
        if (database.exec(logSchema) != SQLITE_OK)
            return false;
        Statement said = database.prepare("INSERT INTO meta VALUES('epoch', ?)");
        return said && said.bindText(1, epoch).step() == SQLITE_DONE;
    });
}

bool bringLogUpToDate(Database &database)
{
    const auto by = [&database](const char *sql) {
        return [&database, sql] { return database.exec(sql) == SQLITE_OK; };
    };
    const std::array<std::function<bool()>, logVersion - 1> steps{by(second), by(third), by(fourth),
                                                                  [&] { return sortPublications(database); }};
    const qint64 version = database.integer("PRAGMA user_version");
    if (version > 0 && version < logVersion && database.integer("SELECT max(seq) FROM events") > 0)
        qCInfo(logServer, "the log is brought up to date, which takes about half a minute for a million events");
    for (qint64 next = version; next > 0 && next < logVersion; ++next) {
        if (!migrate(database, steps[std::size_t(next - 1)]))
            return false;
    }
    return database.errorCode() == SQLITE_OK || database.errorCode() == SQLITE_ROW;
}

QStringList logTriggers()
{
    Database fresh;
    QStringList all;
    if (!fresh.open(QStringLiteral(":memory:")) || fresh.exec(third) != SQLITE_OK)
        return all;
    Statement triggers = fresh.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
    while (triggers && triggers.step() == SQLITE_ROW)
        all.append(triggers.text(0));
    return all;
}

} // namespace tincan
