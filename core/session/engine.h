// A Session on a thread of its own, so that network, JSON and SQLite never block the window. Made and used on the GUI
// thread: calls are handed over, signals arrive here. Destroying it ends the thread within 2 s and loses nothing.
#pragma once

#include "core/chat/proxy_choice.h"
#include "core/session/session.h"
#include "core/transport/network_watch.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QThread>

#include <functional>
#include <optional>

namespace tincan {

class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(QObject *parent = nullptr);
    ~Engine() override;

    // What the destructor begins with. Where several engines go, all say it first, and then their 2 s are the same
    // ones. From then on calls do nothing; what was called before still happens.
    void beginGoodbye();

    // Through what all connections of the program go that are opened from now on, this engine's or another's.
    static void setProxy(const ProxyChoice &choice);

    // The files in a profile's folder that keep what was said on a server, by name: nobody may have it open who deletes
    // them. Two servers whose addresses differ in signs only have them together.
    static QStringList historyFiles(const QString &profileFolder, const QUrl &server);

    // The session's calls, under the same names; see session.h.
    void open(const SessionOptions &options); // a failure comes as notice(), and the status is NeedsYou
    void close();
    // The id is made here, so that the window can show the row at once. Answers by deliveryChanged(): Queued once it is
    // on disk, or Failed with the reason; the composer clears on Queued.
    QString send(const QString &room, const QString &text, const QString &replyTo = {});
    QString send(const QString &room, const Draft &draft);
    void editMessage(const QString &id, const QString &text);
    void react(const QString &id, const QString &emoji, bool on);
    void loadEdits(const QString &id);
    void setTyping(const QString &room, bool on);
    void retry(const QString &id);
    void deleteQueued(const QString &id);
    void deleteMessage(const QString &id);
    void choose(const LineChoice &choice);
    void tryNow();
    void testAllLines();
    void setName(const QString &name);
    void setPresence(const QString &presence);
    void setOptions(const TransportOptions &transport, const ReconnectOptions &reconnect);
    void loadPage(const QString &room, const PageQuestion &question);
    void findPlace(const QString &id);
    void setKeepDays(int days);
    quint64 copyRange(const PlaceRange &range, const TakeRows &take); // the job
    quint64 copyHistory(const QString &room, const TakeHistory &take);
    quint64 importHistory(const QString &path);
    void cancelImport(quint64 job);
    void cancelCopy(quint64 job);
    void fillGap(const QString &gapId);
    void markRead(const QString &room);
    void createRoom(const Room &room);
    void openDirectRoom(const Person &other);
    void editRoom(const QString &room, const RoomEdit &edit);
    void loadRoom(const QString &room);
    void setMember(const QString &room, const QString &person, bool in);
    void loadPeople();
    // The id of the transfer is made here.
    QString download(const FileRef &file, const QString &target);
    void cancelTransfer(const QString &transfer);
    void search(const SearchQuestion &question);
    void signIn(const QString &name, const QString &password, const QString &invite);
    void signOut();
    int heldLines() const;

Q_SIGNALS:
    void statusChanged(const tincan::ConnectionStatus &status);
    void roomsChanged(const QList<tincan::RoomSummary> &rooms);
    void timelineChanged(const tincan::TimelineChange &change);
    void pageLoaded(const tincan::TimelinePage &page);
    void placeFound(const QString &id, const std::optional<tincan::Place> &place);
    void copyProgressed(quint64 job, qint64 done, qint64 total);
    void copyEnded(quint64 job, bool whole);
    void importProgressed(quint64 job, qint64 done, qint64 total);
    void importEnded(quint64 job, const tincan::ImportOutcome &outcome);
    void deliveryChanged(const QString &id, tincan::Delivery delivery, const QString &detail);
    void editFailed(const QString &id, const QString &text, const QString &detail);
    void editsLoaded(const QString &id, const QList<tincan::EditedText> &texts);
    void typingChanged(const QString &room, const QStringList &names);
    void gapFound(const tincan::Gap &gap);
    void switched(tincan::TransportKind from, tincan::TransportKind to, std::chrono::milliseconds overlap);
    void lineMeasured(const tincan::LineMeasurement &measurement);
    void roomCreated(const tincan::Room &room, const std::optional<tincan::Failure> &failure);
    void roomEdited(const QString &room, const std::optional<tincan::Failure> &failure);
    void roomLoaded(const tincan::RoomDetails &details, const std::optional<tincan::Failure> &failure);
    void memberSet(const QString &room, const QString &person, bool in, const std::optional<tincan::Failure> &failure);
    void peopleLoaded(const QList<tincan::Person> &people, const std::optional<tincan::Failure> &failure);
    void presenceChanged(const QList<tincan::Presence> &changes);
    void searched(const tincan::SearchAnswer &answer);
    void signedIn(const tincan::SignedIn &who);
    void signInFailed(const tincan::Failure &failure);
    void signedOut();
    void historyChanged();
    void transferProgressed(const QString &transfer, qint64 done, qint64 total);
    void transferDone(const QString &transfer, const tincan::FileRef &file);
    void transferFailed(const QString &transfer, const tincan::Failure &failure);
    void notice(const tincan::Failure &failure);

private:
    NetworkWatch m_network;
    QThread m_thread;
    Session *m_session = nullptr; // lives on m_thread, and ends with it; null from beginGoodbye() on
    std::optional<QDeadlineTimer> m_goodbye;
    quint64 m_lastJob = 0;
};

} // namespace tincan
