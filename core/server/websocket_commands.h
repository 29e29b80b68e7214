// What a client's frames mean: publications, and the ephemeral events it tells the others. Answers that no follow
// stream brings (refusals, repeated ids, events of other rooms) go out through `say`. The hub's I/O thread only.
#pragma once

#include "core/server/follower.h"
#include "core/server/rate_limiter.h"
#include "core/wire/event_codec.h"

#include <memory>

namespace tincan {

class WebSocketCommands : public std::enable_shared_from_this<WebSocketCommands>
{
public:
    using Say = std::function<void(QByteArray event)>;

    // `follower` must live until end().
    WebSocketCommands(HubCore &core, Follower &follower, const QString &room, quint64 connection, Say say)
        : m_core(core), m_follower(&follower), m_room(room), m_connection(connection), m_say(std::move(say))
    {}

    // False where the frame is no JSON object at all: the connection is closed with 4400.
    bool take(const QByteArray &frame);
    // Publications that are not answered yet.
    int waiting() const { return m_waiting; }
    // Called each time one is answered.
    void onAnswered(std::function<void()> answered) { m_answered = std::move(answered); }
    // The connection has ended: later answers fall on the floor, the events stay in the log.
    void end();

private:
    void publishThis(const Publication &publication);
    void answered(const QString &id, const AppendResult &result);
    Person speaker() const;
    void takeRead(ReadMark mark);
    void takePresence(const QString &status);
    // Drops what comes faster than a person types: each wakes every follower.
    bool mayTell();
    void tell(const Event &event, const QString &room, const QByteArray &type);

    HubCore &m_core;
    Follower *m_follower;
    QString m_room;
    quint64 m_connection;
    Say m_say;
    std::function<void()> m_answered;
    QString m_name; // as of the last publication here
    int m_waiting = 0;
    RateLimiter m_tellings{5, 20};
};

} // namespace tincan
