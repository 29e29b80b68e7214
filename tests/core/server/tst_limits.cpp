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
    void doubtfulRequestsAre400_data();
    void doubtfulRequestsAre400();
    void otherCodingsAreRefusedAndNothingAfterThemIsRead_data();
    void otherCodingsAreRefusedAndNothingAfterThemIsRead();
    void tooManyConnectionsAreToldToComeBack();
    void anAddressBeyondLoopbackNeedsOpen();
    void aPortInUseIsSaid();
    void ipv6Works();
    void continueIsSaidToWhoAsksFirst();
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

void LimitsTest::doubtfulRequestsAre400_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray post = "POST /api/messages HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("length and coding") << post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    QTest::newRow("coding and length") << post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n";
    QTest::newRow("two lengths") << post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!";
    QTest::newRow("a signed length") << post + "Content-Length: +5\r\n\r\nhello";
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n");
    QTest::newRow("no HTTP") << QByteArray("hello there\r\n\r\n");
    QTest::newRow("a space before the colon") << QByteArray("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n");
    QTest::newRow("a bare line feed") << QByteArray("GET / HTTP/1.1\nHost: localhost\n\n");
    QTest::newRow("a bad escape") << QByteArray("GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

void LimitsTest::doubtfulRequestsAre400()
{
    QFETCH(const QByteArray, request);
    HubFixture hub;
    TestClient client(hub.port());
    client.send(request);
    const Reply reply = client.readReply();
    QCOMPARE(reply.status, 400);
}

void LimitsTest::otherCodingsAreRefusedAndNothingAfterThemIsRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    QTest::newRow("gzip") << QByteArray("Transfer-Encoding: gzip") << 501;
    QTest::newRow("gzip, chunked") << QByteArray("Transfer-Encoding: gzip, chunked") << 501;
    QTest::newRow("chunked twice") << QByteArray("Transfer-Encoding: chunked, chunked") << 501;
    QTest::newRow("chunked twice, nothing between") << QByteArray("Transfer-Encoding: chunked,,chunked") << 501;
    QTest::newRow("in two headers") << QByteArray("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked") << 400;
    QTest::newRow("with a parameter") << QByteArray("Transfer-Encoding: chunked;q=1") << 501;
    QTest::newRow("a packed body") << QByteArray("Content-Length: 30\r\nContent-Encoding: gzip") << 415;
}

void LimitsTest::otherCodingsAreRefusedAndNothingAfterThemIsRead()
{
    QFETCH(const QByteArray, header);
    QFETCH(const int, status);
    HubFixture hub;
    TestClient client(hub.port());
    client.send("POST /api/messages HTTP/1.1\r\nHost: localhost\r\n" + header +
                "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.readReply().status, status);
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

void LimitsTest::anAddressBeyondLoopbackNeedsOpen()
{
    const auto anywhere = [](HubOptions &options) { options.address = QStringLiteral("0.0.0.0"); };
    const HubFixture closed(anywhere);
    QVERIFY(!closed.isRunning());
    QVERIFY(closed.error().contains(QStringLiteral("--open")));
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

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
