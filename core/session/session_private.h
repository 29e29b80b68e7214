// The inside of a Session, a file for each thing that it does: session.cpp (the calls), session_changes.cpp (edits,
// reactions, typing), session_lines.cpp (what the machine decides), session_flow.cpp (what comes), session_sending.cpp
// (what goes), session_storage.cpp (a disk that fails), session_files.cpp (files), session_rooms.cpp (rooms, pages,
// gaps), session_members.cpp (rooms that are changed, and who is in them), session_reading.cpp (read marks),
// session_search.cpp (the search and its index), session_copy.cpp (text for the clipboard), session_import.cpp (an
// export that is taken in), session_sweep.cpp (what is kept no longer) and session_people.cpp (who one is).
#pragma once

#include "core/session/connection_machine.h"
#include "core/session/file_transfers.h"
#include "core/session/import_run.h"
#include "core/session/line_test.h"
#include "core/session/outbox_pump.h"
#include "core/session/presence_heard.h"
#include "core/session/range_copy.h"
#include "core/session/search_reader.h"
#include "core/session/session.h"
#include "core/session/sleep_watch.h"
#include "core/session/timeline_feed.h"
#include "core/session/typing_heard.h"
#include "core/session/typing_told.h"
#include "core/store/line_memory.h"
#include "core/store/store.h"
#include "core/transport/server_api.h"
#include "core/transport/transport.h"

#include <QTimer>

#include <atomic>
#include <map>

namespace tincan {

inline Failure refusal(int status, const QString &stage, const QString &detail)
{
    return {.kind = Failure::Kind::Refused, .detail = detail, .status = status, .stage = stage};
}

class Session::Private
{
public:
    Private(Session *session, Clock &ownClock, Chance ownChance);

    // --- session_lines.cpp ---
    struct OpenTransport
    {
        std::unique_ptr<Transport> transport;
        QString stage = QStringLiteral("name"); // while it opens
        std::optional<Cursor> head;             // of the log when it opened
        QString user;                           // as the server takes us for on this line
        QByteArray token;                       // that it was opened with
        TimePoint openedAt;
        bool caughtUp = false;
        Alarm quiet;
        Alarm check; // until it answers CheckLine
    };

    // One after the other: what an action brings about at once waits for its turn.
    void advance(const ConnectionEvent &event);
    void perform(const OpenLine &action);
    void perform(const CloseLine &action);
    void perform(const CheckLine &action);
    void perform(const ArmTimer &action);
    void perform(const StopTimer &action);
    void perform(const AnnounceSwitch &action);
    void perform(const KeepLine &action);
    void lookAround(); // may be on another network by now
    std::optional<TransportKind> recallLine();
    void lineReached(quint64 generation, const QString &stage);
    void lineOpened(quint64 generation, const Cursor &head);
    void lineFailed(quint64 generation, const Failure &failure);
    void lineMeasured(quint64 generation, milliseconds time);
    void retire(quint64 generation);
    // Tells the machine of every line whose head is stored.
    void lookWhoCaughtUp();
    void keepMeasuring();
    void wake(milliseconds absence);
    void settle(); // then hint()
    void hint();   // the network may be another one
    void rebuild(const ConnectionEvent &reason);
    void updateStatus();
    Transport *sendingLine();

    // --- session_flow.cpp ---
    void received(const Batch &batch);
    void accepted(const Durable &event);
    void flushSoon();
    bool isFarBehind() const;
    void flush(); // what was written to disk, then what came to the store
    void flushArrivals();
    void tell(const Appended &appended);
    void tellEvents(const Appended &appended);

    // --- session_sending.cpp ---
    void flushOutbox();
    void pump();
    void hold(const Failure &failure);
    void carryOver(); // the line that sends is another one now
    void refused(quint64 generation, const QString &id, const Failure &failure);
    void refusedChange(const OutboxEntry &change, const Failure &failure);
    void giveBack(const OutboxEntry &entry, const Failure &failure);
    Result<Done> takeBack(const OutboxEntry &change); // the message stays as it is
    void setDelivery(const QString &id, Delivery delivery, const QString &detail = {});
    // Of messages their rows, of changes those of the messages that are changed, and of whatever quotes them.
    void showRows(const QList<OutboxEntry> &entries);
    void markSending(QList<Message> &rows);

    // --- session_storage.cpp ---
    void storageFailed(const Failure &failure);
    void letGo(); // of the store and of whatever was made of it
    void reopenLater();

    // --- session_changes.cpp ---
    std::optional<Failure> wrongWith(const QString &text, bool mayBeEmpty, const QString &stage) const;
    OutboxEntry changeOf(const Message &row, const QString &name) const;
    void rewrite(const QString &id, const QString &text); // of a message that waits

    // --- session_reading.cpp ---
    void knowSelf(); // by the line that delivers; before that, by whichever says it first
    void heardMark(const ReadMark &mark);
    void takeMarks();
    void compareReading(); // with what the server says on a new line
    void tellReadSoon();
    void tellRead();

    // --- session_files.cpp ---
    void openTransfers();
    void lineUp(const OutboxEntry &entry); // to be sent, once its files are at the server
    void uploaded(const QString &transfer, const FileRef &file);
    void notUploaded(const QString &transfer, const Failure &failure);
    void stopUploads(const OutboxEntry &entry);
    bool uploadAgain(const QString &id); // what a refused message names, if that may help
    void renewCalls();                   // the calls beside the line, over new connections

    // --- session_people.cpp ---
    void take(const SignedIn &who);
    void useToken(const QByteArray &token);
    void keepSignedIn(); // renews a token that is good for a while only
    void lookAtToken();
    void lookAtTokenIn(milliseconds wait);
    Failure withOldToken(quint64 generation, const Failure &failure) const;
    void become(const QString &person); // as the server says
    void openHistoryOf(const QString &person);
    void nobodyToBe(const Failure &failure); // or the server cannot say it now
    void nowKnown();

    // --- session_copy.cpp ---
    void stepCopy(quint64 job);

    // --- session_import.cpp ---
    void stepImport(quint64 job);

    // --- session_sweep.cpp ---
    void sweepSoon(milliseconds wait);
    void sweepPiece();

    // --- session_rooms.cpp ---
    void fetchRooms();
    void roomsFailed(const Failure &failure);
    void describe(const QList<Room> &rooms);
    void takeList(const QList<ListedRoom> &rooms, const QStringList &privateBefore);
    void roomsChanged(); // sayRooms(), at most once a frame
    void sayRooms();
    void loadPage(const QString &room, const PageQuestion &question);
    // Whether there is nothing older than what is stored, on the server neither.
    bool isWhole(const QString &room, const std::optional<Place> &before);
    Cursor endOfOlder(const std::optional<Place> &before) const; // where the server's history goes on below the store
    void fetchOlder(const QString &room, const PageQuestion &question, const Cursor &end);
    void fillGap(const QString &room, Place gap, bool again = true);
    QList<RoomSummary> summaries() const;

    // --- session_members.cpp ---
    void bringIn(const Room &room, const QString &person);
    void loadMembers(const RoomDetails &details);
    void heardMembership(const QList<Durable> &stored); // of the person themself

    // --- session_search.cpp ---
    void indexSoon(milliseconds wait = milliseconds(0));
    void indexPiece();
    void indexArrived(const QList<Message> &rows); // they are not in the index yet
    void stopSearching();

    Session *q;
    Clock &clock;
    Chance chance;
    TransportFactory factory;
    std::shared_ptr<std::atomic<int>> held = std::make_shared<std::atomic<int>>(0); // a retired line outlives us

    SessionOptions options;
    Store store;
    QByteArray network; // the one that was seen last
    ConnectionState state;
    QList<ConnectionEvent> events;
    bool isOpen = false;
    bool advancing = false;
    bool roomsKnown = false; // from then on the log's own events tell what changes
    int hints = 0;           // of another network, in a row, without a line
    ConnectionStatus status;
    Limits limits;
    std::optional<milliseconds> deliveryTime;
    TimePoint deliveryTimeAt{};

    std::map<quint64, OpenTransport> lines;
    std::map<Timer, Alarm> timers;
    Alarm measuring;
    Alarm settling; // a change of the network
    TimePoint hintedAt{};
    SleepWatch sleepWatch;
    std::unique_ptr<ServerApi> api;
    std::unique_ptr<FileTransfers> transfers;
    std::unique_ptr<LineTest> test;
    std::optional<TimePoint> tokenSeen; // when the server last said how long it is good
    Alarm tokenDue;
    int tokenTries = 0; // in a row, to learn who it is
    // Whom the token stands for is what the server says. Until then nothing goes out: what waits here may be somebody
    // else's, and it would go out under this name.
    bool isKnown = false;
    QStringList writtenUnknown; // messages

    QList<Arrival> arrivals;
    qsizetype arrivedEvents = 0;
    QList<Durable> answers;
    QList<OutboxEntry> unwritten;
    QTimer turnEnd; // flush() after what this turn of the event loop brings. A posted event would cost two system calls
    Alarm gathering; // while catching up

    OutboxPump outboxPump;
    quint64 sendingGeneration = 0;
    QHash<QString, TimePoint> sentAt;
    QSet<QString> neverCarried;          // messages that wait, and that no line has had
    QHash<QString, int> turnedAwayTimes; // of what waits, by something that is not Tincan
    QSet<QString> uploadedAgain;         // messages that wait
    Alarm holding;                       // the server asked for patience
    int holds = 0;                       // in a row
    Alarm reopening;                     // after the disk failed
    bool storageSaid = false;            // once, until something could be stored again

    QHash<QString, Cursor> marks;    // of other devices, by room, until what they are about is stored
    QHash<QString, qint64> toldRead; // what the server knows on this line, by room
    Alarm comparing;
    Alarm telling;

    std::map<quint64, RangeCopy> copies;
    std::unique_ptr<ImportRun> importing; // that is under way
    quint64 importJob = 0;                // its own, or the last one's

    TimelineFeed feed;
    TypingHeard typingHeard;
    PresenceHeard presenceHeard;
    TypingTold typingTold;
    QHash<QString, QByteArray> wholeRooms; // rooms stored from their beginning, and the epoch of that log
    QSet<QString> leftRooms;               // that are everybody's else
    QList<RoomSummary> saidRooms;
    TimePoint roomsSaidAt{};
    Alarm roomsFrame;
    Alarm roomsDue; // the list failed
    int roomsTries = 0;

    Alarm sweeping;
    std::optional<Sweep> sweep; // that is under way

    Alarm indexing;
    int pieceSize = 0; // messages; what this machine looks through in one piece
    bool arrivedSincePiece = false;
    std::unique_ptr<SearchReader> searchReader; // since the first question to the store that is open
};

} // namespace tincan
