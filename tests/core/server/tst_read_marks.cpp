#include "core/server/read_marks.h"
#include "support/hub_fixture.h"
#include "test_client.h"
#include "test_socket.h"

#include <QTest>

#include <limits>

using namespace tincan;

class ReadMarksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFurthestPlaceCounts();
    void ofTooManyTheOldestGo();
    void onePersonsDevicesHearOfIt();
    void aHeldPollIsAnswered();
    void aShortPollIsNotUnchanged();
    void anUnnamedSocketTellsEverybody();
    void everyRefusalHasItsStatus_data();
    void everyRefusalHasItsStatus();
    void marksGoTogetherWithPublications();
};

namespace {

QByteArray readBy(const QByteArray &name, const QByteArray &upto, const QByteArray &room = "lobby")
{
    return R"({"type":"read","room":")" + room + R"(","upto":")" + upto + R"(","name":")" + name + "\"}";
}

QByteArray messageBy(const QByteArray &name)
{
    return R"({"id":")" + newId() + R"(","room":"lobby","text":"x","name":")" + name + "\"}";
}

QByteArrayList placesIn(const QJsonArray &events)
{
    QByteArrayList places;
    for (const QJsonValue &event : events)
        if (field(event.toObject(), "type") == "read")
            places.append(field(event.toObject(), "upto"));
    return places;
}

} // namespace

void ReadMarksTest::theFurthestPlaceCounts()
{
    ReadMarks marks;
    const QString ada = QStringLiteral("ada");
    QVERIFY(marks.advance(ada, QStringLiteral("lobby"), 5));
    const qint64 first = marks.version(ada);
    QVERIFY(!marks.advance(ada, QStringLiteral("lobby"), 5));
    QVERIFY(!marks.advance(ada, QStringLiteral("lobby"), 4));
    QVERIFY(marks.advance(QStringLiteral("bob"), QStringLiteral("lobby"), 4));
    QCOMPARE(marks.version(ada), first); // nobody sees in it when others read
    QVERIFY(marks.advance(ada, QStringLiteral("lobby"), 6));
    QVERIFY(marks.advance(ada, QStringLiteral("design"), 1));
    using Mark = ReadMarks::Mark;
    const Mark lobby{QStringLiteral("lobby"), 6};
    const Mark design{QStringLiteral("design"), 1};
    QCOMPARE(marks.version(ada), first + 2);
    QCOMPARE(marks.since(ada, first + 1), QList<Mark>{design});
    QVERIFY(marks.since(ada, first + 2).isEmpty());
    QCOMPARE(marks.version(QStringLiteral("cyd")), 0);
    QVERIFY(marks.since(QStringLiteral("cyd"), 0).isEmpty());
    // A version of another start of the server knows nothing.
    for (const qint64 foreign : {qint64(0), first - 2, first + 3, std::numeric_limits<qint64>::max()}) {
        const QList<Mark> all = marks.since(ada, foreign);
        QCOMPARE(all.size(), 2);
        QVERIFY(all.contains(lobby) && all.contains(design));
    }
}

void ReadMarksTest::ofTooManyTheOldestGo()
{
    ReadMarks marks;
    const QString lobby = QStringLiteral("lobby");
    for (qsizetype i = 0; i < ReadMarks::kept + 2; ++i)
        marks.advance(QString::number(i), lobby, 1);
    QVERIFY(marks.since(QStringLiteral("0"), 0).isEmpty());
    QVERIFY(marks.since(QStringLiteral("1"), 0).isEmpty());
    QCOMPARE(marks.since(QStringLiteral("2"), 0).size(), 1);
    for (qsizetype room = 0; room < ReadMarks::keptOfOne + 1; ++room)
        marks.advance(QStringLiteral("ada"), QString::number(room), 1);
    const QList<ReadMarks::Mark> ofAda = marks.since(QStringLiteral("ada"), 0);
    QCOMPARE(ofAda.size(), ReadMarks::keptOfOne);
    QVERIFY(!ofAda.contains({QStringLiteral("0"), 1}));
}

void ReadMarksTest::onePersonsDevicesHearOfIt()
{
    HubFixture hub;
    TestClient author(hub.port());
    for (int i = 0; i < 3; ++i)
        author.post("/api/messages", message("x"));
    const QByteArray epoch = hub.hub().head().epoch;
    TestClient ada(hub.port());
    TestClient bob(hub.port());
    ada.begin("GET", "/api/messages?limit=0&name=Ada", "Accept: application/x-ndjson\r\n");
    bob.begin("GET", "/api/messages?limit=0&name=Bob", "Accept: application/x-ndjson\r\n");
    QCOMPARE(ada.readHead().status, 200);
    QCOMPARE(bob.readHead().status, 200);
    const QJsonObject hello = ada.event();
    QCOMPARE(field(hello.value(QStringLiteral("user")).toObject(), "name"), QByteArray("Ada"));
    bob.event();

    const Reply reply = author.post("/api/messages", readBy("Ada", epoch + ".2"));
    QCOMPARE(reply.status, 200);
    QCOMPARE(field(reply.object(), "upto"), epoch + ".2");
    const QJsonObject heard = ada.event();
    QCOMPARE(field(heard, "type"), QByteArray("read"));
    QCOMPARE(field(heard, "upto"), epoch + ".2");
    QCOMPARE(heard.value(QStringLiteral("user")), hello.value(QStringLiteral("user")));
    // Not further back, and not to others: the next that they hear of is what follows.
    author.post("/api/messages", readBy("Ada", epoch + ".1"));
    author.post("/api/messages", message("after"));
    QCOMPARE(field(ada.event(), "text"), QByteArray("after"));
    QCOMPARE(field(bob.event(), "text"), QByteArray("after"));

    // A device that comes later is told after the hello.
    Socket late(hub.port(), "/api/messages?limit=0&name=Ada");
    QCOMPARE(field(late.event(), "type"), QByteArray("hello"));
    QCOMPARE(field(late.event(), "upto"), epoch + ".2");
}

void ReadMarksTest::aHeldPollIsAnswered()
{
    HubFixture hub;
    TestClient author(hub.port());
    author.post("/api/messages", message("x"));
    const QByteArray head = hub.hub().head().toByteArray();
    TestClient device(hub.port());
    const Reply first = device.get("/api/messages?name=Ada&after=" + head);
    QCOMPARE(first.array().size(), 0);
    QVERIFY(first.headers.value("tincan-user").startsWith("u_"));
    const QByteArray version = first.headers.value("tincan-reads");
    QCOMPARE(version, QByteArray("0"));
    device.begin("GET", "/api/messages?name=Ada&wait=60&after=" + head + "&reads=" + version);
    QTRY_COMPARE(hub.hub().followers(), 1);
    author.post("/api/messages", readBy("Ada", head));
    const Reply told = device.readReply();
    QCOMPARE(placesIn(told.array()), QByteArrayList{head});
    QCOMPARE(told.cursor(), head);
    QVERIFY(told.headers.value("tincan-reads").toLongLong() > version.toLongLong());
}

void ReadMarksTest::aShortPollIsNotUnchanged()
{
    HubFixture hub;
    TestClient client(hub.port());
    client.post("/api/messages", message("x"));
    const QByteArray head = hub.hub().head().toByteArray();
    const QByteArray target = "/api/messages?name=Ada&after=" + head;
    const auto knowing = [&target](const QByteArray &version) { return target + "&reads=" + version; };
    const QByteArray tag = "If-None-Match: \"" + head + "\"\r\n";
    QCOMPARE(client.get(knowing("0"), tag).status, 304);
    client.post("/api/messages", readBy("Ada", head));
    const Reply told = client.get(knowing("0"), tag);
    QCOMPARE(told.status, 200);
    QCOMPARE(placesIn(told.array()), QByteArrayList{head});
    QCOMPARE(client.get(knowing(told.headers.value("tincan-reads")), tag).status, 304);
    QCOMPARE(client.get(target, tag).status, 304);                        // whoever does not ask for them
    QCOMPARE(client.get("/api/messages?after=" + head, tag).status, 304); // whoever does not say who it is
}

void ReadMarksTest::anUnnamedSocketTellsEverybody()
{
    HubFixture hub;
    Socket page(hub.port());
    Socket other(hub.port());
    Socket named(hub.port(), "/api/messages?name=guest");
    for (Socket *socket : {&page, &other, &named})
        socket->event();
    const auto markTo = [](const QByteArray &upto, const QByteArray &room = "lobby") {
        return R"({"type":"read","room":")" + room + R"(","upto":")" + upto + "\"}";
    };
    const QByteArray epoch = hub.hub().head().epoch;
    for (const QByteArray &wrong : {epoch + ".9223372036854775807", QByteArray("other.1")}) {
        page.send(markTo(wrong));
        QCOMPARE(page.event().value(u"status").toInt(), 422);
    }
    const QByteArray head = hub.hub().head().toByteArray();
    page.send(markTo(head));
    QCOMPARE(field(other.event(), "upto"), head);
    // Who is somebody hears of its own reading alone, and speaks as itself whatever it publishes as.
    named.send(markTo(head, "nowhere"));
    QCOMPARE(named.event().value(u"status").toInt(), 404);
    named.send(messageBy("Eve"));
    named.event();
    const QByteArray next = hub.hub().head().toByteArray();
    named.send(markTo(next));
    const QJsonObject own = named.event();
    QCOMPARE(field(own, "upto"), next);
    QCOMPARE(field(own.value(u"user").toObject(), "name"), QByteArray("guest"));
}

void ReadMarksTest::everyRefusalHasItsStatus_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body"); // EPOCH stands for the log's own; empty: a GET
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &body, int status) {
        QTest::newRow(name) << target << body << status;
    };
    row("another log", "/api/messages", readBy("Ada", "other.1"), 422);
    row("a place to come", "/api/messages", readBy("Ada", "EPOCH.1"), 422);
    row("no such room", "/api/messages", readBy("Ada", "EPOCH.0", "nowhere"), 404);
    row("a name with controls", "/api/messages", readBy("A\\u0007", "EPOCH.0"), 422);
    row("a long name", "/api/messages", readBy(QByteArray(65, 'a'), "EPOCH.0"), 422);
    row("whoever follows with a long name", "/api/messages?name=" + QByteArray(65, 'a'), {}, 400);
    row("whoever follows with controls", "/api/messages?name=%07", {}, 400);
    row("whoever follows with a control around the name", "/api/messages?name=Ada%0a", {}, 400);
    row("two names", "/api/messages?name=a&name=b", {}, 400);
    row("no version", "/api/messages?name=a&reads=x", {}, 400);
    row("a version below all", "/api/messages?name=a&reads=-1", {}, 400);
}

void ReadMarksTest::everyRefusalHasItsStatus()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    HubFixture hub;
    TestClient client(hub.port());
    body.replace("EPOCH", hub.hub().head().epoch);
    QCOMPARE((body.isEmpty() ? client.get(target) : client.post(target, body)).status, status);
}

void ReadMarksTest::marksGoTogetherWithPublications()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray none = hub.hub().head().epoch + ".0";
    const QByteArray body =
        readBy("Ada", none) + '\n' + message("a") + '\n' + readBy("Ada", "other.1") + '\n' + message("b");
    const Reply reply = client.request("POST", "/api/messages", "Content-Type: application/x-ndjson\r\n", body);
    QCOMPARE(reply.status, 200);
    QByteArrayList types;
    for (const QByteArray &line : reply.body.trimmed().split('\n'))
        types.append(field(QJsonDocument::fromJson(line).object(), "type"));
    QCOMPARE(types, QByteArrayList({"read", "message", "error", "message"}));
    // All or nothing, where it is too much.
    const QByteArray many = QByteArrayList(1'001, readBy("Bob", none)).join('\n');
    QCOMPARE(client.request("POST", "/api/messages", "Content-Type: application/x-ndjson\r\n", many).status, 413);
    QVERIFY(placesIn(client.get("/api/messages?name=Bob&reads=0&limit=1").array()).isEmpty());
}

QTEST_GUILESS_MAIN(ReadMarksTest)
#include "tst_read_marks.moc"
