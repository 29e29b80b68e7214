#include "support/hub_fixture.h"
#include "test_client.h"

#include <QElapsedTimer>
#include <QTest>

using namespace tincan;

class ShutdownTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFollowerIsSaidGoodbye()
    {
        HubFixture hub;
        TestClient stream(hub.port());
        stream.begin("GET", "/api/messages", "Accept: application/x-ndjson\r\n");
        stream.readHead();
        stream.event();
        TestClient poll(hub.port());
        poll.begin("GET", "/api/messages?wait=60");
        TestClient socket(hub.port());
        socket.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QCOMPARE(socket.readHead().status, 101);
        TestClient idle(hub.port());
        QCOMPARE(idle.get("/api/health").status, 200);

        hub.stop();
        const QJsonObject bye = stream.event();
        QCOMPARE(field(bye, "type"), QByteArray("bye"));
        QCOMPARE(field(bye, "reason"), QByteArray("shutdown"));
        const int retry = bye.value(QStringLiteral("retry_after")).toInt();
        QVERIFY(retry >= 1 && retry <= 5);
        const Reply held = poll.readReply();
        QCOMPARE(held.status, 503);
        const int heldRetry = held.headers.value("retry-after").toInt();
        QVERIFY(heldRetry >= 1 && heldRetry <= 5);
        QVERIFY(idle.closed());
        QVERIFY(socket.closed());
        QVERIFY(socket.buffer().contains("\"bye\""));
        QVERIFY(socket.buffer().contains(QByteArray("\x88\x02\x03\xe9"))); // close, 1001
    }
    void stuckPeersDoNotHoldItUp()
    {
        HubFixture hub;
        TestClient author(hub.port());
        const QByteArray large(16'000, 'x');
        std::vector<std::unique_ptr<TestClient>> stuck;
        for (int i = 0; i < 5; ++i) {
            stuck.push_back(std::make_unique<TestClient>(hub.port()));
            stuck.back()->socket().setReadBufferSize(1024);
            stuck.back()->begin("GET", "/api/messages?limit=0", "Accept: application/x-ndjson\r\n");
        }
        TestClient half(hub.port());
        half.send("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
        for (int i = 0; i < 500; ++i)
            QCOMPARE(author.post("/api/messages", message(large)).status, 201);
        QElapsedTimer since;
        since.start();
        hub.stop();
        QVERIFY2(since.elapsed() < 2000, qPrintable(QString::number(since.elapsed())));
    }
    void theSameLogGoesOnAfterARestart()
    {
        HubFixture hub;
        const Cursor before = [&hub] {
            TestClient client(hub.port());
            publishMany(client, 3);
            return hub.hub().head();
        }();
        QVERIFY(hub.restart());
        QCOMPARE(hub.hub().head(), before);
        TestClient client(hub.port());
        publishMany(client, 1);
        QCOMPARE(hub.hub().head(), (Cursor{before.epoch, before.seq + 1}));
    }
};

QTEST_GUILESS_MAIN(ShutdownTest)
#include "tst_shutdown.moc"
