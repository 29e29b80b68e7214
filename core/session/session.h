// The conversation with one server: keeps one line open (or two, while switching), stores what comes, sends what waits
// in the outbox, and tells the timeline. Performs what the pure machine in connection_machine.h decides. Lives on one
// thread with an event loop: the engine's in the window, the main one in tincan-cli. Everything it signals is a value.
#pragma once

#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/chat/draft.h"
#include "core/chat/edited_text.h"
#include "core/chat/event.h"
#include "core/chat/message.h"
#include "core/chat/page_question.h"
#include "core/chat/place_range.h"
#include "core/chat/room.h"
#include "core/chat/room_edit.h"
#include "core/chat/search_question.h"
#include "core/session/connection_status.h"
#include "core/transport/network_identity.h"
#include "core/transport/signed_in.h"
#include "core/transport/transport_options.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace tincan {

struct SessionOptions
{
    TransportOptions transport; // server, name, token, intervals
    ReconnectOptions reconnect;
    LineChoice choice;
    // The profile's folder; the store is a file in it, one a server. Empty: kept in memory only.
    QString profileFolder;
    // Which of several accounts on that server this one is: the history of each is its own. Empty: the first.
    QString account = {};
    // Names the network that this machine is on; empty: none. Automatic begins with what worked there.
    std::function<QByteArray()> network = [] { return networkIdentity(); };
    // With an empty store: begin after this place instead of with the latest events.
    std::optional<Cursor> startAfter;
    // On a server that asks who one is: what whoever is connected hears of the person, "online" or "away". Empty:
    // nothing.
    QString presence = {};
    // Messages that are older than so many days go from this computer; 0: none does.
    int keepDays = 0;
};

struct RoomSummary
{
    Room room;
    qint64 unread = 0;
    bool left = false; // the person is not in it, and nothing comes from it; they may come back
    bool operator==(const RoomSummary &) const = default;
};

// What a server says of one room when it is asked.
struct RoomDetails
{
    Room room;
    bool mayChange = false;  // the person may: its title, its topic, who is in it
    bool hasMembers = false; // an open server knows nobody
    QList<Person> members = {};
    bool operator==(const RoomDetails &) const = default;
};

// What changed in the timelines: rows to put in or replace (by id) and rows to take out. At most one a frame.
struct TimelineChange
{
    QList<Message> upserted; // ordered by place; `room` says where. A queued row that was sent comes with its new place
    QStringList removed;     // ids
    bool operator==(const TimelineChange &) const = default;
};

// An answer to loadPage(): rows of one room, ordered by place.
struct TimelinePage
{
    QString room;
    PageQuestion question; // as asked
    QList<Message> rows;
    bool beginning = false; // there is nothing older, neither here nor on the server
    bool end = true;        // there is nothing newer
    qint64 rank = 0;        // messages of the room that are stored before the first of these rows
    qint64 total = 0;       // messages of the room that are stored or wait to be sent
    QString target{};       // the row that a question by time means; empty: there is none
    Place read{};           // everything up to here was seen by the person
    bool operator==(const TimelinePage &) const = default;
};

// The last measured delivery time of a line, or why it did not work, for the line menu.
struct LineMeasurement
{
    TransportKind kind = TransportKind::WebSocket;
    std::optional<std::chrono::milliseconds> deliveryTime;
    std::optional<Failure> failure;
    bool operator==(const LineMeasurement &) const = default;
};

// Takes the rows of a range piece by piece, on the session's thread. False: it has enough.
using TakeRows = std::function<bool(const QList<Message> &rows)>;

// What became of an export that was to be taken in.
struct ImportOutcome
{
    enum class Problem
    {
        None,
        Busy,         // another one is under way
        NotConnected, // not since the start, and nobody ever signed in: it is not known yet who the person is
        Unreadable,   // the file
        NotAnExport,  // or not all of one
        NoPlaces,     // of a Tincan that did not say where messages stand
        OtherServer,  // or of before its log began anew
        Storage,      // the disk; what was taken in before stays
    };
    Problem problem = Problem::None;
    QString detail = {};  // English
    qint64 added = 0;     // messages
    qint64 here = 0;      // that the history has, or the line is going to bring
    qint64 elsewhere = 0; // that have no place in it
    bool operator==(const ImportOutcome &) const = default;
};

// The lives of the log that rows stand in: the epoch of each era.
using Eras = std::map<qint64, QByteArray>;
using TakeHistory = std::function<bool(const QList<Message> &rows, const Eras &eras)>;

// The upload of a message's file, counted from 0.
inline QString transferOf(const QString &message, qsizetype file)
{
    return message + u'/' + QString::number(file);
}
// Whose file it uploads; empty: it is a download.
inline QString messageOf(const QString &transfer)
{
    return transfer.first(qMax<qsizetype>(0, transfer.lastIndexOf(u'/')));
}

class Transport;
// How a line is made; tests hand in scripted ones.
using TransportFactory =
    std::function<std::unique_ptr<Transport>(TransportKind kind, const TransportOptions &options, Clock &clock)>;

class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(Clock &clock = systemClock(), Chance chance = systemChance(), QObject *parent = nullptr);
    ~Session() override; // close(), in silence

    // Before open().
    void setTransportFactory(const TransportFactory &factory);

    // Opens the store (fails with Storage, in words) and begins to connect. A damaged store was set aside: notice()
    // says so.
    Result<Done> open(const SessionOptions &options);
    // Ends for good: no reconnect. Returns at once; nothing is lost.
    void close();

    // Puts the message on disk and then on its way: all that is sent in one turn of the event loop is one write, and
    // deliveryChanged() says Queued when it is on disk, or Failed where it could not be written. Fails with Refused
    // where text is empty or too long (nothing is stored). The id of the message otherwise: `id`, or a new UUID.
    Result<QString> send(const QString &room, const QString &text, const QString &replyTo = {}, const QString &id = {});
    Result<QString> send(const QString &room, const Draft &draft, const QString &id = {});
    // An own message says something else from now on; it is Queued until the server has it too. One that is queued
    // still simply goes out with this text, and a failed one is tried again with it. What will not do (empty, too long)
    // and what the server refuses is given back by editFailed(), with a notice() of the stage "edit".
    void editMessage(const QString &id, const QString &text);
    // Adds a reaction of the person's to any message that was sent, or takes it back; shown at once. What is refused is
    // given back, with a notice() of the stage "reaction".
    void react(const QString &id, const QString &emoji, bool on);
    // What the message said, first and now included. Answers by editsLoaded().
    void loadEdits(const QString &id);
    // To be called at each key, `on`: says so to the others every few seconds at most. It ends by itself some seconds
    // after the last call, and when something is sent there.
    void setTyping(const QString &room, bool on);
    void retry(const QString &id); // a failed message
    void deleteQueued(
        const QString &id); // a queued or failed one; of one that is sent, the edits and the deletion that wait
    // An own message that was sent, for everybody. Its row is deleted and Queued until the server has it too; a server
    // that refuses gives it back, with a notice() of the stage "delete".
    void deleteMessage(const QString &id);

    void choose(const LineChoice &choice);     // switches at once, make-before-break
    void tryNow();                             // waiting or needs-you: forget the backoff
    void testAllLines();                       // measures each kind; answers by lineMeasured()
    void setName(const QString &name);         // of later messages
    void setPresence(const QString &presence); // at once, and on later lines; see SessionOptions
    void setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect); // on the next line
    // A hint, one of many and perhaps wrong: a line that delivers is asked for a sign of life and built anew where it
    // gives none within 3 s; otherwise it is tried again at once, but for a wait that the server asked for, and ever
    // later where hint follows hint.
    void networkChanged();

    // Rows of a room. Answers by pageLoaded(); what is older than all that is stored comes from the server first.
    void loadPage(const QString &room, const tincan::PageQuestion &question);
    // Where a message that is stored or waits here stands. Answers by placeFound().
    void findPlace(const QString &id);
    // Takes out of the store what is older (SessionOptions), in a minute, in case it was a slip, and every day from
    // then on: core/store/sweep.h. What waits to be sent stays. A gap's mark stands above what is left, and fillGap()
    // loads the rest again.
    void setKeepDays(int days);
    // Hands over all that is stored of a range, marks of gaps included, some hundred rows a turn of the event loop.
    // Says copyProgressed() after each, and copyEnded() at the end. `job` names it, and is its own.
    void copyRange(quint64 job, const tincan::PlaceRange &range, const TakeRows &take);
    // All of a room, with what says where it stands for others too. Answers as copyRange().
    void copyHistory(quint64 job, const QString &room, const TakeHistory &take);
    void cancelCopy(quint64 job); // then it says no more
    // Takes the messages of an export into the history, each at its place in the log, as far as they are of this server
    // and not here already: core/store/import.h. A piece is a turn of the event loop and a transaction; what one has
    // taken in stays, also where a later one is cancelled. Answers by importProgressed() and importEnded(); where one
    // is under way, at once and with Busy. `job` names it, and is its own.
    void importHistory(quint64 job, const QString &path);
    void cancelImport(quint64 job); // then it says no more
    // Fetches what a gap mark misses from the server's history, as far as it is there.
    void fillGap(const QString &gapId);
    void markRead(const QString &room);
    // On a server that asks who one is. Answers by signedIn(), and then connects, or by signInFailed().
    void signIn(const QString &name, const QString &password, const QString &invite);
    // Answers by signedOut(), and is asked to sign in again.
    void signOut();
    // Fetches a file to this path; what was written there is replaced, and an earlier try is gone on with. Answers by
    // transferDone() or transferFailed() under this id, unless it is cancelled before: by Dropped where the session
    // closes or the disk fails, which another try goes on after. The files of a message that is sent are uploaded by
    // themselves, under transferOf() of the two.
    void download(const FileRef &file, const QString &target, const QString &transfer);
    void cancelTransfer(const QString &transfer);
    // Answers by roomCreated(). Where that says Dropped or TimedOut the room may be there all the same.
    void createRoom(const Room &room);
    // The private room with somebody: made where there is none, and both are in it then. Answers by roomCreated().
    void openDirectRoom(const Person &other);
    // Answers by roomEdited().
    void editRoom(const QString &room, const RoomEdit &edit);
    // Answers by roomLoaded().
    void loadRoom(const QString &room);
    // Brings somebody in, or sends them out; `person` empty: the person of this profile joins or leaves. Answers by
    // memberSet().
    void setMember(const QString &room, const QString &person, bool in);
    // Everybody who has an account, by peopleLoaded(); on an open server that is nobody.
    void loadPeople();
    // Over everything that is stored; answered by searched(), unless it is withdrawn before.
    void search(const SearchQuestion &question);

    ConnectionStatus status() const;
    // Lines that the server may see right now: what delivers, opens or was just retired, and those of a test. A short
    // poll is none. Any thread.
    int heldLines() const;
    // Ids that are queued, sending or failed, oldest first.
    QStringList unsent() const;

Q_SIGNALS:
    void statusChanged(const tincan::ConnectionStatus &status);
    void roomsChanged(const QList<tincan::RoomSummary> &rooms);
    void timelineChanged(const tincan::TimelineChange &change);
    void pageLoaded(const tincan::TimelinePage &page);
    void placeFound(const QString &id, const std::optional<tincan::Place> &place); // none: it is not here
    // `total` is about right: what comes meanwhile is not counted.
    void copyProgressed(quint64 job, qint64 done, qint64 total);
    void copyEnded(quint64 job, bool whole); // false: the taker had enough, or the history could not be read
    void importProgressed(quint64 job, qint64 done, qint64 total);
    void importEnded(quint64 job, const tincan::ImportOutcome &outcome);
    // Every durable event once, in the order of the log, after it was stored.
    void eventsStored(const QList<tincan::Durable> &events);
    void deliveryChanged(const QString &id, tincan::Delivery delivery, const QString &detail);
    // The message stands as it was; the text is the caller's to keep.
    void editFailed(const QString &id, const QString &text, const QString &detail);
    // Nothing where it is not stored here, or was deleted.
    void editsLoaded(const QString &id, const QList<tincan::EditedText> &texts);
    // Who types in the room now, the person of this profile left out; empty when the last one stopped.
    void typingChanged(const QString &room, const QStringList &names);
    void gapFound(const tincan::Gap &gap);
    void switched(tincan::TransportKind from, tincan::TransportKind to, std::chrono::milliseconds overlap);
    void lineMeasured(const tincan::LineMeasurement &measurement);
    void roomCreated(const tincan::Room &room, const std::optional<tincan::Failure> &failure);
    void roomEdited(const QString &room, const std::optional<tincan::Failure> &failure);
    // With a failure only the room's id counts.
    void roomLoaded(const tincan::RoomDetails &details, const std::optional<tincan::Failure> &failure);
    void memberSet(const QString &room, const QString &person, bool in, const std::optional<tincan::Failure> &failure);
    void peopleLoaded(const QList<tincan::Person> &people, const std::optional<tincan::Failure> &failure);
    // Who came, went, or is away now. Without a line all who were here are said to be offline.
    void presenceChanged(const QList<tincan::Presence> &changes);
    void searched(const tincan::SearchAnswer &answer);
    // To be kept for the next start: also where the token was renewed.
    void signedIn(const tincan::SignedIn &who);
    void signInFailed(const tincan::Failure &failure);
    void transferProgressed(const QString &transfer, qint64 done, qint64 total);
    // Of an upload the file is as the server knows it, with the path that it was taken from.
    void transferDone(const QString &transfer, const tincan::FileRef &file);
    void transferFailed(const QString &transfer, const tincan::Failure &failure);
    void signedOut();
    // Somebody else is signed in here from now on, and their own history is open: what was shown before is not theirs.
    void historyChanged();
    // For the person: the store was set aside, the disk is full … English detail; ui words it by kind.
    void notice(const tincan::Failure &failure);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tincan

Q_DECLARE_METATYPE(tincan::RoomSummary)
Q_DECLARE_METATYPE(tincan::RoomDetails)
Q_DECLARE_METATYPE(tincan::TimelineChange)
Q_DECLARE_METATYPE(tincan::TimelinePage)
Q_DECLARE_METATYPE(tincan::LineMeasurement)
Q_DECLARE_METATYPE(tincan::ImportOutcome)
