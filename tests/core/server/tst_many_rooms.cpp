// Rooms stay for good and are in everybody's list: there are not any number of them (protocol, extension 28).
#include "account_hub.h"

#include <QTest>

using namespace tincan;

class ManyRoomsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAreOnlySoMany();
    void onePersonMakesOnlySoMany();
    void theirWordsAreCountedInBytes();
    void theListIsAsItIsNow();
};

namespace {

QByteArray room(int number)
{
    return R"({"room":"r)" + QByteArray::number(number) + R"(","name":"n)" + QByteArray::number(number) + "\"}";
}

} // namespace

void ManyRoomsTest::thereAreOnlySoMany()
{
    HubFixture hub([](HubOptions &options) { options.mostRooms = 4; });
    TestClient client(hub.port());
    for (int i = 0; i < 3; ++i) // beside the lobby
        QCOMPARE(client.post("/api/rooms", room(i)).status, 201);
    const Reply refused = client.post("/api/rooms", room(3));
    QCOMPARE(refused.status, 422);
    QVERIFY(field(refused.object(), "detail").contains("--most-rooms"));
    QVERIFY(hub.restart());
    QCOMPARE(TestClient(hub.port()).post("/api/rooms", room(3)).status, 422);
}

void ManyRoomsTest::onePersonMakesOnlySoMany()
{
    AccountHub hub([](HubOptions &options) { options.roomsOfOne = 2; });
    const QByteArray bob = hub.add("Bob");
    for (int i = 0; i < 2; ++i)
        QCOMPARE(hub.ask("POST", "/api/rooms", bob, room(i)).status, 201);
    const Reply refused = hub.ask("POST", "/api/rooms", bob, room(2));
    QCOMPARE(refused.status, 422);
    QVERIFY(field(refused.object(), "detail").contains("--rooms-per-person"));
    QCOMPARE(hub.ask("POST", "/api/rooms", hub.owner, room(2)).status, 201);
    QCOMPARE(hub.ask("POST", "/api/rooms", bob, room(0)).status, 422);
}

void ManyRoomsTest::theirWordsAreCountedInBytes()
{
    HubFixture hub;
    TestClient client(hub.port());
    const auto topic = [](int letters) {
        return R"({"room":"tea","topic":")" + QByteArray("\u8336").repeated(letters) + "\"}";
    };
    QCOMPARE(client.post("/api/rooms", topic(667)).status, 422);
    QCOMPARE(client.post("/api/rooms", topic(666)).status, 201);
    const QByteArray title = R"({"room":"x","title":")" + QByteArray("\u8336").repeated(67) + "\"}";
    QCOMPARE(client.post("/api/rooms", title).status, 422);
}

void ManyRoomsTest::theListIsAsItIsNow()
{
    AccountHub hub;
    const QByteArray bob = hub.add("Bob");
    hub.ask("POST", "/api/rooms", hub.owner, R"({"room":"tea","title":"Tea"})");
    hub.ask("POST", "/api/rooms", hub.owner, R"({"room":"den","title":"Den","private":true})");
    const auto titles = [&hub](const QByteArray &token) {
        QByteArrayList all;
        for (const QJsonValue room : hub.ask("GET", "/api/rooms", token).array())
            all.append(field(room, "title"));
        return all;
    };
    QCOMPARE(titles(hub.owner), (QByteArrayList{"Den", "Lobby", "Tea"}));
    QCOMPARE(titles(bob), (QByteArrayList{"Lobby", "Tea"}));
    hub.ask("PATCH", "/api/rooms/tea", hub.owner, R"({"title":"Coffee"})");
    QCOMPARE(titles(bob), (QByteArrayList{"Lobby", "Coffee"}));
    QCOMPARE(titles(hub.owner), (QByteArrayList{"Den", "Lobby", "Coffee"}));
    QCOMPARE(hub.ask("PATCH", "/api/rooms/tea", hub.owner, R"({"archived":true})").status, 200);
    QCOMPARE(hub.ask("GET", "/api/rooms", bob).array().at(1).toObject().value(QStringLiteral("archived")).toBool(),
             true);
}

QTEST_GUILESS_MAIN(ManyRoomsTest)
#include "tst_many_rooms.moc"
