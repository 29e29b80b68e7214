#include "core/wire/websocket_frame.h"
#include "storm/figures.h"
#include "support/client_frames.h"
#include "support/hostile.h"
#include "support/hub_fixture.h"
#include "test_socket.h"

#include <QTest>

using namespace tincan;

// One hub for all rows: whatever is said to it, it goes on, is no larger in the end, and nothing of it stays open.
class HostileSocketsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyHandshakeIsAnsweredAsTheStandardSays_data();
    void everyHandshakeIsAnsweredAsTheStandardSays();
    void everyFrameIsAnsweredAsTheStandardSays_data();
    void everyFrameIsAnsweredAsTheStandardSays();
    void whoSendsAndGoesLeavesNothingBehind_data() { everyFrameIsAnsweredAsTheStandardSays_data(); }
    void whoSendsAndGoesLeavesNothingBehind();
    void tenPingsAreTenPongs();
    void whoPingsAndNeverReadsCostsNothing();
    void whoIsRefusedMayGoOnForAMoment();
    void cleanup();
    void cleanupTestCase();

private:
    std::unique_ptr<HubFixture> m_hub;
    Figures m_before;
};

void HostileSocketsTest::initTestCase()
{
    m_hub = std::make_unique<HubFixture>([](HubOptions &options) { options.bodyLimit = hostileBodyLimit; });
    m_before = ownFigures();
}

void HostileSocketsTest::everyHandshakeIsAnsweredAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("subprotocol");
    for (const HostileHandshake &row : hostileHandshakes())
        QTest::newRow(row.name) << row.bytes << row.status << row.subprotocol;
}

void HostileSocketsTest::everyHandshakeIsAnsweredAsTheStandardSays()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    QFETCH(const QByteArray, subprotocol);
    TestClient client(m_hub->port());
    client.send(request);
    const Reply reply = client.readHead();
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.headers.value("sec-websocket-protocol"), subprotocol);
    QVERIFY(!reply.headers.contains("sec-websocket-extensions"));
    // RFC 6455 §1.3: what the sample key proves.
    QCOMPARE(reply.headers.value("sec-websocket-accept"),
             status == 101 ? QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") : QByteArray());
    QCOMPARE(reply.headers.value("sec-websocket-version"), status == 426 ? QByteArray("13") : QByteArray());
    if (status >= 400)
        QCOMPARE(reply.headers.value("content-type"), QByteArray("application/problem+json"));
}

void HostileSocketsTest::everyFrameIsAnsweredAsTheStandardSays_data()
{
    QTest::addColumn<bool>("subprotocol");
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<int>("code");
    for (const auto &rows : {hostileFrames(), hostileTexts(), hostileCloses(), hostileCommands()}) {
        for (const HostileFrames &row : rows)
            QTest::newRow(row.name) << row.subprotocol << row.bytes << row.code;
    }
}

void HostileSocketsTest::everyFrameIsAnsweredAsTheStandardSays()
{
    QFETCH(const bool, subprotocol);
    QFETCH(const QByteArray, frames);
    QFETCH(const int, code);
    Socket socket(m_hub->port(), "/api/messages", subprotocol);
    socket.socket().write(frames);
    if (code == 0)
        socket.socket().write(clientFrame(0x89, "still there?"));
    std::optional<QByteArray> frame = socket.frame();
    const auto isLast = [&] { return socket.opcode == 8 || (socket.opcode == 10 && frame == "still there?"); };
    while (code != unfinished && frame && !isLast())
        frame = socket.frame();
    QVERIFY(frame);
    if (code == 0) {
        QCOMPARE(socket.opcode, 10);
    } else if (code != unfinished) {
        QCOMPARE(frame->size(), code == 1005 ? 0 : 2);
        QCOMPARE(int(closeCodeOf(*frame)), code);
        QVERIFY(!socket.frame()); // the end
        QCOMPARE(socket.socket().error(), QAbstractSocket::RemoteHostClosedError);
    }
}

void HostileSocketsTest::whoSendsAndGoesLeavesNothingBehind()
{
    QFETCH(const bool, subprotocol);
    QFETCH(const QByteArray, frames);
    Socket socket(m_hub->port(), "/api/messages", subprotocol);
    QCOMPARE(socket.head.status, 101);
    socket.socket().write(frames);
    socket.socket().flush();
    socket.socket().abort();
}

void HostileSocketsTest::tenPingsAreTenPongs()
{
    Socket socket(m_hub->port());
    socket.event();
    QByteArray pings;
    for (int i = 0; i < 10; ++i)
        pings += clientFrame(0x89, QByteArray::number(i));
    socket.socket().write(pings);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(socket.frame(), QByteArray::number(i));
}

void HostileSocketsTest::whoPingsAndNeverReadsCostsNothing()
{
    Socket socket(m_hub->port());
    socket.event();
    socket.socket().setReadBufferSize(1);
    const qint64 before = heapOfThisProcess();
    const QByteArray pings = clientFrame(0x89, QByteArray(125, 'x')).repeated(8'000);
    for (int i = 0; i < 32; ++i) {
        socket.socket().write(pings); // 32 MiB in all, and as much to answer
        while (socket.socket().bytesToWrite() > 0)
            QVERIFY(socket.socket().waitForBytesWritten(10'000));
    }
    QVERIFY(heapOfThisProcess() - before < 8 * 1024); // KiB
}

void HostileSocketsTest::whoIsRefusedMayGoOnForAMoment()
{
    Socket socket(m_hub->port());
    socket.event();
    socket.socket().write(clientFrame(0x83, "x") + QByteArray(2'000'000, 'x'));
    QCOMPARE(socket.closing(), 1002); // and not a reset that takes it away
}

void HostileSocketsTest::cleanup()
{
    QCOMPARE(TestClient(m_hub->port()).get("/api/health").status, 200);
    QTRY_COMPARE(m_hub->hub().followers(), 0);
}

void HostileSocketsTest::cleanupTestCase()
{
    QCOMPARE(m_hub->hub().head().seq, 0); // nothing of it was taken for a message
    QTRY_COMPARE(ownFigures().descriptors, m_before.descriptors);
    QVERIFY(ownFigures().heap - m_before.heap < 16 * 1024); // KiB
}

QTEST_GUILESS_MAIN(HostileSocketsTest)
#include "tst_hostile_sockets.moc"
