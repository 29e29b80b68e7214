#include "core/store/schema.h"

#include "core/base/sqlite_form.h"

#include <QStringList>

#include <algorithm>

namespace tincan::schema {

using namespace Qt::StringLiterals;

namespace {

// A message's event is its row in `messages`; every other durable event is a row in `events`. Rooms and people are
// numbers there: their names would be most of each index. Places are (era, seq), see eras.
const QStringList versionOne{
    // Each life of a log that this store has seen, in the order in which it saw them. An epoch may come twice, when a
    // server went back to it: then the newest counts.
    u"CREATE TABLE eras (era INTEGER PRIMARY KEY, epoch TEXT NOT NULL)"_s,
    u"CREATE TABLE cursor (one INTEGER PRIMARY KEY CHECK (one = 1), era INTEGER NOT NULL, seq INTEGER NOT NULL)"_s,
    u"CREATE TABLE people (key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (id, name))"_s,
    u"CREATE TABLE rooms (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '', "
    "topic TEXT NOT NULL DEFAULT '', private INTEGER NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0, "
    "read_era INTEGER NOT NULL DEFAULT 0, read_seq INTEGER NOT NULL DEFAULT 0)"_s,
    u"CREATE TABLE messages (key INTEGER PRIMARY KEY, room INTEGER NOT NULL, era INTEGER NOT NULL, "
    "seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, sender INTEGER NOT NULL, time INTEGER NOT NULL, text TEXT NOT "
    "NULL, "
    "reply_to TEXT, files TEXT, flags INTEGER NOT NULL)"_s,
    u"CREATE INDEX messages_by_place ON messages (room, era, seq)"_s,
    u"CREATE TABLE events (era INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, "
    "room TEXT NOT NULL, sender INTEGER NOT NULL, time INTEGER NOT NULL, target TEXT, content TEXT, "
    "PRIMARY KEY (era, seq)) WITHOUT ROWID"_s,
    u"CREATE TABLE gaps (room INTEGER NOT NULL, era INTEGER NOT NULL, seq INTEGER NOT NULL, after_era INTEGER NOT "
    u"NULL, "
    "after_seq INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (room, era, seq)) WITHOUT ROWID"_s,
    // AUTOINCREMENT: a number never comes again, so the order of writing outlives what was sent.
    u"CREATE TABLE outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, room TEXT NOT NULL, "
    "name TEXT NOT NULL, text TEXT NOT NULL, reply_to TEXT NOT NULL, time INTEGER NOT NULL, reason TEXT)"_s,
};

// A gap whose messages the server has no more: nothing is left to load.
const QStringList versionTwo{u"ALTER TABLE gaps ADD COLUMN gone INTEGER NOT NULL DEFAULT 0"_s};

// A deletion waits where a message does; and what changes a message may come before it.
const QStringList versionThree{
    u"ALTER TABLE outbox ADD COLUMN target TEXT NOT NULL DEFAULT ''"_s,
    u"CREATE INDEX changes_by_target ON events (target) WHERE type IN ('delete', 'edit')"_s,
};

// How many messages of a room stand in each 4,096 places of an era: a scroll bar counts messages, and counting a
// million of them one by one takes longer than a frame. Kept by triggers, so that nobody can forget it.
const QStringList versionFour{
    u"CREATE TABLE message_counts (room INTEGER NOT NULL, era INTEGER NOT NULL, block INTEGER NOT NULL, "
    "messages INTEGER NOT NULL, PRIMARY KEY (room, era, block)) WITHOUT ROWID"_s,
    u"INSERT INTO message_counts SELECT room, era, seq >> 12, COUNT(*) FROM messages GROUP BY 1, 2, 3"_s,
    u"CREATE TRIGGER message_came AFTER INSERT ON messages BEGIN "
    "INSERT INTO message_counts VALUES (new.room, new.era, new.seq >> 12, 1) "
    "ON CONFLICT DO UPDATE SET messages = messages + 1; END"_s,
    u"CREATE TRIGGER message_went AFTER DELETE ON messages BEGIN "
    "UPDATE message_counts SET messages = messages - 1 "
    "WHERE room = old.room AND era = old.era AND block = old.seq >> 12; END"_s,
    u"CREATE TRIGGER message_moved AFTER UPDATE OF room, era, seq ON messages BEGIN "
    "UPDATE message_counts SET messages = messages - 1 "
    "WHERE room = old.room AND era = old.era AND block = old.seq >> 12; "
    "INSERT INTO message_counts VALUES (new.room, new.era, new.seq >> 12, 1) "
    "ON CONFLICT DO UPDATE SET messages = messages + 1; END"_s,
};

// Edits, reactions and files wait in the outbox too. Of a reaction the last word of each person and emoji counts, also
// that it was taken back: what comes late changes nothing then. `early` names messages that are not here, and were
// changed, reacted to or answered. `first_text` is what a message said before its first edit.
const QStringList versionFive{
    u"ALTER TABLE outbox ADD COLUMN files TEXT"_s,
    u"ALTER TABLE outbox ADD COLUMN emoji TEXT NOT NULL DEFAULT ''"_s,
    u"ALTER TABLE outbox ADD COLUMN emoji_on INTEGER NOT NULL DEFAULT 1"_s,
    u"ALTER TABLE messages ADD COLUMN first_text TEXT"_s,
    u"CREATE INDEX replies ON messages (reply_to) WHERE reply_to IS NOT NULL"_s,
    u"CREATE TABLE reactions (target TEXT NOT NULL, emoji TEXT NOT NULL, person TEXT NOT NULL, sender INTEGER NOT "
    "NULL, era INTEGER NOT NULL, seq INTEGER NOT NULL, added INTEGER NOT NULL, own INTEGER NOT NULL, "
    "PRIMARY KEY (target, emoji, person)) WITHOUT ROWID"_s,
    u"INSERT OR REPLACE INTO reactions SELECT target, substr(content, 2), people.id, sender, era, seq, "
    "substr(content, 1, 1) = '+', 0 FROM events JOIN people ON people.key = sender WHERE type = 'reaction' "
    "ORDER BY era, seq"_s,
    u"UPDATE reactions SET own = 1 WHERE person IN (SELECT people.id FROM messages JOIN people ON people.key = sender "
    "WHERE flags & 4 <> 0)"_s,
    u"CREATE TABLE early (id TEXT PRIMARY KEY) WITHOUT ROWID"_s,
    u"INSERT OR IGNORE INTO early SELECT wanted FROM (SELECT target AS wanted FROM events WHERE type IN ('delete', "
    "'edit') UNION SELECT target FROM reactions UNION SELECT reply_to FROM messages WHERE reply_to IS NOT NULL) "
    "WHERE NOT EXISTS (SELECT 1 FROM messages WHERE id = wanted)"_s,
};

// Full-text search, filled in pieces after messages are stored (search_index.h): `search` is FTS5's index alone, by
// place, with words made by core/chat/search_words.h; `search_places` finds the message; `search_words` counts words,
// for the one that is being typed. What was indexed and changed since is kept as it was, as an index without text
// forgets only what it is told.
const QStringList versionSix{
    u"CREATE VIRTUAL TABLE search USING fts5 (words, content = '', columnsize = 0, tokenize = \"ascii tokenchars '#'\")"_s,
    u"INSERT INTO search (search, rank) VALUES ('automerge', 0), ('crisismerge', 400)"_s,
    u"CREATE TABLE search_places (place INTEGER PRIMARY KEY, message INTEGER NOT NULL)"_s,
    u"CREATE TABLE search_words (word TEXT PRIMARY KEY, uses INTEGER NOT NULL) WITHOUT ROWID"_s,
    u"CREATE TABLE search_upto (one INTEGER PRIMARY KEY CHECK (one = 1), message INTEGER NOT NULL)"_s,
    u"INSERT INTO search_upto VALUES (1, 0)"_s,
    u"CREATE TABLE search_stale (message INTEGER PRIMARY KEY, era INTEGER NOT NULL, seq INTEGER NOT NULL, "
    "room INTEGER NOT NULL, sender INTEGER NOT NULL, text TEXT NOT NULL, files TEXT)"_s,
    u"CREATE TRIGGER search_changed AFTER UPDATE OF room, era, seq, sender, text, files ON messages "
    "WHEN old.key <= (SELECT message FROM search_upto) BEGIN INSERT OR IGNORE INTO search_stale "
    "VALUES (old.key, old.era, old.seq, old.room, old.sender, old.text, old.files); END"_s,
};

// The steps from version n to n + 1.
const QList<QStringList> migrations{versionOne, versionTwo, versionThree, versionFour, versionFive, versionSix};

} // namespace

Result<Done> refuseNewer(const QString &path)
{
    if (path.isEmpty())
        return Done{}; // it is in memory
    const qint64 found = newestFormOf(path, version, [&path] {
        StoreFile file;
        return file.open(path, StoreFile::Access::Read) ? file.value(u"PRAGMA user_version"_s).toInt() : 0;
    });
    if (found <= version)
        return Done{};
    Failure failure =
        storageFailure(u"the history %1 was written by a newer Tincan (form %2; this one knows %3). It was "
                       "left as it is, with what waits there to be sent. Start that version again, or "
                       "name another profile"_s.arg(path)
                           .arg(found)
                           .arg(version));
    failure.stage = u"newer"_s;
    return failure;
}

Result<Done> migrate(StoreFile &database)
{
    const QVariant found = database.value(u"PRAGMA user_version"_s);
    if (database.failed())
        return *database.failure();
    if (found.toInt() < 0) {
        database.callDamaged();
        return storageFailure(u"the file is damaged: its form is %1"_s.arg(found.toInt()));
    }
    for (int from = found.toInt(); from < version; ++from) {
        Transaction transaction(database, Transaction::Durability::OnDisk);
        for (const QString &sql : migrations.at(from))
            database.run(sql);
        database.run(u"PRAGMA user_version=%1"_s.arg(from + 1));
        if (const auto done = transaction.commit(); !done)
            return done;
    }
    return Done{};
}

} // namespace tincan::schema
