// Rooms that are not everybody's: who sees them, in every way of following (protocol, section 5).
#include "account_hub.h"
#include "test_socket.h"

#include <QTest>

using namespace tincan;

class MembersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPrivateRoomIsNotThereForOthers();
    void itsEventsReachItsMembersInEveryWay_data();
    void itsEventsReachItsMembersInEveryWay();
    void whoIsBroughtInReadsFromThenOn();
    void whoLeftReadsNoMore();
    void theLatestAreTheLatestThatOneMayRead();
    void whoMayDoWhat();
    void whoWasSentOutRulesNothing();
    void anAnswerIsToTheSameRoom();
    void aModeratorDeletesWhatOthersWrote();
    void itIsKnownAfterARestart();
};

namespace {

const QByteArray secret = R"({"room":"den","title":"Den","private":true})";

QStringList textsOf(const QJsonArray &events)
{
    QStringList texts;
    for (const QJsonValue &event : events)
        if (event.toObject().value(QStringLiteral("type")) == QStringLiteral("message"))
            texts.append(event.toObject().value(QStringLiteral("text")).toString());
    return texts;
}

} // namespace

void MembersTest::aPrivateRoomIsNotThereForOthers()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    QCOMPARE(hub.ask("POST", "/api/rooms", hub.owner, secret).status, 201);
    QCOMPARE(hub.ask("POST", "/api/messages", hub.owner, message("psst", newId(), "den")).status, 201);
    const QByteArray place = hub.hub().head().toByteArray();

    QSet<QByteArray> answers;
    for (const QByteArray room : {"den", "nowhere"}) {
        for (const QByteArray &reply : {hub.ask("GET", "/api/rooms/" + room, bob).body,
                                        hub.ask("PATCH", "/api/rooms/" + room, bob, R"({"title":"x"})").body,
                                        hub.ask("GET", "/api/messages?room=" + room, bob).body,
                                        hub.ask("GET", "/api/messages?room=" + room + "&before=" + place, bob).body,
                                        hub.ask("POST", "/api/messages", bob, message("x", newId(), room)).body}) {
            QCOMPARE(QJsonDocument::fromJson(reply).object().value(QStringLiteral("status")).toInt(), 404);
            answers.insert(QJsonDocument::fromJson(reply).object().value(QStringLiteral("detail")).toString().toUtf8());
        }
        QCOMPARE(hub.ask("GET", "/api/rooms/" + room + "/members", bob).status, 404);
        QCOMPARE(hub.ask("PUT", "/api/rooms/" + room + "/members/me", bob).status, 404);
    }
    QCOMPARE(answers.size(), 1); // one does not tell a room that is hidden from one that is not
    QCOMPARE(hub.ask("GET", "/api/rooms", bob).array().size(), 1);
    QCOMPARE(hub.ask("GET", "/api/rooms", hub.owner).array().size(), 2);
    // A room that nobody can guess.
    const Reply unnamed = hub.ask("POST", "/api/rooms", bob, R"({"title":"Two","private":true})");
    QCOMPARE(unnamed.status, 201);
    QCOMPARE(field(unnamed.object(), "room").size(), 36);
}

void MembersTest::itsEventsReachItsMembersInEveryWay_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::newRow("poll") << QByteArray("application/json");
    QTest::newRow("stream") << QByteArray("application/x-ndjson");
    QTest::newRow("events") << QByteArray("text/event-stream");
    QTest::newRow("WebSocket") << QByteArray();
}

void MembersTest::itsEventsReachItsMembersInEveryWay()
{
    QFETCH(const QByteArray, accept);
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    hub.ask("POST", "/api/rooms", hub.owner, secret);
    hub.ask("POST", "/api/messages", hub.owner, message("psst", newId(), "den"));
    hub.ask("POST", "/api/messages", hub.owner, message("hello"));

    const auto seenBy = [&](const QByteArray &token) {
        QByteArray all;
        if (accept == "application/json")
            return hub.ask("GET", "/api/messages", token).body;
        if (accept.isEmpty()) {
            Socket socket(hub.port(), "/api/messages", true, bearer(token));
            while (!all.contains(R"("text":"hello")")) {
                const QJsonObject event = socket.event();
                if (event.isEmpty())
                    return all;
                all += QJsonDocument(event).toJson(QJsonDocument::Compact);
            }
            return all;
        }
        TestClient client(hub.port());
        client.begin("GET", "/api/messages", "Accept: " + accept + "\r\n" + bearer(token));
        client.readHead();
        for (auto line = client.line(); line && !all.contains(R"("text":"hello")"); line = client.line())
            all += *line;
        return all;
    };
    QVERIFY(seenBy(hub.owner).contains("psst"));
    const QByteArray others = seenBy(bob);
    QVERIFY(others.contains("hello"));
    QVERIFY2(!others.contains("psst") && !others.contains("\"den\""), others.constData());
}

void MembersTest::whoIsBroughtInReadsFromThenOn()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    hub.ask("POST", "/api/rooms", hub.owner, secret);
    hub.ask("POST", "/api/messages", hub.owner, message("before", newId(), "den"));
    Socket socket(hub.port(), "/api/messages?limit=0", true, bearer(bob));
    QCOMPARE(field(socket.event(), "type"), QByteArray("hello"));
    QCOMPARE(hub.ask("PUT", "/api/rooms/den/members/" + hub.idOf(bob), hub.owner).status, 201);
    QCOMPARE(hub.ask("PUT", "/api/rooms/den/members/" + hub.idOf(bob), hub.owner).status, 200);
    const QJsonObject joined = socket.event();
    QCOMPARE(field(joined, "type"), QByteArray("member"));
    QCOMPARE(field(joined, "action"), QByteArray("joined"));
    hub.ask("POST", "/api/messages", hub.owner, message("after", newId(), "den"));
    QCOMPARE(field(socket.event(), "text"), QByteArray("after"));
    const Reply history = hub.ask("GET", "/api/messages?room=den&before=" + field(joined, "cursor"), bob);
    QCOMPARE(textsOf(history.array()), QStringList{QStringLiteral("before")});
    QCOMPARE(hub.ask("GET", "/api/rooms/den/members", bob).array().size(), 2);
}

void MembersTest::whoLeftReadsNoMore()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    hub.ask("POST", "/api/rooms", hub.owner, secret);
    hub.ask("PUT", "/api/rooms/den/members/" + hub.idOf(bob), hub.owner);
    Socket socket(hub.port(), "/api/messages?limit=0", true, bearer(bob));
    QCOMPARE(field(socket.event(), "type"), QByteArray("hello"));
    QCOMPARE(hub.ask("DELETE", "/api/rooms/den/members/me", bob).status, 204);
    QCOMPARE(hub.ask("DELETE", "/api/rooms/den/members/me", bob).status, 404);
    QCOMPARE(field(socket.event(), "action"), QByteArray("left")); // one's own going is told
    hub.ask("POST", "/api/messages", hub.owner, message("gone", newId(), "den"));
    hub.ask("POST", "/api/messages", hub.owner, message("here"));
    QCOMPARE(field(socket.event(), "text"), QByteArray("here"));
    // A room that is everybody's can be left, too; who left it writes nothing there.
    hub.ask("POST", "/api/rooms", hub.owner, R"({"room":"tea"})");
    QCOMPARE(hub.ask("DELETE", "/api/rooms/tea/members/me", bob).status, 204);
    QCOMPARE(hub.ask("POST", "/api/messages", bob, message("x", newId(), "tea")).status, 403);
    QCOMPARE(hub.ask("GET", "/api/messages?room=tea", bob).status, 403);
    QVERIFY(!hub.ask("GET", "/api/messages", bob).body.contains("created")); // of that room one's own going is all
    QCOMPARE(hub.ask("PUT", "/api/rooms/tea/members/me", bob).status, 201);
    QCOMPARE(hub.ask("POST", "/api/messages", bob, message("x", newId(), "tea")).status, 201);
    QCOMPARE(hub.ask("DELETE", "/api/rooms/lobby/members/me", bob).status, 403);
}

void MembersTest::theLatestAreTheLatestThatOneMayRead()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    hub.ask("POST", "/api/rooms", hub.owner, secret);
    hub.ask("POST", "/api/messages", hub.owner, message("1"));
    hub.ask("POST", "/api/messages", hub.owner, message("2"));
    for (int i = 0; i < 20; ++i)
        hub.ask("POST", "/api/messages", hub.owner, message("psst", newId(), "den"));
    const QStringList latest{QStringLiteral("1"), QStringLiteral("2")};
    const auto latestOf = [&] { return textsOf(hub.ask("GET", "/api/messages?limit=2", bob).array()); };
    QCOMPARE(latestOf(), latest);
    const QByteArray first = field(hub.ask("GET", "/api/messages?limit=2", bob).array().at(0), "cursor");
    hub.restart(); // from the disk as well
    QCOMPARE(latestOf(), latest);
    const Reply rest = hub.ask("GET", "/api/messages?limit=1&after=" + first, bob);
    QCOMPARE(textsOf(rest.array()), QStringList{QStringLiteral("2")});
    const Reply none = hub.ask("GET", "/api/messages?after=" + rest.cursor(), bob);
    QCOMPARE(none.body, QByteArray("[]"));
    QCOMPARE(none.cursor(), hub.hub().head().toByteArray());
}

void MembersTest::whoMayDoWhat()
{
    AccountHub hub;
    const QByteArray maker = hub.add("Maker");
    const QByteArray member = hub.add("Member");
    const QByteArray moderator = hub.add("Mo", QStringLiteral("moderator"));
    hub.ask("POST", "/api/rooms", maker, R"({"room":"tea"})");
    hub.ask("POST", "/api/rooms", maker, secret);
    for (const QByteArray &token : {member, moderator})
        QCOMPARE(hub.ask("PUT", "/api/rooms/den/members/" + hub.idOf(token), maker).status, 201);
    const QByteArray memberId = hub.idOf(member);
    for (const QByteArray room : {"tea", "den"}) {
        QCOMPARE(hub.ask("PATCH", "/api/rooms/" + room, member, R"({"title":"m"})").status, 403);
        QCOMPARE(hub.ask("PATCH", "/api/rooms/" + room, moderator, R"({"title":"mo"})").status, 200);
        QCOMPARE(hub.ask("PATCH", "/api/rooms/" + room, maker, R"({"title":"ma"})").status, 200);
        QCOMPARE(hub.ask("PATCH", "/api/rooms/" + room, maker, R"({"private":false,"title":"x"})").status,
                 room == "tea" ? 200 : 422);
        QCOMPARE(hub.ask("DELETE", "/api/rooms/" + room + "/members/" + hub.idOf(maker), member).status, 403);
        QCOMPARE(hub.ask("DELETE", "/api/rooms/" + room + "/members/" + memberId, moderator).status, 204);
    }
    QCOMPARE(hub.ask("PUT", "/api/rooms/den/members/" + memberId, member).status, 404);
    QCOMPARE(hub.ask("PUT", "/api/rooms/tea/members/" + memberId, maker).status, 403);
    QCOMPARE(hub.ask("PUT", "/api/rooms/den/members/u_nobody", maker).status, 404);
    // An archived room is read, not written.
    QCOMPARE(hub.ask("PATCH", "/api/rooms/tea", maker, R"({"archived":true})").status, 200);
    QCOMPARE(hub.ask("POST", "/api/messages", maker, message("x", newId(), "tea")).status, 403);
    QCOMPARE(hub.ask("GET", "/api/messages?room=tea", maker).status, 200);
    QCOMPARE(hub.ask("PATCH", "/api/rooms/tea", maker, R"({"archived":false})").status, 200);
    QCOMPARE(hub.ask("POST", "/api/messages", maker, message("x", newId(), "tea")).status, 201);
    // The lobby is where people arrive.
    QCOMPARE(hub.ask("PATCH", "/api/rooms/lobby", moderator, R"({"archived":true})").status, 403);
    QCOMPARE(hub.ask("PATCH", "/api/rooms/lobby", moderator, R"({"archived":false,"topic":"Hello"})").status, 200);
    QCOMPARE(hub.ask("POST", "/api/messages", maker, message("x")).status, 201);
}

void MembersTest::whoWasSentOutRulesNothing()
{
    AccountHub hub;
    const QByteArray maker = hub.add("Maker");
    const QByteArray bob = hub.add("Bob");
    for (const QByteArray room : {"/api/rooms/sent", "/api/rooms/went"}) {
        hub.ask("POST", "/api/rooms", maker, R"({"room":")" + room.sliced(11) + "\"}");
        const bool isSent = room.endsWith("sent");
        const QByteArray asWhom = isSent ? hub.owner : maker;
        QCOMPARE(hub.ask("DELETE", room + "/members/" + hub.idOf(maker), asWhom).status, 204);
        QCOMPARE(hub.ask("PATCH", room, maker, R"({"title":"Mine"})").status, 403);
        QCOMPARE(hub.ask("DELETE", room + "/members/" + hub.idOf(bob), maker).status, 403);
        // Who went by themselves has it again when they come back.
        QCOMPARE(hub.ask("PUT", room + "/members/me", maker).status, 201);
        QCOMPARE(hub.ask("PATCH", room, maker, R"({"title":"Mine"})").status, isSent ? 403 : 200);
    }
    hub.restart();
    QCOMPARE(hub.ask("PATCH", "/api/rooms/sent", maker, R"({"title":"Mine again"})").status, 403);
    QCOMPARE(hub.ask("PATCH", "/api/rooms/went", maker, R"({"title":"Mine again"})").status, 200);
    QCOMPARE(hub.ask("PATCH", "/api/rooms/sent", hub.owner, R"({"title":"Ours"})").status, 200);
}

void MembersTest::anAnswerIsToTheSameRoom()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    hub.ask("POST", "/api/rooms", hub.owner, secret);
    const QByteArray inside = newId();
    const QByteArray outside = newId();
    hub.ask("POST", "/api/messages", hub.owner, message("psst", inside, "den"));
    hub.ask("POST", "/api/messages", hub.owner, message("hello", outside));
    const auto answer = [&](const QByteArray &token, const QByteArray &room, const QByteArray &target) {
        const QByteArray head = R"({"text":"x","id":")" + newId() + R"(","room":")" + room;
        return hub.ask("POST", "/api/messages", token, head + R"(","reply_to":")" + target + "\"}");
    };
    for (const QByteArray &token : {bob, hub.owner}) {
        QCOMPARE(answer(token, "lobby", inside).status, 422);
        QCOMPARE(answer(token, "lobby", outside).status, 201);
        QCOMPARE(answer(token, "lobby", newId()).status, 201); // what the log has no more
        QCOMPARE(answer(token, "lobby", "zzz").status, 422);
    }
    QCOMPARE(answer(hub.owner, "den", inside).status, 201);
}

void MembersTest::aModeratorDeletesWhatOthersWrote()
{
    AccountHub hub;
    const QByteArray ada = hub.add("Ada");
    const QByteArray bob = hub.add("Bob");
    const QByteArray id = newId();
    QCOMPARE(hub.ask("POST", "/api/messages", ada, message("rude", id)).status, 201);
    const auto deletion = [&id] {
        return R"({"type":"delete","room":"lobby","id":")" + newId() + R"(","target":")" + id + "\"}";
    };
    QCOMPARE(hub.ask("POST", "/api/messages", bob, deletion()).status, 403);
    hub.hub().administer({{QStringLiteral("command"), QStringLiteral("user role")},
                          {QStringLiteral("name"), QStringLiteral("bob")},
                          {QStringLiteral("role"), QStringLiteral("moderator")}});
    QCOMPARE(hub.ask("POST", "/api/messages", bob, deletion()).status, 201); // at once, without signing in again
    hub.hub().administer(
        {{QStringLiteral("command"), QStringLiteral("user remove")}, {QStringLiteral("name"), QStringLiteral("Bob")}});
    QCOMPARE(hub.ask("GET", "/api/messages", bob).status, 401);
}

void MembersTest::itIsKnownAfterARestart()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    const QByteArray eve = hub.add("Eve");
    hub.ask("POST", "/api/rooms", hub.owner, secret);
    hub.ask("PUT", "/api/rooms/den/members/" + hub.idOf(bob), hub.owner);
    hub.ask("POST", "/api/rooms", hub.owner, R"({"room":"tea"})");
    hub.ask("DELETE", "/api/rooms/tea/members/me", bob);
    hub.restart();
    QCOMPARE(hub.ask("GET", "/api/rooms/den", bob).status, 200);
    QCOMPARE(hub.ask("GET", "/api/rooms/den", eve).status, 404);
    QCOMPARE(hub.ask("POST", "/api/messages", bob, message("x", newId(), "tea")).status, 403);
    QCOMPARE(hub.ask("PATCH", "/api/rooms/den", hub.owner, R"({"title":"Other"})").status, 200);
}

QTEST_GUILESS_MAIN(MembersTest)
#include "tst_members.moc"
