// What came from the server: every durable event with its place, the timeline made of it, and the cursor, which moves
// only in the transaction that stores the events before it. Whatever it has already it drops, so that two lines may
// deliver the same (architecture, decisions 2 and 3). The database's thread.
#pragma once

#include "core/store/directory.h"
#include "core/store/export_reader.h"
#include "core/store/import.h"
#include "core/store/outbox.h"
#include "core/store/sweep.h"

#include <QSet>

namespace tincan {

// What came in one go: events in the order of the log, and the place up to which everything has been seen.
struct Arrival
{
    QList<Event> events; // others than Durable and Gap are passed over
    std::optional<Cursor> upto;
};

// What a transaction changed, said after it was committed.
struct Appended
{
    // Where in `events` something is missing.
    struct Mark
    {
        Gap gap;
        qsizetype after = 0; // so many of `events` come before it
    };
    QList<Durable> events; // not told before, in the order of the log
    QList<Message> rows;   // of the timeline: new, changed or moved
    QStringList removed;   // rows that went
    QList<Mark> gaps;
    QStringList echoed; // ids that left the outbox
    bool roomsChanged = false;
};

class History
{
public:
    // What of a gap is missing still.
    enum class Rest
    {
        Some, // the mark moves down to the oldest that came
        None, // the mark goes
        Gone, // the server has no more of it: the mark stays, and offers nothing
    };

    History(StoreFile &database, Directory &directory, Outbox &outbox)
        : m_database(database), m_directory(directory), m_outbox(outbox)
    {}

    Result<Done> load();

    // Stores what is new and moves the cursor, in one transaction. On failure nothing happened.
    Result<Appended> append(const QList<Arrival> &arrivals);
    // The answer to an own publication: a row at once, while the cursor waits for the line to deliver the event. Not
    // stored where its epoch is not the current one.
    Result<Appended> storeAccepted(const QList<Durable> &events);
    // What a gap mark missed in its room, from the server's history, oldest first.
    Result<Appended> fillGap(const QString &room, Place gap, const QList<Event> &events, Rest rest);
    // Where to follow from when the log is known to be empty.
    Result<Done> begin(const Cursor &cursor);

    // The next piece of an export, a transaction; on failure nothing of it happened. `last`: it is the last one.
    Result<Appended> importSome(Import &state, const QList<Exported> &exported, bool last);
    // The next piece of a removal of what is old. The cursor stays, and what waits in the outbox.
    Result<Swept> sweep(Sweep &sweep);

    // Who the person of this store is to the server; empty: not known. What they write on another device is their own.
    void setSelf(const QString &person) { m_self = person; }
    const QString &self() const { return m_self; }

    // The place of the last event that is stored; none: nothing was ever followed.
    const std::optional<Cursor> &cursor() const { return m_cursor; }

private:
    struct Step;
    void take(const Durable &event, Step &step);
    void take(const Gap &gap, Step &step);
    void moveTo(const Cursor &upto);
    enum class Found
    {
        New,
        Here,  // at this very place: by the answer to an own message, or from the other line
        Moved, // in another life of the log; it has its newest place now
    };
    // The event in this era, whether the cursor is beyond it or not.
    Found store(const Durable &event, qint64 era, Step &step);
    Found storeSpoilt(Durable event, qint64 era, Step &step);
    Found storeMessage(const Durable &event, const MessageText &message, qint64 era, Step &step, int flags = 0);
    Found storeOther(const Durable &event, qint64 era, Step &step);
    void echoed(const QString &id, Step &step); // it leaves the outbox
    bool isOvertaken(const Durable &event, qint64 era);
    void project(const Durable &event, qint64 era, Step &step);
    void tellChange(const QString &id, bool done, Step &step);
    bool edited(const QString &id, const QString &text, qint64 sender);
    bool deleted(const QString &id);
    bool reacted(const Durable &event, const Reaction &reaction, qint64 era);
    // What comes later finds out that something was said of this message before, or that it was answered.
    void expect(const QString &id);
    // What came before the message itself, which is stored now: its edits and its deletion.
    void projectEarly(const QString &id);
    void expectOrForget(const QString &id);
    Result<Done> loadEarly();
    void beginImportedRoom(Import &state, const QString &room);
    bool importMessage(Import &state, const ExportedMessage &exported, Step &step);
    void addImported(const ExportedMessage &exported, const StoredRoom &room, qint64 era, Step &step);
    void joinImported(const Import &state, const Import::Row &row, const StoredRoom &room, Step &step);
    void endImportedRoom(Import &state, Step &step);
    std::optional<Place> markBetween(const StoredRoom &room, Place below, Place above, Step &step);
    void unmark(Import &state, Step &step);
    std::optional<Place> placeOf(const QString &id);
    bool isTaken(Place place);
    std::optional<Import::Row> nextTo(qint64 room, Place place, bool above);
    void beginSweep(Sweep &sweep);
    void lookForOld(Sweep &sweep);
    Result<Swept> removeOld(Sweep &sweep);
    Result<Swept> removeOldEvents(Sweep &sweep);
    void markTop(const StoredRoom &room, Place last, Swept &swept);
    std::optional<Place> firstOf(qint64 room); // that is stored
    bool moveMessage(const Durable &event, qint64 era);
    Result<Appended> finish(Transaction &transaction, Step &step);

    StoreFile &m_database;
    Directory &m_directory;
    Outbox &m_outbox;
    std::optional<Cursor> m_cursor;
    qint64 m_era = 0; // of the cursor
    QString m_self;
    QSet<QString> m_early; // messages that are not here, and were changed, deleted, reacted to or answered
};

} // namespace tincan
