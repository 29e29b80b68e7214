// Peers that go wrong, are slow, or say nothing.
#include "support/hub_fixture.h"
#include "test_socket.h"

#include <QTest>

using namespace tincan;

class WebSocketPeersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closeCodesAreTheProtocols_data();
    void closeCodesAreTheProtocols();
    void whoIsRefusedAndGoneAtOnceLeavesNothingBehind_data();
    void whoIsRefusedAndGoneAtOnceLeavesNothingBehind();
    void theLengthThatAFrameDeclaresIsNotBelieved();
    void emptyFramesAreIgnored();
    void aSilentPeerIsDropped();
    void whoeverReadsTooLateIsToldSo();
    void pingsArePonged();
    void pingsAmidDeliveriesBreakNoFrame_data();
    void pingsAmidDeliveriesBreakNoFrame();
    void badUpgradesAreRefused();
};

void WebSocketPeersTest::closeCodesAreTheProtocols_data()
{
    QTest::addColumn<bool>("subprotocol");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("opcode");
    QTest::addColumn<int>("code");
    QTest::newRow("no JSON") << true << QByteArray("hello") << 1 << 4400;
    QTest::newRow("no object") << true << QByteArray("[]") << 2 << 4400;
    QTest::newRow("binary without the subprotocol") << false << QByteArray("{}") << 2 << 1003;
    QTest::newRow("invalid UTF-8") << true << QByteArray("\xff\xfe") << 1 << 1007;
    QTest::newRow("invalid UTF-8 in a binary frame") << true << QByteArray("{\"id\":\"\xff\"}") << 2 << 1007;
    QTest::newRow("too big") << true << QByteArray(100, 'x') << 1 << 1009;
    QTest::newRow("far too big") << true << QByteArray(4'000'000, 'x') << 2 << 1009;
    QTest::newRow("reserved opcode") << true << QByteArray("x") << 3 << 1002;
}

void WebSocketPeersTest::closeCodesAreTheProtocols()
{
    QFETCH(const bool, subprotocol);
    QFETCH(const QByteArray, payload);
    QFETCH(const int, opcode);
    QFETCH(const int, code);
    HubFixture hub([](HubOptions &options) { options.bodyLimit = 50; });
    Socket socket(hub.port(), "/api/messages", subprotocol);
    socket.event();
    socket.send(payload, opcode);
    QCOMPARE(socket.closing(), code);
}

// Refused, and in the same moment there is more, and the end: nothing may wait for itself.
void WebSocketPeersTest::whoIsRefusedAndGoneAtOnceLeavesNothingBehind_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("half a frame") << QByteArray::fromHex("8a8000000000"
                                                         "81cc00000000") +
                                         QByteArray(73, 'x');
    QTest::newRow("a bad frame") << QByteArray::fromHex("8a8000000000"
                                                        "e18100000000"
                                                        "78");
    QTest::newRow("a ping and half a frame") << QByteArray::fromHex("898100000000"
                                                                    "78"
                                                                    "81cc00000000") +
                                                    QByteArray(9, 'x');
}

void WebSocketPeersTest::whoIsRefusedAndGoneAtOnceLeavesNothingBehind()
{
    QFETCH(const QByteArray, more);
    HubFixture hub;
    const QByteArray refused = QByteArray::fromHex("82cc00000000") + QByteArray(76, 'x');
    for (int i = 0; i < 100; ++i) {
        Socket socket(hub.port(), "/api/messages", false);
        QCOMPARE(socket.head.status, 101);
        socket.socket().write(refused + more);
        socket.socket().flush();
        socket.socket().abort();
    }
    QTRY_COMPARE(hub.hub().followers(), 0);
}

void WebSocketPeersTest::theLengthThatAFrameDeclaresIsNotBelieved()
{
    HubFixture hub([](HubOptions &options) { options.bodyLimit = 50; });
    Socket socket(hub.port());
    socket.event();
    // 2^62 bytes are to come. More than a first read takes, so that there is a second one.
    const QByteArray head = QByteArray::fromHex("82ff4000000000000000") + QByteArray(4, '\0');
    socket.socket().write(head + QByteArray(4'000, 'x'));
    QCOMPARE(socket.closing(), 1009);
    Socket next(hub.port());
    QCOMPARE(field(next.event(), "type"), QByteArray("hello"));
}

void WebSocketPeersTest::emptyFramesAreIgnored()
{
    HubFixture hub;
    Socket socket(hub.port());
    socket.event();
    socket.send("");
    socket.send("", 2);
    socket.send(message("x"));
    QCOMPARE(field(socket.event(), "text"), QByteArray("x"));
}

void WebSocketPeersTest::aSilentPeerIsDropped()
{
    HubFixture hub([](HubOptions &options) { options.heartbeat = std::chrono::milliseconds(60); });
    Socket socket(hub.port());
    int pings = 0;
    while (socket.frame())
        pings += socket.opcode == 9;
    QCOMPARE(pings, 2);
}

void WebSocketPeersTest::whoeverReadsTooLateIsToldSo()
{
    HubFixture hub([](HubOptions &options) { options.slowAfter = std::chrono::milliseconds(1500); });
    TestClient author(hub.port());
    const QByteArray large(16'000, 'x');
    for (int i = 0; i < 1000; ++i) // more than the kernel keeps for a connection
        QCOMPARE(author.post("/api/messages", message(large)).status, 201);
    Socket reader(hub.port(), "/api/messages?after=" + hub.hub().head().epoch + ".0");
    reader.socket().setReadBufferSize(1024);
    QTRY_VERIFY(author.get("/metrics").body.contains("\ntincan_slow_followers_total 1\n"));
    reader.socket().setReadBufferSize(0);
    int events = 0;
    QJsonObject last;
    for (QJsonObject event = reader.event(); !event.isEmpty(); event = reader.event()) {
        ++events;
        last = event;
    }
    QCOMPARE(field(last, "type"), QByteArray("bye"));
    QCOMPARE(field(last, "reason"), QByteArray("slow"));
    QCOMPARE(reader.closeCode, 4408);
    QVERIFY(events < 1000);
}

void WebSocketPeersTest::pingsArePonged()
{
    HubFixture hub;
    Socket socket(hub.port());
    socket.event();
    socket.send("are you there", 9);
    QCOMPARE(*socket.frame(), QByteArray("are you there"));
    QCOMPARE(socket.opcode, 10);
}

void WebSocketPeersTest::pingsAmidDeliveriesBreakNoFrame_data()
{
    QTest::addColumn<bool>("subprotocol");
    QTest::newRow("arrays") << true;
    QTest::newRow("a frame each") << false;
}

// More than the sockets hold comes while nobody reads, and pongs are due meanwhile: every frame is whole, and in its
// order.
void WebSocketPeersTest::pingsAmidDeliveriesBreakNoFrame()
{
    QFETCH(bool, subprotocol);
    HubFixture hub;
    Socket reader(hub.port(), "/api/messages?limit=0", subprotocol);
    QCOMPARE(field(reader.event(), "type"), QByteArray("hello"));
    TestClient author(hub.port());
    constexpr int count = 400;
    for (int i = 0; i < count; ++i) {
        QCOMPARE(author.post("/api/messages", message(QByteArray::number(i).rightJustified(15'000, '.'))).status, 201);
        if (i % 7 == 0)
            reader.send("still there", 9);
    }
    for (int i = 0; i < count; ++i) {
        const QByteArray text = field(reader.event(), "text");
        QCOMPARE(text.right(5), QByteArray::number(i).rightJustified(5, '.'));
        QCOMPARE(text.size(), 15'000);
    }
}

void WebSocketPeersTest::badUpgradesAreRefused()
{
    HubFixture hub;
    QCOMPARE(Socket(hub.port(), "/api/messages?after=nonsense").head.status, 400);
    QCOMPARE(Socket(hub.port(), "/api/messages?room=nowhere").head.status, 404);
    QCOMPARE(Socket(hub.port(), "/elsewhere").head.status, 404);
    TestClient foreign(hub.port());
    foreign.begin("GET", "/api/messages",
                  "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://evil.example\r\n");
    QCOMPARE(foreign.readReply().status, 403);
    TestClient hasty(hub.port());
    hasty.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
               "\x81\x80zzzz");
    QCOMPARE(hasty.readReply().status, 400);
}

QTEST_GUILESS_MAIN(WebSocketPeersTest)
#include "tst_websocket_peers.moc"
