#include "storm/figures.h"
#include "support/hostile.h"
#include "support/hub_fixture.h"
#include "test_client.h"

#include <QTest>

using namespace tincan;

// One hub for all rows: whatever is said to it, it goes on, and is no larger in the end.
class HostileRequestsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyRequestIsAnsweredAsTheStandardSays_data();
    void everyRequestIsAnsweredAsTheStandardSays();
    void anySlicingIsAnsweredAlike_data() { everyRequestIsAnsweredAsTheStandardSays_data(); }
    void anySlicingIsAnsweredAlike();
    void cleanup();
    void cleanupTestCase();

private:
    QList<int> statusesOf(const QByteArray &request, qsizetype slice);

    std::unique_ptr<HubFixture> m_hub;
    Figures m_before;
};

void HostileRequestsTest::initTestCase()
{
    m_hub = std::make_unique<HubFixture>([](HubOptions &options) { options.bodyLimit = hostileBodyLimit; });
    m_before = ownFigures();
}

void HostileRequestsTest::everyRequestIsAnsweredAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QList<int>>("statuses");
    for (const auto &rows : {hostileLines(), hostileHeaders(), hostileBodies(), hostileQueries()}) {
        for (const HostileRequest &row : rows)
            QTest::newRow(row.name) << row.bytes << row.statuses;
    }
}

QList<int> HostileRequestsTest::statusesOf(const QByteArray &request, qsizetype slice)
{
    const QByteArray all = request + "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    TestClient client(m_hub->port());
    for (qsizetype at = 0; at < all.size(); at += slice)
        client.send(all.mid(at, slice));
    QList<int> statuses;
    for (Reply reply = client.readReply(); reply.status != 0; reply = client.readReply())
        statuses.append(reply.status);
    return statuses;
}

void HostileRequestsTest::everyRequestIsAnsweredAsTheStandardSays()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QList<int>, statuses);
    QCOMPARE(statusesOf(request, request.size() + 100), statuses);
}

void HostileRequestsTest::anySlicingIsAnsweredAlike()
{
    QFETCH(const QByteArray, request);
    QFETCH(const QList<int>, statuses);
    if (request.size() > 1'000)
        QCOMPARE(statusesOf(request, 1'001), statuses);
    else
        QCOMPARE(statusesOf(request, 1), statuses);
}

void HostileRequestsTest::cleanup()
{
    QCOMPARE(TestClient(m_hub->port()).get("/api/health").status, 200);
}

void HostileRequestsTest::cleanupTestCase()
{
    QCOMPARE(m_hub->hub().head().seq, 0); // nothing of it was taken for a message
    QTRY_COMPARE(ownFigures().descriptors, m_before.descriptors);
    QVERIFY(ownFigures().heap - m_before.heap < 16 * 1024); // KiB
}

QTEST_GUILESS_MAIN(HostileRequestsTest)
#include "tst_hostile_requests.moc"
