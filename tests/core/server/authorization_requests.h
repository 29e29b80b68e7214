// How each line of authorization_table.h is asked, and its answer told in a word of the table. Blocking; one thread.
#pragma once

#include "authorization_house.h"

namespace tincan {

// One request, taken apart, by one caller.
struct Asked
{
    QByteArray verb;
    QByteArray target;
    QByteArray act;
    QByteArray room;
    QByteArray who;
};

struct Answer
{
    QByteArray word; // of the table
    QByteArray body; // of a refusal
};

inline const QByteArrayList ways{"POLL", "HELD", "STREAM", "EVENTS", "SOCKET"};
inline const QByteArray typingInTheLobby = R"({"type":"typing","room":"lobby","on":true})";

inline Answer refused(const Reply &reply)
{
    return {QByteArray::number(reply.status), reply.body};
}

inline Answer refused(const QJsonObject &error)
{
    return {QByteArray::number(error.value(QStringLiteral("status")).toInt()), field(error, "detail")};
}

inline bool isTypingInTheLobby(const QJsonObject &event)
{
    return field(event, "type") == "typing" && field(event, "room") == "lobby";
}

class Requests
{
public:
    explicit Requests(House &house) : m_house(house) {}

    Answer answer(const Asked &asked);
    // Of one who asks for no room; `live` is what is said from then on, and not what was.
    Answer followAll(const Asked &asked, bool live);

private:
    Answer http(const Asked &asked);
    Answer lines(const Asked &asked);
    Answer frame(const Asked &asked);
    Answer follow(const Asked &asked);
    bool heardByTheMaker(Socket &caller, const Asked &asked, const QByteArray &body);
    QByteArray authorization(const QByteArray &who) const
    {
        return m_house.tokens.contains(who) ? bearer(m_house.tokens[who]) : QByteArray();
    }
    static QByteArray addressOf(const Asked &asked)
    {
        QByteArray target = asked.target;
        target.replace("{room}", asked.room);
        return target.startsWith('/') ? target : "/api/" + target;
    }
    QByteArray place() const { return m_house.hub.hub().head().toByteArray(); }

    House &m_house;
};

inline Answer Requests::answer(const Asked &asked)
{
    if (ways.contains(asked.verb))
        return follow(asked);
    if (asked.verb == "FRAME")
        return frame(asked);
    return asked.verb == "LINES" ? lines(asked) : http(asked);
}

inline Answer Requests::http(const Asked &asked)
{
    QByteArray target = addressOf(asked);
    target.replace("{one}", m_house.ids["one"]).replace("{other}", m_house.ids["other"]);
    if (asked.act == "before")
        target += "&before=" + place();
    QByteArray headers = authorization(asked.who);
    if (asked.target.startsWith("session") && asked.verb != "GET" && m_house.ids.contains(asked.who))
        headers = bearer(m_house.newSession(asked.who));
    if (asked.act == "near" || asked.act == "far")
        headers += asked.act == "near" ? "X-Forwarded-For: 127.0.0.1\r\n" : "X-Forwarded-For: 203.0.113.7\r\n";
    else
        headers += m_house.nextAddress();
    const QByteArray id = newId();
    const QByteArray body = m_house.bodyOf(asked.act, asked.room, asked.who, id);
    Reply reply = TestClient(m_house.hub.port()).request(asked.verb, target, headers, body);
    if (asked.target == "rooms" && asked.verb == "GET" && reply.status == 200)
        return {reply.body.contains(m_house.den) ? "td" : reply.body.contains(m_house.tea) ? "t" : "-", {}};
    return refused({reply.status, {}, reply.body.replace(id, "id")});
}

// One publication of several at once.
inline Answer Requests::lines(const Asked &asked)
{
    const QByteArray body = m_house.bodyOf(asked.act, asked.room, asked.who, newId());
    const Reply reply = TestClient(m_house.hub.port())
                            .request("POST", addressOf(asked),
                                     authorization(asked.who) + "Content-Type: application/x-ndjson\r\n", body + '\n');
    const QJsonObject event = reply.object();
    if (reply.status != 200)
        return refused(reply);
    return field(event, "type") == "error" ? refused(event) : Answer{"ok", {}};
}

inline Answer Requests::frame(const Asked &asked)
{
    Socket socket(m_house.hub.port(), addressOf(asked) + "?limit=0", true, authorization(asked.who));
    if (socket.head.status != 101)
        return refused(socket.head);
    const QByteArray id = newId();
    const QByteArray body = m_house.bodyOf(asked.act, asked.room, asked.who, id);
    if (asked.act == "typing" || asked.act == "presence")
        return {heardByTheMaker(socket, asked, body) ? "yes" : "no", {}};
    socket.send(body);
    // Frames are taken one after the other: when this one is refused, the one before it was answered.
    const QByteArray last = newId();
    socket.send(message("x", last, "nowhere"));
    for (QJsonObject event = socket.event(); !event.isEmpty(); event = socket.event()) {
        const bool isError = field(event, "type") == "error";
        if (field(event, "id") == id)
            return isError ? refused(event) : Answer{"ok", {}};
        if (isError && field(event, "id") != last)
            return refused(event); // of a read mark, which has no id
        if (isError && asked.act == "read")
            return {"ok", {}};
    }
    return {"closed", {}};
}

inline bool Requests::heardByTheMaker(Socket &caller, const Asked &asked, const QByteArray &body)
{
    FollowLine maker(m_house.hub.port(), "SOCKET", "/api/messages", m_house.tokens["mak"], place());
    caller.send(body);
    caller.send(typingInTheLobby); // what comes before it has been told before it
    bool heard = false;
    for (auto event = maker.next(); event && !isTypingInTheLobby(*event); event = maker.next())
        heard = heard || field(*event, "type") == asked.act;
    return heard;
}

// All that is said, and whose of it comes while one room is asked for.
inline Answer Requests::follow(const Asked &asked)
{
    const QByteArray from = place();
    m_house.publish("lobby", "mak");
    m_house.publish(asked.room == m_house.den ? m_house.tea : m_house.den, "mak");
    const QByteArray last = m_house.publish(asked.room, "mak");
    FollowLine line(m_house.hub.port(), asked.verb, addressOf(asked), m_house.tokens[asked.who], from);
    QByteArray rooms;
    for (auto event = line.next(); event; event = line.next()) {
        rooms += field(*event, "room") + ' ';
        if (field(*event, "id") == last)
            return rooms == asked.room + ' ' ? refused(line.reply) : Answer{rooms, {}};
    }
    return refused(line.reply);
}

// Whose events come, by a letter each, where no room is asked for.
inline Answer Requests::followAll(const Asked &asked, bool live)
{
    const QByteArray from = place();
    const bool types = asked.act == "typing";
    QByteArray last;
    const auto say = [&] {
        if (types) {
            Socket maker(m_house.hub.port(), "/api/messages?limit=0", true, authorization("mak"));
            for (const QByteArray &room : {m_house.tea, m_house.den, QByteArray("lobby")})
                maker.send(m_house.bodyOf("typing", room, "mak", {}));
            while (field(maker.event(), "type") != "hello") {
            }
        } else {
            for (const QByteArray &room : {m_house.tea, m_house.den, QByteArray("lobby")})
                last = m_house.publish(room, "mak");
        }
    };
    if (!live && !types)
        say();
    FollowLine line(m_house.hub.port(), asked.verb, addressOf(asked), m_house.tokens[asked.who], from);
    if (live || types)
        say();
    QByteArray letters;
    for (auto event = line.next(); event; event = line.next()) {
        if (types ? isTypingInTheLobby(*event) : field(*event, "id") == last)
            return {letters.isEmpty() ? QByteArray("-") : letters, {}};
        letters += field(*event, "room").first(1);
    }
    return refused(line.reply);
}

} // namespace tincan
