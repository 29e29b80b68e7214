// Ties one engine to the widgets that show it: rooms, timeline, composer, chip, lines. Owns the engine, knows which
// room is in sight, and holds no other state. GUI thread.
#pragma once

#include "core/session/engine.h"
#include "ui/line_state.h"

namespace tincan {

class ChatPage;
class ConnectionChip;
class SideBar;

struct ConversationParts
{
    SideBar *sideBar = nullptr;
    ChatPage *page = nullptr;
    ConnectionChip *chip = nullptr;
    LineState *lines = nullptr;
};

class Conversation : public QObject
{
    Q_OBJECT
public:
    explicit Conversation(const ConversationParts &parts, QObject *parent = nullptr);
    ~Conversation() override;

    // Ends what was before and begins with this server; `room` is shown first.
    void open(const SessionOptions &options, const QString &room);
    void close();
    Engine *engine() const { return m_engine.get(); }
    QString room() const { return m_room; }
    bool isOpen() const { return m_engine != nullptr; }

    void showRoom(const QString &room);
    void markRead();
    // Whether somebody is looking: only then is what arrives read.
    void setInSight(bool inSight);

Q_SIGNALS:
    void roomShown(const QString &room);
    void unreadChanged(qint64 count);

private:
    void connectEngine();
    void connectPage();
    void setStatus(const ConnectionStatus &status);
    void setRooms(QList<RoomSummary> rooms);
    void setPage(const TimelinePage &page);
    void setChange(const TimelineChange &change);
    void setDelivery(const QString &id, Delivery delivery, const QString &detail);
    void send(const QString &room, const QString &text);
    void loadOlder();
    bool isLookedAt() const; // the newest messages of the room
    void readIfSeen();

    ConversationParts m_parts;
    std::unique_ptr<Engine> m_engine;
    QString m_room;
    QString m_roomToOpen; // the one just created
    qint64 m_unreadAtEntry = 0;
    bool m_loadingOlder = false;
    bool m_marked = false; // the divider stands, and what it stands above was not seen yet
    bool m_inSight = false;
    bool m_notWritable = false; // is what the notice says
};

} // namespace tincan
