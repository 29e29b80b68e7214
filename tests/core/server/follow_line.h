// One of the five ways to follow, as a test reads it: events, one after the other, whichever way they come. Blocking;
// one thread.
#pragma once

#include "account_hub.h"
#include "test_socket.h"

namespace tincan {

class FollowLine
{
public:
    // `way`: POLL, HELD, STREAM, EVENTS or SOCKET; `target` may have a query. Begins after `place`. When this returns
    // an endless line has said hello, and a held poll is on its way.
    FollowLine(quint16 port, const QByteArray &way, const QByteArray &target, const QByteArray &token,
               const QByteArray &place)
        : m_way(way),
          m_target(target + (target.contains('?') ? "&" : "?")),
          m_authorization(token.isEmpty() ? QByteArray() : bearer(token))
    {
        const QByteArray from = m_target + "after=" + place;
        if (way == "SOCKET") {
            m_socket.emplace(port, from, true, m_authorization);
            reply = m_socket->head;
            if (reply.status == 101)
                (void)next();
            else
                reply = TestClient(port).request("GET", from, m_authorization + upgrade);
            return;
        }
        m_client.emplace(port);
        ask(place);
        if (way == "STREAM" || way == "EVENTS") {
            reply = m_client->readReply();
            if (reply.status == 200)
                (void)next();
        }
    }

    // Nothing where it was refused, or has ended.
    std::optional<QJsonObject> next()
    {
        if (reply.status >= 400)
            return std::nullopt;
        if (m_socket) {
            const QJsonObject event = m_socket->event();
            return event.isEmpty() ? std::nullopt : std::optional(event);
        }
        return m_way == "STREAM" || m_way == "EVENTS" ? nextLine() : nextOfPoll();
    }

    Reply reply; // to the first request
    int closing() const { return m_socket ? m_socket->closeCode : 0; }

private:
    std::optional<QJsonObject> nextLine()
    {
        for (auto line = m_client->line(); line; line = m_client->line()) {
            if (m_way == "EVENTS" && !line->startsWith("data:"))
                continue;
            const QByteArray text = m_way == "EVENTS" ? line->sliced(5) : *line;
            if (!text.trimmed().isEmpty())
                return QJsonDocument::fromJson(text).object();
        }
        return std::nullopt;
    }
    std::optional<QJsonObject> nextOfPoll()
    {
        while (m_events.isEmpty()) {
            const Reply answer = m_client->readReply();
            if (reply.status == 0 || answer.status != 200)
                reply = answer;
            if (answer.status != 200)
                return std::nullopt;
            for (const QJsonValue event : answer.array())
                m_events.append(event.toObject());
            ask(answer.cursor());
        }
        return m_events.takeFirst();
    }
    void ask(const QByteArray &place)
    {
        const QByteArray accept = m_way == "STREAM"   ? "Accept: application/x-ndjson\r\n"
                                  : m_way == "EVENTS" ? "Accept: text/event-stream\r\n"
                                                      : "";
        m_client->begin("GET", m_target + (m_way == "HELD" ? "wait=5&after=" : "after=") + place,
                        accept + m_authorization);
    }

    static constexpr const char *upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    QByteArray m_way;
    QByteArray m_target;
    QByteArray m_authorization;
    std::optional<TestClient> m_client;
    std::optional<Socket> m_socket;
    QList<QJsonObject> m_events;
};

} // namespace tincan
