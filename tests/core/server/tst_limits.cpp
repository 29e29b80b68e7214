#include "support/hub_fixture.h"
#include "test_client.h"

#include <QTest>

using namespace tincan;

class LimitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHeadTooLargeIs431();
    void aBodyTooLargeIs413_data();
    void aBodyTooLargeIs413();
    void aSlowHeadIs408();
    void aSlowBodyIs408();
    void tooManyConnectionsAreToldToComeBack();
    void beyondLoopbackOneIsAskedUnlessItIsOpen();
    void aPortInUseIsSaid();
    void ipv6Works();
    void continueIsSaidToWhoAsksFirst();
    void anAuthorWhoIsTooFastIsToldToWait();
    void onAnOpenServerAnotherNameIsNoWayOut();
    void uploadsOfOneAddressLeaveThoseOfOthers();
    void theNumbersAreForThisComputer();
};

void LimitsTest::aHeadTooLargeIs431()
{
    HubFixture hub;
    TestClient client(hub.port());
    QCOMPARE(client.get("/", "X: " + QByteArray(20'000, 'x') + "\r\n").status, 431);
    QVERIFY(client.closed());
}

void LimitsTest::aBodyTooLargeIs413_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("said at once") << false;
    QTest::newRow("in chunks") << true;
}

void LimitsTest::aBodyTooLargeIs413()
{
    QFETCH(const bool, chunked);
    HubFixture hub([](HubOptions &options) { options.bodyLimit = 1000; });
    TestClient client(hub.port());
    if (chunked) {
        client.send("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" +
                    QByteArray(2000, 'x') + "\r\n0\r\n\r\n");
        QCOMPARE(client.readReply().status, 413);
    } else {
        QCOMPARE(client.post("/api/messages", QByteArray(2000, 'x')).status, 413);
    }
    QVERIFY(client.closed());
}

void LimitsTest::aSlowHeadIs408()
{
    HubFixture hub([](HubOptions &options) { options.headTimeout = std::chrono::milliseconds(100); });
    TestClient client(hub.port());
    client.send("GET / HTTP/1.1\r\nHost: loc");
    QCOMPARE(client.readReply().status, 408);
    QVERIFY(client.closed());
    TestClient silent(hub.port());
    QVERIFY(silent.closed());
}

void LimitsTest::aSlowBodyIs408()
{
    HubFixture hub([](HubOptions &options) { options.headTimeout = std::chrono::milliseconds(100); });
    TestClient client(hub.port());
    client.send("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
    QCOMPARE(client.readReply().status, 408);
    QVERIFY(client.closed());
}

void LimitsTest::tooManyConnectionsAreToldToComeBack()
{
    HubFixture hub([](HubOptions &options) { options.maximumConnections = 2; });
    TestClient first(hub.port());
    QCOMPARE(first.get("/").status, 200);
    TestClient second(hub.port());
    QCOMPARE(second.get("/").status, 200);
    TestClient third(hub.port());
    const Reply reply = third.readReply();
    QCOMPARE(reply.status, 503);
    QVERIFY(reply.headers.contains("retry-after"));
}

void LimitsTest::beyondLoopbackOneIsAskedUnlessItIsOpen()
{
    const auto anywhere = [](HubOptions &options) {
        options.address = QStringLiteral("0.0.0.0");
        options.tls = HubOptions::Tls::Off;
    };
    HubFixture asking(anywhere);
    QVERIFY(asking.isRunning());
    QCOMPARE(TestClient(asking.port()).get("/api/messages").status, 401);
    const HubFixture open([&](HubOptions &options) {
        anywhere(options);
        options.open = true;
    });
    QVERIFY2(open.isRunning(), qPrintable(open.error()));
}

void LimitsTest::aPortInUseIsSaid()
{
    HubFixture first;
    const HubFixture second([&first](HubOptions &options) { options.port = first.port(); });
    QVERIFY(!second.isRunning());
    QVERIFY(second.error().contains(QStringLiteral("in use")));
}

void LimitsTest::ipv6Works()
{
    HubFixture hub([](HubOptions &options) { options.address = QStringLiteral("::1"); });
    QVERIFY2(hub.isRunning(), qPrintable(hub.error()));
    QVERIFY(hub.url().toString().startsWith(QStringLiteral("http://[::1]:")));
    TestClient client(hub.port(), QStringLiteral("::1"));
    QCOMPARE(client.get("/api/health").status, 200);
}

void LimitsTest::continueIsSaidToWhoAsksFirst()
{
    HubFixture hub;
    TestClient client(hub.port());
    const QByteArray body = message("x");
    client.send("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: " +
                QByteArray::number(body.size()) + "\r\n\r\n");
    QCOMPARE(client.readHead().status, 100);
    client.send(body);
    QCOMPARE(client.readReply().status, 201);
}

void LimitsTest::anAuthorWhoIsTooFastIsToldToWait()
{
    HubFixture hub([](HubOptions &options) { options.rate = 1; });
    TestClient client(hub.port());
    QByteArray lines;
    for (int i = 0; i < 12; ++i)
        lines += message("x") + '\n';
    const Reply reply = client.request("POST", "/api/messages", "Content-Type: application/x-ndjson\r\n", lines);
    QCOMPARE(reply.status, 200);
    const QList<QByteArray> answers = reply.body.trimmed().split('\n');
    QCOMPARE(answers.size(), 12);
    QCOMPARE(hub.hub().head().seq, 10); // what may come at once
    const QJsonObject last = QJsonDocument::fromJson(answers.last()).object();
    QCOMPARE(last.value(QStringLiteral("status")).toInt(), 429);
    QVERIFY(last.value(QStringLiteral("retry_after")).toInt() >= 1);
    const Reply refused = client.post("/api/messages", message("x"));
    QCOMPARE(refused.status, 429);
    QVERIFY(refused.headers.value("retry-after").toInt() >= 1);
    // Another author is another matter.
    QCOMPARE(
        client.post("/api/messages", R"({"id":")" + newId() + R"(","room":"lobby","text":"x","name":"Bob"})").status,
        201);
}

void LimitsTest::onAnOpenServerAnotherNameIsNoWayOut()
{
    HubFixture hub([](HubOptions &options) {
        options.rate = 1;
        options.trustedProxies = {QStringLiteral("127.0.0.1")};
    });
    TestClient client(hub.port());
    const auto publish = [&](int name, const QByteArray &address) {
        const QByteArray body =
            R"({"id":")" + newId() + R"(","room":"lobby","text":"x","name":")" + QByteArray::number(name) + "\"}";
        return client.request("POST", "/api/messages", "X-Forwarded-For: " + address + "\r\n", body).status;
    };
    int taken = 0;
    for (int name = 0; name < 200; ++name)
        taken += publish(name, "198.51.100.1") == 201;
    QVERIFY2(taken >= 100 && taken < 200, QByteArray::number(taken).constData()); // a hundred at once, and ten a second
    QCOMPARE(publish(1'000, "198.51.100.2"), 201);
}

void LimitsTest::uploadsOfOneAddressLeaveThoseOfOthers()
{
    HubFixture hub([](HubOptions &options) {
        options.rate = 1;
        options.trustedProxies = {QStringLiteral("127.0.0.1")};
    });
    TestClient client(hub.port());
    const auto upload = [&](const QByteArray &address) {
        TestClient another(hub.port());
        return another.request("POST", "/api/files?name=x", "X-Forwarded-For: " + address + "\r\n", "x").status;
    };
    int refused = 0;
    for (int i = 0; i < 30; ++i)
        refused += upload("198.51.100.1") == 429;
    QVERIFY(refused > 0);
    QCOMPARE(upload("198.51.100.2"), 201);
    // Nor those from saying something who say no name.
    QCOMPARE(client
                 .request("POST", "/api/messages", "X-Forwarded-For: 198.51.100.3\r\n",
                          R"({"id":")" + newId() + R"(","room":"lobby","text":"x"})")
                 .status,
             201);
}

void LimitsTest::theNumbersAreForThisComputer()
{
    HubFixture hub;
    TestClient client(hub.port());
    publishMany(client, 3);
    client.post("/api/messages", "{");
    TestClient stream(hub.port());
    stream.begin("GET", "/api/messages", "Accept: application/x-ndjson\r\n");
    stream.readHead();
    for (int i = 0; i < 4; ++i)
        stream.event(); // hello, and what was published
    const Reply reply = client.get("/metrics");
    QCOMPARE(reply.status, 200);
    for (const QByteArray &line :
         {QByteArray("tincan_events_total 3"), QByteArray("tincan_publications_total 3"),
          QByteArray("tincan_log_head 3"), QByteArray("tincan_refusals_total{status=\"400\"} 1"),
          QByteArray("tincan_followers{way=\"stream\"} 1"), QByteArray("tincan_deliveries_total{way=\"stream\"} 3"),
          QByteArray("tincan_follower_lag_events 0"), QByteArray("tincan_commit_seconds_bucket{le=\"+Inf\"} 3")})
        QVERIFY2(reply.body.contains('\n' + line + '\n'), reply.body.constData());
    // Behind a proxy that nobody trusts, or for somebody whom a trusted one names.
    QCOMPARE(client.get("/metrics", "X-Forwarded-For: 10.0.0.9\r\n").status, 404);
    HubFixture behind([](HubOptions &options) { options.trustedProxies = {QStringLiteral("127.0.0.1")}; });
    QCOMPARE(TestClient(behind.port()).get("/metrics", "X-Forwarded-For: 127.0.0.1, 10.0.0.9\r\n").status, 404);
    QCOMPARE(TestClient(behind.port()).get("/metrics").status, 404); // it names nobody
    QCOMPARE(TestClient(behind.port()).get("/metrics", "X-Forwarded-For: 127.0.0.1\r\n").status, 200);
    HubFixture open([](HubOptions &options) { options.metricsAnywhere = true; });
    QCOMPARE(TestClient(open.port()).get("/metrics", "X-Forwarded-For: 10.0.0.9\r\n").status, 200);
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
