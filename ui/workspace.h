// One server: the connection with it, what is known of its line, its rooms and its people, and the server itself where
// it is hosted here. It hosts, joins and leaves; every window that shows it shows what it signals. One of several in a
// ServerSet, which has what they share: settings, drafts, spelling. GUI thread.
#pragma once

#include "core/chat/invitation.h"
#include "core/session/engine.h"
#include "ui/draft_store.h"
#include "ui/file_desk.h"
#include "ui/hosting.h"
#include "ui/known_servers.h"
#include "ui/line_state.h"
#include "ui/profile.h"
#include "ui/quiet_sign_in.h"
#include "ui/room_marks.h"
#include "ui/server_people.h"
#include "ui/server_summary.h"

namespace tincan {

class ServerSet;

class Workspace : public QObject
{
    Q_OBJECT
public:
    // The set outlives it.
    explicit Workspace(ServerSet &servers);
    ~Workspace() override;

    void start(const QUrl &server); // that was open the last time
    void connectTo(const QUrl &server);
    void host(const HostedServer &server); // which has just started
    // The invitation's code lets somebody in on a server that asks who one is, its pin says which certificate is its
    // own.
    void join(const QUrl &server, const Invitation &invite = {});
    // Another account on a server that is open; with a name of its own where the server asks for none.
    void joinAs(const QUrl &account, const QString &name);
    void leave();
    // While what it keeps on disk is worked on: what was open is again with resume().
    void suspend();
    void resume();
    void signIn(const QString &name, const QString &password, const QString &invite);
    void signOut();

    void setName(const QString &name); // here, and wherever one has no account
    void takeName();                   // it was changed at a server
    void chooseLine(const LineChoice &choice);
    void markRead(const QString &room); // in all windows at once
    void fillGap(const QString &gapId);

    ServerSet &servers() { return m_servers; }
    Profile &profile() { return m_profile; }
    DraftOwner draftOwner() const { return {m_profile.server(), m_profile.person()}; }
    // What is said among programs of this computer is not for those who are invited later: two servers.
    QString hostFolder(HostReach reach) const;
    const HostedServer &hosted() const { return m_hosted; }
    bool isFollowedByOthers() const; // the server that is hosted here
    bool isSignedIn() const { return !m_profile.token().isEmpty(); }
    // Of the link by which this server was joined, until that has let us in or is left.
    const QString &inviteCode() const { return m_inviteCode; }
    void setInvite(const QString &code); // a link that came later; asks again, unless the server has let us in
    // By a link that makes an account, of which nothing has come yet.
    bool isInvited() const { return !m_inviteCode.isEmpty() && !isSignedIn() && !isConnected(); }
    // Once for each time that a person joined, or a session was ended by the server: then the question comes by itself.
    bool takeQuestion() { return std::exchange(m_question, false); }
    Engine *engine() const { return m_engine.get(); }
    bool isOpen() const { return m_engine != nullptr; }
    LineState *lines() { return &m_lines; }
    FileDesk *files() { return &m_files; }
    RoomMarks *marks() { return &m_marks; }
    bool counts(const RoomSummary &row) const; // whether what is unread there is anything to this person
    const ServerSummary &summary() const { return m_summary; }
    ServerPeople *people() { return &m_people; }
    const QList<RoomSummary> &rooms() const { return m_rooms; }

    void reopen(); // the same engine, by new connections

Q_SIGNALS:
    // The engine goes, or its history, or who is signed in, and draftOwner() says still whose that was: what is typed
    // is kept now.
    void closing();
    // There is a new engine, or another person in it; its signals come from the next turn of the event loop on.
    void opened();
    void left(); // there is no server here any more
    void signedIn();
    void signInFailed(const tincan::Failure &failure);
    void said(const QString &sentence);
    void nameChanged();
    void roomsChanged();                 // see rooms()
    void summaryChanged();               // see summary()
    void gapAsked(const QString &gapId); // what it misses is being loaded, for whichever window

private:
    bool isConnected() const { return m_lines.status().state == ConnectionStatus::State::Connected; }
    void stopHosting();
    void noteJoined(const QUrl &server);
    void keepPin(const QUrl &server, const Invitation &invite);
    void close();
    void showNoServer();
    void connectEngine();
    void takeStatus(const ConnectionStatus &status);
    void takeSignIn(const SignedIn &who);
    void become(const QString &person);
    void setRooms(const QList<RoomSummary> &rooms);
    void summarize();

    ServerSet &m_servers;
    Profile m_profile;
    QuietSignIn m_quietly{m_profile};
    ConnectionStatus m_status; // also what nobody need hear of
    HostedServer m_hosted;
    LineState m_lines;
    FileDesk m_files;
    RoomMarks m_marks;
    ServerPeople m_people;
    QList<RoomSummary> m_rooms;
    ServerSummary m_summary;
    QString m_inviteCode;
    QUrl m_suspended;
    bool m_question = false;
    std::unique_ptr<Engine> m_engine; // goes first: it says goodbye to a server that may be our own
};

} // namespace tincan
