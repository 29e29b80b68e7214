// The people and rooms of authorization_table.h on a real hub, and what its requests send. What they change is a
// message or a room of their own: cells do not touch each other. Blocking; one thread.
#pragma once

#include "account_hub.h"
#include "follow_line.h"

namespace tincan {

class House
{
public:
    House()
        : hub([](HubOptions &options) {
              options.rate = 0;
              options.mostRooms = 0;
              options.roomsOfOne = 0;
              options.trustedProxies = {
                  QStringLiteral("127.0.0.1")}; // so that a test has as many addresses as it likes
              options.tokenLife = std::chrono::seconds(1);
          })
    {
        tokens["exp"] = hub.owner;
    }
    // When the first token has expired.
    void settle()
    {
        hub.options().tokenLife = std::chrono::hours(1);
        hub.restart();
        tokens["own"] = hub.signIn(credentials("Olga", somePassword));
        tokens["rev"] = hub.signIn(credentials("Olga", somePassword));
        hub.ask("DELETE", "/api/session", tokens["rev"]);
        for (const QByteArray who : {"str", "mem", "mak", "lef"})
            tokens[who] = hub.add(who);
        tokens["mod"] = hub.add("mod", QStringLiteral("moderator"));
        tokens["out"] = hub.add("out", QStringLiteral("owner"));
        addAccount("one");
        addAccount("other");
        for (const QJsonValue user : hub.ask("GET", "/api/users", tokens["own"]).array())
            ids[field(user, "name") == "Olga" ? "own" : field(user, "name")] = field(user, "id");
        tea = makeRoom(false);
        den = makeRoom(true);
    }

    // A room with those in it who are to be in it; whoever left it wrote something before.
    QByteArray makeRoom(bool isPrivate)
    {
        const QByteArray room = (isPrivate ? "den-" : "tea-") + QByteArray::number(++m_count);
        hub.ask("POST", "/api/rooms", tokens["mak"],
                R"({"room":")" + room + R"(","private":)" + (isPrivate ? "true" : "false") + "}");
        const QByteArray members = "/api/rooms/" + room + "/members/";
        for (const QByteArray who : {"mem", "mod", "own", "lef", "one"})
            if (isPrivate)
                hub.ask("PUT", members + ids[who], tokens["mak"]);
        m_leftBehind[room] = publish(room, "lef");
        hub.ask("DELETE", members + "me", tokens["lef"]);
        return room;
    }
    // The id of what was said; nothing where it was refused.
    QByteArray publish(const QByteArray &room, const QByteArray &who)
    {
        const QByteArray id = newId();
        const Reply reply = hub.ask("POST", "/api/messages", tokens[who], message("x", id, room));
        return reply.status == 201 ? id : QByteArray();
    }
    // What `who` said in the room once, where they ever could.
    QByteArray ownIn(const QByteArray &room, const QByteArray &who)
    {
        const QByteArray id = ids.contains(who) ? publish(room, who) : QByteArray();
        if (!id.isEmpty())
            return id;
        return who == "lef" && m_leftBehind.contains(room) ? m_leftBehind[room] : otherIn(room, who);
    }
    QByteArray otherIn(const QByteArray &room, const QByteArray &who)
    {
        const QByteArray id = publish(room, who == "mak" ? "mem" : "mak");
        return id.isEmpty() ? newId() : id;
    }

    // What is sent: `act` is the last word of a request.
    QByteArray bodyOf(const QByteArray &act, const QByteArray &room, const QByteArray &who, const QByteArray &id)
    {
        const QByteArray head = R"({"id":")" + id + R"(","room":")" + room + "\",";
        const auto target = [&] {
            if (act.endsWith("-elsewhere"))
                return publish(den, "mak");
            return act.endsWith("-own") ? ownIn(room, who) : otherIn(room, who);
        };
        if (act.startsWith("edit-"))
            return head + R"("type":"edit","text":"y","target":")" + target() + "\"}";
        if (act.startsWith("delete-"))
            return head + R"("type":"delete","target":")" + target() + "\"}";
        if (act.startsWith("react-"))
            return head + R"("type":"reaction","emoji":"👍","on":true,"target":")" + target() + "\"}";
        if (act == "read")
            return R"({"type":"read","room":")" + room + R"(","upto":")" + hub.hub().head().toByteArray() + "\"}";
        if (act == "typing")
            return R"({"type":"typing","on":true,"room":")" + room + "\"}";
        const QByteArray fresh = R"({"room":"new-)" + id + "\"";
        const QMap<QByteArray, QByteArray> bodies{
            {"publish", head + R"("text":"x"})"},
            {"presence", R"({"type":"presence","status":"away"})"},
            {"title", R"({"title":"t-)" + id + "\"}"},
            {"archive", R"({"archived":true})"},
            {"new", fresh + "}"},
            {"new-private", fresh + R"(,"private":true})"},
            {"taken", R"({"room":")" + room + "\"}"},
            {"password", credentials(nameOf(who), somePassword)},
            {"wrong", credentials("Nobody-" + who, "wrong password")},
        };
        return bodies.value(act);
    }
    QByteArray nameOf(const QByteArray &who) const
    {
        return who == "exp" || who == "rev" || who == "own" ? "Olga" : who == "non" ? "str" : who;
    }
    // From an address that nobody else tries from.
    QByteArray nextAddress() { return "X-Forwarded-For: 198.51.100." + QByteArray::number(++m_count % 250) + "\r\n"; }
    // Somebody new, with their token.
    QByteArray add(const QByteArray &name)
    {
        addAccount(name);
        return newSession(name);
    }
    // A session of their own, to be ended.
    QByteArray newSession(const QByteArray &who)
    {
        const Reply reply = TestClient(hub.port())
                                .request("POST", "/api/session", nextAddress(), credentials(nameOf(who), somePassword));
        return field(reply.object(), "token");
    }

    AccountHub hub;
    QMap<QByteArray, QByteArray> tokens; // by column
    QMap<QByteArray, QByteArray> ids;    // of the people
    QByteArray tea;
    QByteArray den;

private:
    void addAccount(const QByteArray &name)
    {
        hub.hub().administer({{QStringLiteral("command"), QStringLiteral("user add")},
                              {QStringLiteral("name"), QString::fromUtf8(name)},
                              {QStringLiteral("password"), QString::fromUtf8(somePassword)}});
    }

    QMap<QByteArray, QByteArray> m_leftBehind; // by room
    int m_count = 0;
};

} // namespace tincan
