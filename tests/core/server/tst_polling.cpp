#include "core/wire/event_codec.h"
#include "support/hub_fixture.h"
#include "test_client.h"

#include <QTest>

using namespace tincan;

class PollingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withNoPlaceTheLatestCome();
    void afterAPlaceEverythingComesOnceInOrder();
    void nothingNewIsNotModified();
    void aHeldPollAnswersAtOnceWhenSomethingComes();
    void aHeldPollEndsEmptyWithItsPlace();
    void otherRoomsDoNotAnswerButMoveThePlace();
    void anImpossiblePlaceIsAGap_data();
    void anImpossiblePlaceIsAGap();
    void evictedEventsAreAGap();
    void malformedParametersAreRefused_data();
    void malformedParametersAreRefused();
    void historyGoesBackwards();
    void historyIsBoundedInBytes();
    void aGapIsSaidWhateverElseIsAsked();
    void headOptionsAndWrongMethodsAreAnswered();
    void whatCannotBeGivenIs406();
    void pipelinedRequestsAreAnsweredInOrder();
    void oldClientsGetNoChunks();
};

void PollingTest::withNoPlaceTheLatestCome()
{
    HubFixture hub;
    TestClient client(hub.port());
    const Reply empty = client.get("/api/messages");
    QCOMPARE(empty.status, 200);
    QCOMPARE(empty.body, QByteArray("[]"));
    QCOMPARE(empty.cursor(), hub.hub().head().toByteArray());
    QVERIFY(empty.cursor().endsWith(".0"));
    publishMany(client, 60);
    const Reply latest = client.get("/api/messages");
    QCOMPARE(latest.array().size(), 50);
    QCOMPARE(field(latest.array().first(), "text"), QByteArray("10"));
    QCOMPARE(latest.cursor(), hub.hub().head().toByteArray());
    QCOMPARE(latest.headers.value("cache-control"), QByteArray("no-store"));
    QCOMPARE(latest.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(client.get("/api/messages?limit=3").array().size(), 3);
    QCOMPARE(client.get("/api/messages?limit=0").array().size(), 0);
    hub.restart(); // nothing in memory now
    TestClient again(hub.port());
    QCOMPARE(again.get("/api/messages").array(), latest.array());
}

void PollingTest::afterAPlaceEverythingComesOnceInOrder()
{
    HubFixture hub;
    TestClient client(hub.port());
    publishMany(client, 25);
    QByteArray place = client.get("/api/messages?limit=0").cursor();
    place = place.left(place.indexOf('.')) + ".0";
    QList<QByteArray> texts;
    for (int turn = 0; turn < 3; ++turn) {
        const Reply reply = client.get("/api/messages?limit=10&after=" + place);
        for (const QJsonValue &event : reply.array())
            texts.append(field(event, "text"));
        place = reply.cursor();
        QCOMPARE(place, field(reply.array().last(), "cursor"));
    }
    QCOMPARE(texts.size(), 25);
    for (int i = 0; i < 25; ++i)
        QCOMPARE(texts.at(i), QByteArray::number(i));
    const Reply over = client.get("/api/messages?after=" + place);
    QCOMPARE(over.body, QByteArray("[]"));
    QCOMPARE(over.cursor(), place);
}

void PollingTest::nothingNewIsNotModified()
{
    HubFixture hub;
    TestClient client(hub.port());
    publishMany(client, 2);
    const Reply first = client.get("/api/messages");
    const QByteArray tag = first.headers.value("etag");
    QCOMPARE(tag, '"' + first.cursor() + '"');
    for (const QByteArray &sent : {tag, first.cursor(), "W/" + tag, "\"x\", " + tag}) {
        const Reply unchanged = client.get("/api/messages", "If-None-Match: " + sent + "\r\n");
        QCOMPARE(unchanged.status, 304);
        QCOMPARE(unchanged.cursor(), first.cursor());
    }
    // An answer that was cut at its limit is not everything.
    const Reply part =
        client.get("/api/messages?limit=1&after=" + first.cursor().left(first.cursor().indexOf('.')) + ".0");
    QCOMPARE(client.get("/api/messages", "If-None-Match: " + part.headers.value("etag") + "\r\n").status, 200);
    publishMany(client, 1);
    QCOMPARE(client.get("/api/messages", "If-None-Match: " + tag + "\r\n").status, 200);
}

void PollingTest::aHeldPollAnswersAtOnceWhenSomethingComes()
{
    HubFixture hub;
    TestClient author(hub.port());
    publishMany(author, 1);
    const QByteArray place = hub.hub().head().toByteArray();
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages?wait=60&after=" + place);
    const Reply published = author.post("/api/messages", message("now"));
    const Reply reply = reader.readReply();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.array().size(), 1);
    QCOMPARE(reply.array().first().toObject(), published.object());
    QCOMPARE(reply.cursor(), field(published.object(), "cursor"));
    // The connection goes on.
    QCOMPARE(reader.get("/api/health").status, 200);
}

void PollingTest::aHeldPollEndsEmptyWithItsPlace()
{
    HubFixture hub;
    TestClient client(hub.port());
    publishMany(client, 1);
    const QByteArray place = hub.hub().head().toByteArray();
    const Reply reply = client.get("/api/messages?wait=1&after=" + place,
                                   "If-None-Match: \"" + place + "\"\r\n"); // for short polls only
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray("[]"));
    QCOMPARE(reply.cursor(), place);
}

void PollingTest::otherRoomsDoNotAnswerButMoveThePlace()
{
    HubFixture hub;
    TestClient client(hub.port());
    QCOMPARE(client.post("/api/rooms", R"({"room":"other"})").status, 201);
    const QByteArray place = hub.hub().head().toByteArray();
    TestClient reader(hub.port());
    reader.begin("GET", "/api/messages?wait=60&room=other&after=" + place);
    publishMany(client, 5);
    client.post("/api/messages", message("here", newId(), "other"));
    const Reply reply = reader.readReply();
    QCOMPARE(reply.array().size(), 1);
    QCOMPARE(field(reply.array().first(), "text"), QByteArray("here"));
    QCOMPARE(reply.cursor(), hub.hub().head().toByteArray());
    const Reply rest = client.get("/api/messages?room=other&after=" + place);
    QCOMPARE(rest.array().size(), 1);
    QCOMPARE(client.get("/api/messages?room=nowhere").status, 404);
}

void PollingTest::anImpossiblePlaceIsAGap_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("another epoch") << QByteArray("zzz.1") << QByteArray("epoch");
    QTest::newRow("the future") << QByteArray("@.999") << QByteArray("future");
}

void PollingTest::anImpossiblePlaceIsAGap()
{
    QFETCH(QByteArray, after);
    QFETCH(const QByteArray, reason);
    HubFixture hub;
    TestClient client(hub.port());
    publishMany(client, 60);
    const QByteArray epoch = hub.hub().head().epoch;
    after.replace("@", epoch);
    const QJsonArray events = client.get("/api/messages?after=" + after).array();
    QCOMPARE(events.size(), 51);
    QCOMPARE(field(events.first(), "type"), QByteArray("gap"));
    QCOMPARE(field(events.first(), "after"), after);
    QCOMPARE(field(events.first(), "reason"), reason);
    QCOMPARE(field(events.first(), "cursor"), epoch + ".10");
    QCOMPARE(field(events.at(1), "cursor"), epoch + ".11");
}

void PollingTest::evictedEventsAreAGap()
{
    HubFixture hub([](HubOptions &options) { options.keepEvents = 10; });
    TestClient client(hub.port());
    publishMany(client, 40);
    const QByteArray epoch = hub.hub().head().epoch;
    for (int restarted = 0; restarted < 2; ++restarted) {
        TestClient reader(hub.port());
        const QJsonArray events = reader.get("/api/messages?after=" + epoch + ".5").array();
        QCOMPARE(events.size(), 11);
        QCOMPARE(field(events.first(), "reason"), QByteArray("evicted"));
        QCOMPARE(field(events.first(), "cursor"), epoch + ".30");
        QCOMPARE(reader.get("/api/messages?after=" + epoch + ".30").array().size(), 10);
        hub.restart();
    }
}

void PollingTest::malformedParametersAreRefused_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query : {"after=",
                              "after=abc",
                              "after=abc.01",
                              "after=abc.-1",
                              "after=ABC.1",
                              "after=abc.1%00",
                              "after=abc.9223372036854775808",
                              "after=a.1&after=a.1",
                              "limit=1001",
                              "limit=-1",
                              "limit=",
                              "limit=1e2",
                              "wait=61",
                              "wait=1.5",
                              "wait=x",
                              "room=",
                              "room=No",
                              "before=a.1",
                              "before=&room=lobby",
                              "before=a.1&room=lobby&wait=3",
                              "after=%zz",
                              "limit=%2B5"})
        QTest::newRow(query) << QByteArray(query);
}

void PollingTest::malformedParametersAreRefused()
{
    QFETCH(const QByteArray, query);
    static HubFixture hub;
    TestClient client(hub.port());
    const Reply reply = client.get("/api/messages?" + query);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
    QCOMPARE(reply.object().value(QStringLiteral("status")).toInt(), 400);
    QVERIFY(!reply.object().value(QStringLiteral("detail")).toString().isEmpty());
}

void PollingTest::historyGoesBackwards()
{
    HubFixture hub;
    TestClient client(hub.port());
    publishMany(client, 30);
    const QByteArray epoch = hub.hub().head().epoch;
    const Reply page = client.get("/api/messages?room=lobby&limit=5&before=" + epoch + ".20");
    QCOMPARE(page.array().size(), 5);
    QCOMPARE(field(page.array().first(), "cursor"), epoch + ".15");
    QCOMPARE(field(page.array().last(), "cursor"), epoch + ".19");
    QCOMPARE(client.get("/api/messages?room=lobby&before=" + epoch + ".1").body, QByteArray("[]"));
    QCOMPARE(client.get("/api/messages?room=lobby&before=" + epoch + ".1", "Accept: text/event-stream\r\n").status,
             406);
}

// A control takes six bytes in JSON: a thousand texts within their limit would fill any memory.
void PollingTest::historyIsBoundedInBytes()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray text(15'000, '\1');
    constexpr int count = 110;
    for (int i = 0; i < count; ++i)
        QCOMPARE(client.post("/api/messages", message(text)).status, 201);
    const QByteArray epoch = hub.hub().head().epoch;
    QByteArray before = epoch + ".111";
    int answers = 0;
    int read = 0;
    for (; before != epoch + ".1"; ++answers) {
        const Reply page = client.get("/api/messages?room=lobby&limit=1000&before=" + before);
        QVERIFY(page.body.size() < 2 * 1024 * 1024);
        QVERIFY(!page.array().isEmpty());
        read += int(page.array().size());
        QCOMPARE(field(page.array().last(), "cursor"),
                 epoch + '.' + QByteArray::number(count - read + page.array().size()));
        before = field(page.array().first(), "cursor");
    }
    QCOMPARE(read, count);
    QVERIFY(answers > 1);
}

void PollingTest::aGapIsSaidWhateverElseIsAsked()
{
    HubFixture hub;
    TestClient client(hub.port());
    publishMany(client, 3);
    const QByteArray head = hub.hub().head().toByteArray();
    const QByteArray epoch = hub.hub().head().epoch;
    const QByteArray tag = "If-None-Match: \"" + head + "\"\r\n";
    for (const QByteArray &place : {QByteArray("elsewhere.2"), epoch + ".99"}) {
        for (const Reply &reply :
             {client.get("/api/messages?limit=0&after=" + place), client.get("/api/messages?after=" + place, tag)}) {
            QCOMPARE(reply.status, 200);
            QVERIFY(!reply.array().isEmpty());
            QCOMPARE(field(reply.array().first(), "type"), QByteArray("gap"));
            QCOMPARE(reply.cursor(), head);
        }
    }
    QCOMPARE(client.get("/api/messages?limit=0&after=" + epoch + ".2").body, QByteArray("[]"));
}

void PollingTest::headOptionsAndWrongMethodsAreAnswered()
{
    HubFixture hub([](HubOptions &options) { options.allowedOrigins = {QStringLiteral("http://app.example")}; });
    TestClient client(hub.port());
    const Reply head = client.request("HEAD", "/api/messages");
    QCOMPARE(head.status, 200);
    QVERIFY(!head.cursor().isEmpty());
    const Reply wrong = client.request("DELETE", "/api/messages");
    QCOMPARE(wrong.status, 405);
    QVERIFY(wrong.headers.value("allow").contains("POST"));
    QCOMPARE(client.get("/nowhere").status, 404);
    const QByteArray preflight = "Origin: http://app.example\r\nAccess-Control-Request-Method: POST\r\n";
    const Reply allowed = client.request("OPTIONS", "/api/messages", preflight);
    QCOMPARE(allowed.status, 204);
    QCOMPARE(allowed.headers.value("access-control-allow-origin"), QByteArray("http://app.example"));
    QVERIFY(allowed.headers.value("access-control-allow-methods").contains("POST"));
    QCOMPARE(client.get("/", "Origin: http://evil.example\r\n").status, 403);
    QVERIFY(client.get("/").body.contains("Tincan"));
    QCOMPARE(client.get("/api/health").object().value(QStringLiteral("status")).toString(), QStringLiteral("ok"));
}

void PollingTest::whatCannotBeGivenIs406()
{
    HubFixture hub;
    TestClient client(hub.port());
    QCOMPARE(client.get("/api/messages", "Accept: image/png\r\n").status, 406);
}

void PollingTest::pipelinedRequestsAreAnsweredInOrder()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray host = "Host: localhost\r\n\r\n";
    client.send("GET /api/messages?wait=1&limit=0 HTTP/1.1\r\n" + host + "GET /api/health HTTP/1.1\r\n" + host +
                "GET /nowhere HTTP/1.1\r\n" + host);
    QCOMPARE(client.readReply().body, QByteArray("[]"));
    QVERIFY(client.readReply().body.contains("ok"));
    QCOMPARE(client.readReply().status, 404);
}

void PollingTest::oldClientsGetNoChunks()
{
    HubFixture hub;
    TestClient poll(hub.port());
    poll.send("GET /api/messages HTTP/1.0\r\n\r\n");
    QVERIFY(poll.closed());
    QVERIFY(poll.buffer().startsWith("HTTP/1.0 200 OK\r\n"));
    TestClient stream(hub.port());
    stream.send("GET /api/messages HTTP/1.0\r\nAccept: application/x-ndjson\r\n\r\n");
    const Reply head = stream.readHead();
    QVERIFY(!head.headers.contains("transfer-encoding"));
    QCOMPARE(field(stream.event(), "type"), QByteArray("hello"));
}

QTEST_GUILESS_MAIN(PollingTest)
#include "tst_polling.moc"
