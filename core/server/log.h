// The log as the hub sees it: one ordered sequence of durable events, appended to by one writer and read in pages. A
// port: SqliteLog is the embedded one. append() may be called from any thread and never blocks; the pages block and are
// called from the reader's thread alone; what was stored is told to the Listener, on the log's own thread.
#pragma once

#include "core/base/result.h"
#include "core/chat/event.h"
#include "core/chat/room.h"

#include <functional>
#include <vector>

namespace tincan {

// An event as it is kept and sent: encoded once, shared by everyone who reads it.
struct LogEntry
{
    qint64 seq = 0;
    QString room;
    QByteArray json;
};

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
};

// What one transaction did. Whoever gets it extends what readers see, and only then runs the answers.
struct Commit
{
    std::vector<LogEntry> entries; // on disk, in order
    qint64 floor = 0;              // everything up to here was evicted
    std::vector<std::function<void()>> answers;
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
    virtual QList<Room> rooms() = 0; // before begin() only

    // From now on appends are taken and commits are told.
    virtual void begin(Listener listener) = 0;
    // The draft's cursor and time are the log's to give. Answered exactly once, through a Commit.
    // Those handed in at once are stored in their order, and where one cannot be stored now, none after it is.
    virtual void append(std::vector<Submission> submissions) = 0;

    virtual Result<LogPage> page(const PageRequest &request) = 0;
    // The last `events` events of a room before a place, oldest first.
    virtual Result<LogPage> history(const QString &room, qint64 before, qsizetype events, qsizetype bytes) = 0;
    // The place after which the latest `events` events (of a room, or of all) come.
    virtual Result<qint64> placeOfLatest(const QString &room, qsizetype events) = 0;

    // Writes what waits, answers it, and ends. Called once the reader's thread is done.
    virtual void close() = 0;
};

} // namespace tincan
