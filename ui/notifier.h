// Tells of messages in rooms that nobody looks at, as the person wants it: one notice a room, which counts, and goes
// when the room is read. Never of own messages, of history, of what is imported, or of what was read elsewhere; what
// was caught up after a start or a cut is one notice in all. What is answered in a notice and cannot be taken is kept
// as the room's draft. GUI thread.
#pragma once

#include "core/base/clock.h"
#include "ui/workspace.h"

#include <functional>

namespace tincan {

class Notifications;

class Notifier : public QObject
{
    Q_OBJECT
public:
    // Whether a room stands before somebody's eyes.
    using IsInSight = std::function<bool(const QString &room)>;

    // All of them outlive it.
    Notifier(Workspace &workspace, Notifications &notifications, IsInSight isInSight, Clock &clock = systemClock());

Q_SIGNALS:
    void roomChosen(const QString &room); // empty: that of several rooms was chosen

private:
    struct News
    {
        int count = 0;
        Message last{};
    };
    // That was answered in a notice.
    struct Reply
    {
        QString room;
        QString text;
        DraftOwner owner; // another may be signed in by the time that it is refused
    };

    void attach();
    void forget();
    void setStatus(const ConnectionStatus &status);
    void take(const TimelineChange &change);
    void tell();
    void tellOfAll(const QHash<QString, News> &rooms);
    void tellOf(const QString &room, const News &news);
    void reply(const QString &room, const QString &text);
    void setDelivery(const QString &id, Delivery delivery, const QString &detail);
    void keep(const Reply &reply);
    void noteImport();
    void endImport();
    void withdrawRead();
    QString titleOf(const QString &room) const;
    QString wordsOf(const Message &message) const;

    Workspace &m_workspace;
    Notifications &m_notifications;
    IsInSight m_isInSight;
    Clock &m_clock;
    QHash<QString, News> m_news;     // not told yet, by room
    QHash<QString, int> m_shown;     // how many a room's notice counts
    QHash<QString, Reply> m_replies; // that the engine has not answered to, by the message's id
    std::optional<Place> m_newest;   // that came, of all rooms: what is older is told of already
    bool m_connected = false;
    std::optional<bool> m_firstTime; // that this server is met: all that it has is history. None: it has just begun
    bool m_catchingUp = true;
    Alarm m_due;
    Alarm m_importing; // pending: rows may be of an import
};

} // namespace tincan
