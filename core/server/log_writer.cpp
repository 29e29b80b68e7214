#include "core/server/log_writer.h"

#include "core/base/logging.h"
#include "core/server/request.h"
#include "core/wire/event_codec.h"

#include <sqlite3.h>

namespace tincan {

namespace {

constexpr qint64 retryAfterSeconds = 5;

Refusal cannotStore()
{
    return refusal(503, QStringLiteral("The log cannot take it now; nothing was stored."), retryAfterSeconds);
}

Refusal otherContent()
{
    return refusal(409, QStringLiteral("This id was published with other content."));
}

} // namespace

LogWriter::LogWriter(LogFile file, const Retention &retention, Now now)
    : m_file(std::move(file)),
      m_retention(retention),
      m_now(std::move(now)),
      m_head(m_file.head),
      m_floor(m_file.floor),
      m_publications(m_file.database),
      m_files(m_file.database),
      m_reactions(m_file.database)
{
    Database &database = m_file.database;
    m_target = database.prepare("SELECT json FROM events WHERE seq = ? AND room = ?");
    m_roomOf = database.prepare("SELECT room FROM events WHERE seq = ?");
    m_stored = database.prepare("SELECT json FROM events WHERE seq = ?");
    m_insert = database.prepare("INSERT INTO events VALUES(?, ?, ?, ?, ?)");
    m_room = database.prepare("INSERT INTO rooms VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (room) DO UPDATE SET "
                              "title = ?2, topic = ?3, private = ?4, archived = ?5");
    m_member = database.prepare("INSERT OR REPLACE INTO members VALUES(?, ?, ?)");
    m_orphan = database.prepare("UPDATE rooms SET creator = '' WHERE room = ? AND creator = ?");
    m_deleted = database.prepare("INSERT OR IGNORE INTO deletions VALUES(?)");
    m_isDeleted = database.prepare("SELECT 1 FROM deletions WHERE target = ?");
    m_delete = database.prepare("DELETE FROM events WHERE seq <= ?");
    m_oldest = database.prepare("SELECT max(seq) FROM (SELECT seq, time FROM events WHERE seq > ?1 ORDER BY seq LIMIT "
                                "?2) WHERE time < ?3 OR seq <= ?4");
    m_setFloor = database.prepare("UPDATE meta SET value = ? WHERE key = 'floor'");
    m_setEviction = database.prepare("INSERT OR REPLACE INTO evictions VALUES(?, ?)");
}

QList<RoomRecord> LogWriter::rooms()
{
    QList<RoomRecord> rooms;
    Statement all =
        m_file.database.prepare("SELECT room, title, topic, private, archived, creator FROM rooms ORDER BY room");
    Statement members = m_file.database.prepare("SELECT person, joined FROM members WHERE room = ?");
    while (all && members && all.step() == SQLITE_ROW) {
        RoomRecord record{.room = {.id = all.text(0),
                                   .title = all.text(1),
                                   .topic = all.text(2),
                                   .isPrivate = all.integer(3) != 0,
                                   .archived = all.integer(4) != 0},
                          .creator = all.text(5),
                          .members = {}};
        members.bindText(1, all.bytes(0));
        while (members.step() == SQLITE_ROW)
            record.members.insert(members.text(0), members.integer(1) != 0);
        rooms.append(std::move(record));
    }
    return rooms;
}

Commit LogWriter::write(std::vector<Submission> batch)
{
    Commit commit;
    const qint64 head = m_head;
    const qint64 floor = m_floor;
    std::vector<AppendResult> results;
    results.reserve(batch.size());
    m_error = SQLITE_OK;

    note(m_file.database.exec("BEGIN IMMEDIATE"));
    for (const Submission &submission : batch) {
        if (m_error == SQLITE_OK)
            results.push_back(store(submission, commit));
    }
    // Eviction rides along: no fsync of its own, and it keeps pace with any rate. So does the index of ids.
    if (m_error == SQLITE_OK)
        evictUpTo(qsizetype(batch.size()) * 2 + 64);
    if (m_error == SQLITE_OK)
        note(m_publications.sortIn(qsizetype(batch.size()) * 2 + 8));
    const auto appended = std::chrono::steady_clock::now();
    if (m_error == SQLITE_OK)
        note(m_file.database.exec("COMMIT"));
    commit.synced = std::chrono::steady_clock::now() - appended;
    if (m_error != SQLITE_OK) {
        undo(head, floor);
        commit.entries.clear();
        commit.changes.clear();
        results.assign(batch.size(), AppendResult(cannotStore()));
    } else {
        healed();
    }

    answerAll(commit, std::move(batch), std::move(results));
    return commit;
}

void LogWriter::undo(qint64 head, qint64 floor)
{
    m_file.database.exec("ROLLBACK");
    m_publications.undone();
    m_head = head;
    m_floor = floor;
}

Commit LogWriter::refuse(std::vector<Submission> batch)
{
    Commit commit;
    std::vector<AppendResult> results(batch.size(), AppendResult(cannotStore()));
    answerAll(commit, std::move(batch), std::move(results));
    return commit;
}

void LogWriter::answerAll(Commit &commit, std::vector<Submission> batch, std::vector<AppendResult> results) const
{
    commit.floor = m_floor;
    commit.trouble = m_error != SQLITE_OK ? m_trouble : QString();
    commit.answers.reserve(batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        commit.answers.push_back(
            [answer = std::move(batch[i].answer), result = std::move(results[i])] { answer(result); });
    }
}

AppendResult LogWriter::store(const Submission &submission, Commit &commit)
{
    Durable draft = submission.draft;
    const QByteArray digest = digestOf(draft);
    if (const auto known = m_publications.find(draft.id)) {
        if (known->digest != digest)
            return otherContent();
        // The content is the same, so place and time give back the event as it was, evicted or not.
        draft.cursor = Cursor{m_file.epoch, known->seq};
        draft.time = known->time;
        return Stored{.entry = {draft.cursor.seq, draft.room, again(draft), {}}, .repeated = true};
    }
    note(m_publications.error());
    if (const auto wrong = wrongTarget(submission))
        return *wrong;
    if (auto *message = std::get_if<MessageText>(&draft.body)) {
        if (const auto wrong = m_files.complete(*message, submission.reads); wrong && m_files.error() == SQLITE_OK)
            return *wrong;
        note(m_files.error());
    }

    draft.cursor = Cursor{m_file.epoch, ++m_head};
    draft.time = m_now();
    const auto *member = std::get_if<Membership>(&draft.body);
    const LogEntry entry{m_head, draft.room, encode(Event(draft)), member ? member->user.id : QString()};
    m_insert.bind(1, entry.seq).bindText(2, entry.room.toUtf8()).bind(3, draft.time).bindBlob(4, entry.json);
    note(m_insert.bindText(5, entry.about.toUtf8()).step());
    note(m_publications.remember(draft.id, {.seq = entry.seq, .time = draft.time, .digest = digest}));
    project(draft, commit);
    commit.entries.push_back(entry);
    return Stored{.entry = entry, .repeated = false};
}

QByteArray LogWriter::again(Durable event)
{
    auto *message = std::get_if<MessageText>(&event.body);
    if (!message || message->files.isEmpty())
        return encode(Event(event));
    // What files are called is not the author's to say, and they may be gone.
    const int found = m_stored.bind(1, event.cursor.seq).step();
    const ResetOnExit reset(m_stored);
    if (found == SQLITE_ROW)
        return m_stored.bytes(0);
    m_files.fill(*message);
    return encode(Event(event));
}

void LogWriter::project(const Durable &event, Commit &commit)
{
    const QByteArray room = event.room.toUtf8();
    if (const auto *change = std::get_if<RoomChange>(&event.body)) {
        m_room.bindText(1, room).bindText(2, change->title.toUtf8()).bindText(3, change->topic.toUtf8());
        m_room.bind(4, change->isPrivate).bind(5, change->action == QStringLiteral("archived"));
        note(m_room.bindText(6, event.sender.id.toUtf8()).step());
        if (change->isPrivate && change->action == QStringLiteral("created"))
            note(m_member.bindText(1, room).bindText(2, event.sender.id.toUtf8()).bind(3, 1).step());
        commit.changes.push_back(event);
    } else if (const auto *member = std::get_if<Membership>(&event.body)) {
        m_member.bindText(1, room).bindText(2, member->user.id.toUtf8());
        note(m_member.bind(3, member->action == QStringLiteral("joined")).step());
        if (isSentOut(event))
            note(m_orphan.bindText(1, room).bindText(2, member->user.id.toUtf8()).step());
        commit.changes.push_back(event);
    } else if (const auto *deletion = std::get_if<Delete>(&event.body)) {
        note(m_deleted.bindText(1, deletion->target.toUtf8()).step());
        if (const auto place = m_publications.placeOf(deletion->target))
            note(m_files.forget(*place, event.sender.id));
        note(m_publications.error());
    } else if (const auto *message = std::get_if<MessageText>(&event.body)) {
        note(m_files.add(event.cursor.seq, event.room, *message));
    }
}

bool LogWriter::recovers()
{
    m_error = SQLITE_OK;
    note(m_file.database.exec("BEGIN IMMEDIATE"));
    // Another word each time: what stays as it was is not written.
    Statement word = m_file.database.prepare("INSERT OR REPLACE INTO meta VALUES('tried', ?)");
    if (m_error == SQLITE_OK)
        note(word ? word.bind(1, m_now()).step() : SQLITE_ERROR);
    if (m_error == SQLITE_OK)
        note(m_file.database.exec("COMMIT"));
    if (m_error != SQLITE_OK) {
        m_file.database.exec("ROLLBACK");
        return false;
    }
    healed();
    return true;
}

void LogWriter::healed()
{
    if (!m_trouble.isEmpty())
        qCInfo(logServer) << "the log can be written again";
    m_trouble.clear();
}

void LogWriter::note(int code)
{
    if (code == SQLITE_OK || code == SQLITE_DONE || m_error != SQLITE_OK)
        return;
    m_error = code;
    const QString before = std::exchange(m_trouble, m_file.database.message());
    if (before != m_trouble) // not once for each try
        qCWarning(logServer).noquote() << "the log cannot be written:" << m_trouble;
    if (Database::isDamage(code))
        noteDamage(m_file.path);
}

} // namespace tincan
