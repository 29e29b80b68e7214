// The private room of two: made by either of them, for nobody else (protocol, extension 33).
#include "account_hub.h"
#include "core/chat/direct_room.h"
#include "core/server/room_directory.h"

#include <QTest>

using namespace tincan;

class DirectRoomsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anIdNamesTwoAccounts();
    void nobodyElseMakesIt();
    void nobodyElseComesIn();
    void whoLeftComesBackAlone();
    void itCountsForNoLimit();
    void nobodyNamesItForTheOther();
    void oneThatAThirdPersonMadeIsARoomLikeOthers();
    void anOpenServerKnowsNoSuchRoom();
};

namespace {

QByteArray roomOf(const QByteArray &one, const QByteArray &other)
{
    return directRoomOf(QString::fromLatin1(one), QString::fromLatin1(other)).toLatin1();
}

QByteArray body(const QByteArray &room, const char *secret = "true")
{
    return R"({"room":")" + room + R"(","private":)" + secret + '}';
}

QByteArray members(const QByteArray &room, const QByteArray &who)
{
    return "/api/rooms/" + room + "/members/" + who;
}

} // namespace

void DirectRoomsTest::anIdNamesTwoAccounts()
{
    const QString ada = QStringLiteral("u_0123456789abcdef");
    const QString bob = QStringLiteral("u_fedcba9876543210");
    const QString room = directRoomOf(bob, ada);
    QCOMPARE(room, QStringLiteral("dm-0123456789abcdef-fedcba9876543210"));
    QCOMPARE(directRoomOf(ada, bob), room);
    QCOMPARE(partnerIn(room, ada), bob);
    QCOMPARE(partnerIn(room, bob), ada);
    QCOMPARE(partnerIn(room, QStringLiteral("u_0000000000000000")), QString());
    QCOMPARE(directRoomOf(ada, ada), QString());
    QCOMPARE(directRoomOf(ada, QStringLiteral("u_123")), QString());
    for (const char *other :
         {"dm-fedcba9876543210-0123456789abcdef", "dm-0123456789abcdef-0123456789abcdef", "dm-a-b",
          "dm-0123456789abcdeF-fedcba9876543210", "dm-0123456789abcdef-fedcba9876543210-x", "lobby"})
        QVERIFY2(!pairOf(QString::fromLatin1(other)), other);
}

void DirectRoomsTest::nobodyElseMakesIt()
{
    AccountHub hub;
    const QByteArray ada = hub.add("Ada");
    const QByteArray bob = hub.add("Bob");
    const QByteArray room = roomOf(hub.idOf(ada), hub.idOf(bob));
    QCOMPARE(hub.ask("POST", "/api/rooms", hub.owner, body(room)).status, 403);
    QCOMPARE(hub.ask("POST", "/api/rooms", ada, body(room, "false")).status, 422);
    const QByteArray nobody = roomOf(hub.idOf(ada), "u_0000000000000000");
    QCOMPARE(hub.ask("POST", "/api/rooms", ada, body(nobody)).status, 404);
    QCOMPARE(hub.ask("POST", "/api/rooms", ada, body(room)).status, 201);
    QCOMPARE(hub.ask("POST", "/api/rooms", bob, body(room)).status, 409);
    // Whether it is there is not told.
    QCOMPARE(hub.ask("POST", "/api/rooms", hub.owner, body(room)).status, 403);
    QCOMPARE(hub.ask("PUT", members(room, "me"), hub.owner).status, 404);
}

void DirectRoomsTest::nobodyElseComesIn()
{
    AccountHub hub;
    const QByteArray ada = hub.add("Ada");
    const QByteArray bob = hub.add("Bob");
    const QByteArray room = roomOf(hub.idOf(ada), hub.idOf(bob));
    QCOMPARE(hub.ask("POST", "/api/rooms", ada, body(room)).status, 201);
    QCOMPARE(hub.ask("PUT", members(room, hub.idOf(hub.owner)), ada).status, 403);
    QCOMPARE(hub.ask("PUT", members(room, hub.idOf(bob)), ada).status, 201);
    QCOMPARE(hub.ask("DELETE", members(room, hub.idOf(bob)), ada).status, 403);
    QCOMPARE(hub.ask("PATCH", "/api/rooms/" + room, ada, R"({"archived":true})").status, 403);
    QCOMPARE(hub.ask("GET", "/api/rooms/" + room, ada).object().value(QStringLiteral("may_change")), QJsonValue(false));
    QCOMPARE(hub.ask("GET", "/api/rooms/lobby", hub.owner).object().value(QStringLiteral("may_change")),
             QJsonValue(true));
}

void DirectRoomsTest::whoLeftComesBackAlone()
{
    AccountHub hub;
    const QByteArray ada = hub.add("Ada");
    const QByteArray bob = hub.add("Bob");
    const QByteArray room = roomOf(hub.idOf(ada), hub.idOf(bob));
    QCOMPARE(hub.ask("PUT", members(room, "me"), bob).status, 404); // nobody made it yet
    QCOMPARE(hub.ask("POST", "/api/rooms", ada, body(room)).status, 201);
    QCOMPARE(hub.ask("PUT", members(room, "me"), bob).status, 201);
    QCOMPARE(hub.ask("DELETE", members(room, "me"), bob).status, 204);
    QCOMPARE(hub.ask("GET", "/api/rooms/" + room, bob).status, 404);
    QCOMPARE(hub.ask("PUT", members(room, "me"), bob).status, 201);
    QCOMPARE(hub.ask("GET", "/api/rooms/" + room, bob).status, 200);
}

void DirectRoomsTest::itCountsForNoLimit()
{
    AccountHub hub([](HubOptions &options) {
        options.roomsOfOne = 1;
        options.mostRooms = 2; // with the lobby
    });
    const QByteArray ada = hub.add("Ada");
    for (const QByteArray name : {"Bob", "Chen"})
        QCOMPARE(hub.ask("POST", "/api/rooms", ada, body(roomOf(hub.idOf(ada), hub.idOf(hub.add(name))))).status, 201);
    QCOMPARE(hub.ask("POST", "/api/rooms", ada, R"({"room":"garden"})").status, 201);
    QCOMPARE(hub.ask("POST", "/api/rooms", ada, R"({"room":"den"})").status, 422);
}

void DirectRoomsTest::nobodyNamesItForTheOther()
{
    AccountHub hub;
    const QByteArray ada = hub.add("Ada");
    const QByteArray bob = hub.add("Bob");
    const QByteArray room = roomOf(hub.idOf(ada), hub.idOf(bob));
    const QByteArray wanted = R"({"room":")" + room + R"(","private":true,"title":"Owner","topic":"pay here"})";
    QCOMPARE(hub.ask("POST", "/api/rooms", ada, wanted).status, 201);
    const QByteArray said = hub.ask("GET", "/api/rooms/" + room, ada).body;
    const QByteArray title = "\"title\":\"" + room + '"';
    QVERIFY2(said.contains(title) && !said.contains("pay here"), said);
}

// As an older server let anybody do.
void DirectRoomsTest::oneThatAThirdPersonMadeIsARoomLikeOthers()
{
    const QString one = QStringLiteral("u_0123456789abcdef");
    const QString other = QStringLiteral("u_fedcba9876543210");
    const QString third = QStringLiteral("u_00000000000000ff");
    RoomRecord record{.room = {}, .creator = one, .members = {{one, true}, {other, false}}};
    record.room.id = directRoomOf(one, other);
    record.room.isPrivate = true;
    QVERIFY(RoomDirectory({record}).isOfTwo(record.room.id));
    RoomRecord open = record;
    open.room.isPrivate = false;
    QVERIFY(!RoomDirectory({open}).isOfTwo(record.room.id));
    RoomRecord made = record;
    made.creator = third;
    QVERIFY(!RoomDirectory({made}).isOfTwo(record.room.id));
    RoomRecord joined = record;
    joined.members.insert(third, true);
    QVERIFY(!RoomDirectory({joined}).isOfTwo(record.room.id));
    joined.members.insert(third, false); // and was sent out
    QVERIFY(RoomDirectory({joined}).isOfTwo(record.room.id));
}

void DirectRoomsTest::anOpenServerKnowsNoSuchRoom()
{
    HubFixture hub;
    TestClient client(hub.port());
    QCOMPARE(client.post("/api/rooms", R"({"room":"dm-0123456789abcdef-fedcba9876543210"})").status, 201);
}

QTEST_GUILESS_MAIN(DirectRoomsTest)
#include "tst_direct_rooms.moc"
