#include "support/hub_fixture.h"
#include "test_client.h"

#include <QTest>

using namespace tincan;

namespace {

const QByteArray wantStream = "Accept: application/x-ndjson\r\n";
const QByteArray wantEvents = "Accept: text/event-stream\r\n";

} // namespace

class EndlessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStreamBeginsWithHelloAndGoesOn();
    void eventStreamsAreFramedAsBrowsersWantThem();
    void lastEventIdWins();
    void malformedPlacesAreRefused();
    void aGapComesFirst();
    void heartbeatsComeWhileNothingElseDoes();
    void roomsAreFilteredAndRoomChangesSeen();
    void headersKeepProxiesFromMeddling();
    void aReaderWhoStopsReadingIsDroppedAndResumes();
    void aReaderWhoLeavesIsForgotten();
    void typingReachesTheOthersAndNoPoll();
};

void EndlessTest::aStreamBeginsWithHelloAndGoesOn()
{
    HubFixture hub([](HubOptions &options) { options.serverName = QStringLiteral("Test"); });
    TestClient author(hub.port());
    publishMany(author, 3);
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages?limit=2", wantStream);
    QCOMPARE(reader.readHead().headers.value("content-type"), QByteArray("application/x-ndjson"));
    const QJsonObject hello = reader.event();
    QCOMPARE(field(hello, "type"), QByteArray("hello"));
    QCOMPARE(field(hello, "cursor"), hub.hub().head().toByteArray());
    QCOMPARE(hello.value(QStringLiteral("server")).toObject().value(QStringLiteral("name")).toString(),
             QStringLiteral("Test"));
    QCOMPARE(field(reader.event(), "text"), QByteArray("1"));
    QCOMPARE(field(reader.event(), "text"), QByteArray("2"));
    author.post("/api/messages", message("live"));
    QCOMPARE(field(reader.event(), "text"), QByteArray("live"));
}

void EndlessTest::eventStreamsAreFramedAsBrowsersWantThem()
{
    HubFixture hub;
    TestClient author(hub.port());
    publishMany(author, 1);
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages", wantEvents);
    QCOMPARE(reader.readHead().headers.value("content-type"), QByteArray("text/event-stream"));
    QList<QByteArray> lines;
    while (lines.size() < 8)
        lines.append(*reader.line());
    lines.removeAll(QByteArray());
    QCOMPARE(lines.at(0), QByteArray("retry: 2000"));
    QCOMPARE(lines.at(1), QByteArray("event: hello"));
    QVERIFY(lines.at(2).startsWith("data: {"));
    QCOMPARE(lines.at(3), "id: " + hub.hub().head().toByteArray());
    QVERIFY(lines.at(4).startsWith("data: {\"type\":\"message\""));
}

void EndlessTest::lastEventIdWins()
{
    HubFixture hub;
    TestClient author(hub.port());
    publishMany(author, 5);
    const QByteArray epoch = hub.hub().head().epoch;
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages?after=" + epoch + ".1", wantEvents + "Last-Event-ID: " + epoch + ".4\r\n");
    reader.readHead();
    QByteArray line;
    while (!line.startsWith("id:"))
        line = *reader.line();
    QCOMPARE(line, "id: " + epoch + ".5");
}

void EndlessTest::malformedPlacesAreRefused()
{
    HubFixture hub;
    TestClient client(hub.port());
    QCOMPARE(client.get("/api/messages", wantEvents + "Last-Event-ID: nonsense\r\n").status, 400);
    QCOMPARE(client.get("/api/messages?after=", wantStream).status, 400);
    QCOMPARE(client.get("/api/messages?room=nowhere", wantStream).status, 404);
}

void EndlessTest::aGapComesFirst()
{
    HubFixture hub;
    TestClient author(hub.port());
    publishMany(author, 3);
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages?after=old.7", wantStream);
    reader.readHead();
    reader.event();
    const QJsonObject gap = reader.event();
    QCOMPARE(field(gap, "type"), QByteArray("gap"));
    QCOMPARE(field(gap, "cursor"), hub.hub().head().epoch + ".0");
    QCOMPARE(field(reader.event(), "text"), QByteArray("0"));
}

void EndlessTest::heartbeatsComeWhileNothingElseDoes()
{
    HubFixture hub([](HubOptions &options) { options.heartbeat = std::chrono::milliseconds(50); });
    TestClient stream(hub.port());
    stream.begin("GET", "/api/messages", wantStream);
    stream.readHead();
    stream.line();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(*stream.line(), QByteArray());
    TestClient events(hub.port());
    events.begin("GET", "/api/messages", wantEvents);
    events.readHead();
    int comments = 0;
    while (comments < 3)
        comments += events.line()->startsWith(':');
}

void EndlessTest::roomsAreFilteredAndRoomChangesSeen()
{
    HubFixture hub;
    TestClient author(hub.port());
    QCOMPARE(author.post("/api/rooms", R"({"room":"r","title":"R"})").status, 201);
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages?room=r", wantStream);
    reader.readHead();
    reader.event();
    QCOMPARE(field(reader.event(), "action"), QByteArray("created"));
    publishMany(author, 5);
    QCOMPARE(author.request("PATCH", "/api/rooms/r", {}, R"({"topic":"t2"})").status, 200);
    const QJsonObject changed = reader.event();
    QCOMPARE(field(changed, "action"), QByteArray("changed"));
    QCOMPARE(field(changed, "topic"), QByteArray("t2"));
}

void EndlessTest::headersKeepProxiesFromMeddling()
{
    HubFixture hub;
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages", wantEvents);
    const Reply head = reader.readHead();
    QCOMPARE(head.headers.value("cache-control"), QByteArray("no-store"));
    QCOMPARE(head.headers.value("x-accel-buffering"), QByteArray("no"));
}

void EndlessTest::aReaderWhoStopsReadingIsDroppedAndResumes()
{
    HubFixture hub([](HubOptions &options) { options.slowAfter = std::chrono::milliseconds(200); });
    TestClient author(hub.port());
    const QByteArray large(16'000, 'x');
    TestClient reader(hub.port());
    reader.socket().setReadBufferSize(1024);
    reader.begin("GET", "/api/messages?limit=0", wantStream);
    // More than the kernel keeps for a connection.
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(author.post("/api/messages", message(large)).status, 201);
    TestClient other(hub.port());
    other.begin("GET", "/api/messages?limit=1", wantStream);
    other.readHead();
    other.event();
    QVERIFY(!field(other.event(), "cursor").isEmpty()); // nobody else is held up

    reader.socket().setReadBufferSize(0);
    reader.readHead();
    QByteArray last;
    int events = 0;
    for (QJsonObject event = reader.event(); !event.isEmpty(); event = reader.event()) {
        const QByteArray cursor = field(event, "cursor");
        if (field(event, "type") == "message") {
            last = cursor;
            ++events;
        }
    }
    QVERIFY(events < 1000); // dropped
    int rest = 0;
    while (true) {
        const Reply page = other.socket().isValid() ? author.get("/api/messages?after=" + last) : Reply();
        if (page.array().isEmpty())
            break;
        rest += int(page.array().size());
        last = page.cursor();
    }
    QCOMPARE(events + rest, 1000);
}

void EndlessTest::aReaderWhoLeavesIsForgotten()
{
    HubFixture hub([](HubOptions &options) { options.maximumConnections = 2; });
    for (int i = 0; i < 20; ++i) {
        TestClient reader(hub.port());
        reader.begin("GET", "/api/messages", wantStream);
        const int status = reader.readHead().status;
        if (status == 503) { // the one before is not gone yet
            --i;
            continue;
        }
        QCOMPARE(status, 200);
    }
}

void EndlessTest::typingReachesTheOthersAndNoPoll()
{
    HubFixture hub;
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages", wantStream);
    reader.readHead();
    reader.event();
    TestClient socket(hub.port());
    socket.send("GET /api/messages HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QCOMPARE(socket.readHead().status, 101);
    const QByteArray typing = R"({"type":"typing","room":"lobby","on":true})";
    socket.send(QByteArray("\x81") + char(0x80 | typing.size()) + QByteArray(4, '\0') + typing);
    const QJsonObject seen = reader.event();
    QCOMPARE(field(seen, "type"), QByteArray("typing"));
    QCOMPARE(field(seen, "room"), QByteArray("lobby"));
    QVERIFY(!seen.contains(QStringLiteral("cursor")));
    TestClient poll(hub.port());
    QCOMPARE(poll.get("/api/messages").body, QByteArray("[]"));
}

QTEST_GUILESS_MAIN(EndlessTest)
#include "tst_endless.moc"
