// The log as the hub sees it: one ordered sequence of durable events, appended to by one writer and read in pages. A
// port: SqliteLog is the embedded one. append() may be called from any thread and never blocks; the pages block and are
// called from the reader's thread alone; what was stored is told to the Listener, on the log's own thread.
#pragma once

#include "core/base/result.h"
#include "core/chat/event.h"
#include "core/chat/room.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace tincan {

// An event as it is kept and sent: encoded once, shared by everyone who reads it.
struct LogEntry
{
    qint64 seq = 0;
    QString room;
    QByteArray json;
    QString about{}; // a `member` event: the person, who sees it even where the room is closed to them now
};

// What somebody may read. Shared with the reader's thread; never changed once it is.
struct ReaderFilter
{
    QString person;
    QSet<QString> rooms;

    bool sees(const LogEntry &entry) const
    {
        return rooms.contains(entry.room) || (!entry.about.isEmpty() && entry.about == person);
    }
};
using Filter = std::shared_ptr<const ReaderFilter>; // none: everything

// A room as the log knows it.
struct RoomRecord
{
    Room room;
    QString creator; // a person's id; empty: the server's own, or its maker was sent out
    // The people of whom it was said that they joined (true) or left, by id. A private room has those who joined; any
    // other has everybody but those who left.
    QHash<QString, bool> members;
};

// A `member` event by which somebody else ended a membership.
inline bool isSentOut(const Durable &event)
{
    const auto *member = std::get_if<Membership>(&event.body);
    return member && member->action == QStringLiteral("left") && member->user.id != event.sender.id;
}

struct Stored
{
    LogEntry entry;
    bool repeated = false; // this id was there already, with the same content: `entry` is the event as first stored
};

// 409 where the id was published with other content, 503 where the log cannot take it now (nothing was stored).
using AppendResult = Result<Stored, Refusal>;
using AppendAnswer = std::function<void(const AppendResult &)>;

struct Submission
{
    Durable draft;
    AppendAnswer answer;
    bool moderates = false; // may delete what others wrote
    Filter reads{};         // which files a message of theirs may name; none: any
};

// What one transaction did. Whoever gets it extends what readers see, and only then runs the answers.
struct Commit
{
    std::vector<LogEntry> entries;  // on disk, in order
    std::vector<Durable> changes{}; // those of them that change rooms and members
    qint64 floor = 0;               // everything up to here was evicted
    std::vector<std::function<void()>> answers;
    std::chrono::nanoseconds took{};   // the transaction, with its fsync
    std::chrono::nanoseconds synced{}; // the end of it: written and on disk
    QString trouble{};                 // why nothing can be stored now; empty where it can
};

struct LogPage
{
    std::vector<LogEntry> entries; // oldest first
    qint64 upto = 0;               // everything up to here was looked at
    qint64 floor = 0;              // everything up to here is evicted, as of this page
};

struct PageRequest
{
    qint64 after = 0;
    qint64 upto = 0; // at most this far
    QString room;    // empty: all
    Filter filter{};
    qsizetype events = 1000;
    qsizetype bytes = 256 * 1024; // at least one event comes, however long
};

class Log
{
public:
    using Listener = std::function<void(Commit)>;

    virtual ~Log() = default;

    virtual QByteArray epoch() const = 0;
    virtual qint64 head() const = 0; // as of the start, or the last commit
    virtual QString notice() const = 0;
    virtual QList<RoomRecord> rooms() = 0; // before begin() only

    // From now on appends are taken and commits are told.
    virtual void begin(Listener listener) = 0;
    // The draft's cursor and time are the log's to give. Answered exactly once, through a Commit.
    // Those handed in at once are stored in their order, and where one cannot be stored now, none after it is.
    virtual void append(std::vector<Submission> submissions) = 0;

    virtual Result<LogPage> page(const PageRequest &request) = 0;
    // The last `events` events of a room before a place, oldest first.
    virtual Result<LogPage> history(const QString &room, qint64 before, qsizetype events, qsizetype bytes) = 0;
    // The place after which the latest `events` events (of a room, or of all that the filter lets through) come.
    virtual Result<qint64> placeOfLatest(const QString &room, const Filter &filter, qsizetype events) = 0;

    // Writes what waits, answers it, and ends. Called once the reader's thread is done.
    virtual void close() = 0;
};

} // namespace tincan
