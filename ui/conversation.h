// Ties the workspace's engine to the widgets of one window: rooms, timeline, composer, chip. Knows which room is in
// sight there; what it shows of it is the loader's to ask for. GUI thread.
#pragma once

#include "core/chat/message_link.h"
#include "ui/workspace.h"

namespace tincan {

class ChatPage;
class ConnectionChip;
class ConversationActions;
class SelectionCopier;
class SideBar;
class ConversationFiles;
class TimelineLoader;

struct ConversationParts
{
    SideBar *sideBar = nullptr;
    ChatPage *page = nullptr;
    ConnectionChip *chip = nullptr;
};

class Conversation : public QObject
{
    Q_OBJECT
public:
    // The workspace outlives it.
    Conversation(Workspace &workspace, const ConversationParts &parts, QObject *parent = nullptr);

    // Shows what the workspace's engine has so far and what it says from now on; `room` first.
    void attach(const QString &room);
    // Before that engine goes: nothing of it is shown any more.
    void detach();
    Engine *engine() const { return m_workspace.engine(); }
    QString room() const { return m_room; }

    void showRoom(const QString &room);
    void createRoom(const Room &room); // and shows it
    // Opens the room of two, which is made where there is none.
    void talkTo(const Person &person);
    void leaveRoom(const QString &room);
    void comeBackTo(const QString &room);
    void bringBack(const Room &room); // which was archived
    void markRead();
    // The first message that was not read when the room was opened, or since nobody looked.
    void goToFirstUnread();
    // Of the server that is open. Says so where the room or the message is not here.
    void goToLink(const MessageLink &link);
    // Whether somebody is looking: only then is what arrives read.
    void setInSight(bool inSight);

Q_SIGNALS:
    void roomShown(const QString &room);
    void unreadChanged(qint64 count);
    void linkChosen(const tincan::MessageLink &link); // in the timeline

private:
    void connectEngine();
    void connectPage();
    void setStatus(const ConnectionStatus &status);
    void showRooms();
    void setPage(TimelinePage page);
    void setChange(TimelineChange change);
    void announce(const TimelineChange &change);
    void setDelivery(const QString &id, Delivery delivery, const QString &detail);
    void setCreated(const Room &room, const std::optional<Failure> &failure);
    void setMember(const QString &room, const QString &person, bool in, const std::optional<Failure> &failure);
    void setEdited(const QString &room, const std::optional<Failure> &failure);
    void showWhoIsHere();
    void showMarks();
    void sayWhereLeft(const RoomSummary &room);
    void showLobbyInstead(const Room &closed);
    void setTyping(const QString &room, const QStringList &names);
    void setNotice(const Failure &failure);
    void openLink(const QString &link);
    void placeDivider();
    void findLinked();
    void lookForLinked(const QList<Message> &rows); // among what came
    void setPlace(const QString &id, const std::optional<Place> &place);
    void send(const QString &room, const QString &text);
    void showHit(const Message &hit); // of the search
    bool isLookedAt() const;          // the newest messages of the room
    void readIfSeen();

    Workspace &m_workspace;
    ConversationParts m_parts;
    QString m_room;
    QSet<QString> m_roomsAsked;           // to be created, by this window
    QSet<QString> m_bringingBack;         // rooms that were archived, likewise
    QSet<QString> m_membershipsAsked;     // rooms to leave or to come back to, likewise
    bool m_roomOpen = false;              // it was in the list while it is shown
    QSet<QString> m_blocked;              // people whose messages are folded away in what is shown
    QHash<QString, QStringList> m_typing; // who, by room
    QString m_roomToOpen;                 // the one just created
    qint64 m_unreadAtEntry = 0;
    TimelineLoader *m_loader;
    ConversationActions *m_actions;
    SelectionCopier *m_copier;
    ConversationFiles *m_files;
    std::optional<Place> m_readAtEntry;  // what is not read begins after it
    bool m_dividerDue = false;           // its message is not here
    std::optional<MessageLink> m_linked; // is being looked for
    bool m_findingLinked = false;        // the history was asked where it is
    bool m_linkMissed = false;           // is what the notice says
    bool m_marked = false;               // the divider stands, and what it stands above was not seen yet
    bool m_inSight = false;
    bool m_notWritable = false; // is what the notice says
    bool m_connected = false;
};

} // namespace tincan
