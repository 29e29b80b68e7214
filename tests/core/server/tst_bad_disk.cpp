// A real hub over a disk that is full, read-only or slow: authors are asked for patience, followers go on, and it
// recovers by itself.
#include "bad_disk.h"
#include "support/hub_fixture.h"
#include "test_client.h"

#include <QTest>

using namespace tincan;

namespace {

constexpr int patience = 30'000; // milliseconds

int health(const HubFixture &hub)
{
    return TestClient(hub.port()).get("/api/health").status;
}

bool asksForPatience(const Reply &reply)
{
    return reply.status == 503 && reply.headers.value("retry-after").toInt() > 0;
}

} // namespace

class BadDiskTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDiskThatRefuses_data();
    void aDiskThatRefuses();
    void aDiskThatDoesNotAnswer();
};

void BadDiskTest::aDiskThatRefuses_data()
{
    QTest::addColumn<BadDisk::State>("state");
    QTest::newRow("full") << BadDisk::State::Full;
    QTest::newRow("read-only") << BadDisk::State::ReadOnly;
}

void BadDiskTest::aDiskThatRefuses()
{
    QFETCH(const BadDisk::State, state);
    BadDisk disk;
    HubFixture hub;
    TestClient author(hub.port());
    QCOMPARE(author.post("/api/messages", message("before")).status, 201);
    const QByteArray beginning = hub.hub().head().epoch + ".0";
    TestClient stream(hub.port());
    stream.begin("GET", "/api/messages?after=" + beginning, "Accept: application/x-ndjson\r\n");
    stream.readHead();
    stream.event(); // hello
    QCOMPARE(field(stream.event(), "text"), QByteArray("before"));
    QCOMPARE(author.get("/api/health").status, 200);

    disk.be(state);
    const QByteArray id = newId();
    QVERIFY(asksForPatience(author.post("/api/messages", message("after", id))));
    const Reply said = author.get("/api/health");
    QVERIFY(asksForPatience(said));
    QVERIFY(field(said.object(), "detail").startsWith("The log cannot be written: "));
    const QByteArray numbers = author.get("/metrics").body;
    QVERIFY(numbers.contains("\ntincan_log_writable 0\n"));
    QVERIFY(numbers.contains("\ntincan_refusals_by_cause_total{cause=\"disk\"} 1\n"));
    QCOMPARE(author.get("/api/messages?after=" + beginning).array().size(), 1); // who reads goes on
    QTRY_COMPARE(hub.hub().followers(), 1);

    disk.be(BadDisk::State::Well);
    QTRY_COMPARE_WITH_TIMEOUT(health(hub), 200, patience); // although nobody writes
    QVERIFY(author.get("/metrics").body.contains("\ntincan_log_writable 1\n"));
    QCOMPARE(author.post("/api/messages", message("after", id)).status, 201);
    const QJsonObject next = stream.event();
    QCOMPARE(field(next, "text"), QByteArray("after"));
    QVERIFY(field(next, "cursor").endsWith(".2"));
}

void BadDiskTest::aDiskThatDoesNotAnswer()
{
    BadDisk disk;
    HubFixture hub([](HubOptions &options) { options.diskPatience = std::chrono::milliseconds(50); });
    TestClient first(hub.port());
    QCOMPARE(first.post("/api/messages", message("before")).status, 201);
    const QByteArray beginning = hub.hub().head().epoch + ".0";

    disk.be(BadDisk::State::Hanging);
    first.begin("POST", "/api/messages", {}, message("held"));
    disk.waitUntilItHangs();
    QTRY_COMPARE_WITH_TIMEOUT(health(hub), 503, patience);
    TestClient second(hub.port());
    QVERIFY(asksForPatience(second.post("/api/messages", message("refused"))));
    QCOMPARE(second.get("/api/messages?after=" + beginning).array().size(), 1);

    disk.be(BadDisk::State::Well);
    QCOMPARE(first.readReply().status, 201);
    QTRY_COMPARE_WITH_TIMEOUT(health(hub), 200, patience);
    QCOMPARE(second.post("/api/messages", message("again")).status, 201);
    const QJsonArray all = second.get("/api/messages?after=" + beginning).array();
    QCOMPARE(all.size(), 3);
    QCOMPARE(field(all[1], "text"), QByteArray("held"));
}

QTEST_GUILESS_MAIN(BadDiskTest)
#include "tst_bad_disk.moc"
