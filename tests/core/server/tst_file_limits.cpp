// What bounds uploads and downloads: size, pace, quotas, the disk, and peers that go away.
#include "account_hub.h"
#include "file_client.h"
#include "test_socket.h"

#include <QDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace tincan;

class FileLimitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileTooLargeIs413_data();
    void aFileTooLargeIs413();
    void chunksMakeAFile();
    void continueIsSaidOnceTheUploadIsGood();
    void aPeerThatLeavesLeavesNothing();
    void aSlowUploadIs408();
    void aPersonsQuotaIs413();
    void theServersQuotaIs507_data();
    void theServersQuotaIs507();
    void oneCannotBeginTooMany();
    void anAuthorWhoIsTooFastIsToldToWait();
    void theLimitIsSaidInHello();
    void aFullDiskIs503AndTheLogGoesOn();
    void aReaderWhoTakesNothingIsDropped();
    void whatIsOnItsWayEndsWithItsSession();
};

namespace {

QStringList filesOf(const HubFixture &hub)
{
    return QDir(hub.folder() + QStringLiteral("/files")).entryList(QDir::Files | QDir::Hidden);
}

// What /metrics says under a name.
int number(const HubFixture &hub, const QByteArray &name)
{
    const QByteArray page = TestClient(hub.port()).get("/metrics").body;
    const qsizetype at = page.indexOf('\n' + name + ' ') + name.size() + 2;
    return page.mid(at, page.indexOf('\n', at) - at).toInt();
}

// What is there and what is on its way, as quotas count it.
int bytesKept(const HubFixture &hub)
{
    return number(hub, "tincan_files_bytes");
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

const QByteArray inChunks = "POST /api/files?name=x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";

// The beginning of an upload of which the rest does not come.
void beginUpload(TestClient &client, const QByteArray &bytes = "x", const QByteArray &headers = {})
{
    client.send("POST /api/files?name=x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n" + headers + "\r\n" +
                bytes);
}

} // namespace

void FileLimitsTest::aFileTooLargeIs413_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("said at once") << false;
    QTest::newRow("in chunks") << true;
}

void FileLimitsTest::aFileTooLargeIs413()
{
    QFETCH(const bool, chunked);
    HubFixture hub([](HubOptions &options) { options.fileLimit = 100'000; });
    QCOMPARE(upload(hub.port(), QByteArray(100'000, 'x')).status, 201);
    TestClient client(hub.port());
    if (chunked) {
        client.send(inChunks + chunk(QByteArray(90'000, 'x')) + chunk(QByteArray(10'001, 'x')) + "0\r\n\r\n");
    } else {
        client.send("POST /api/files?name=x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100001\r\n"
                    "Expect: 100-continue\r\n\r\n");
    }
    QCOMPARE(client.readReply().status, 413);
    QVERIFY(client.closed());
    QCOMPARE(filesOf(hub).size(), 1);
}

void FileLimitsTest::chunksMakeAFile()
{
    HubFixture hub;
    TestClient client(hub.port());
    QByteArray whole;
    client.send(inChunks);
    for (int i = 1; i < 300; i += 7) {
        const QByteArray bytes(i * 17, char('a' + i % 26));
        whole += bytes;
        client.send(chunk(bytes));
    }
    client.send("0\r\n\r\n");
    const Reply reply = client.readReply();
    QCOMPARE(reply.status, 201);
    QCOMPARE(field(reply.object(), "sha256"), sha256(whole));
    QVERIFY(client.get("/api/files/" + field(reply.object(), "id")).body == whole);
}

void FileLimitsTest::continueIsSaidOnceTheUploadIsGood()
{
    HubFixture hub([](HubOptions &options) { options.filesTotal = 10'000; });
    const QByteArray head = "POST /api/files?name=x HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n";
    TestClient client(hub.port());
    client.send(head + "Content-Length: 5\r\n\r\n");
    QCOMPARE(client.readHead().status, 100);
    client.send("hello");
    QCOMPARE(client.readReply().status, 201);
    client.send(head + "Content-Length: 9000\r\n\r\n");
    QCOMPARE(client.readReply().status, 507);
    QVERIFY(client.closed());
}

void FileLimitsTest::aPeerThatLeavesLeavesNothing()
{
    HubFixture hub([](HubOptions &options) { options.filesTotal = 10'000; });
    {
        TestClient client(hub.port());
        beginUpload(client);
        QTRY_COMPARE(bytesKept(hub), 10'000);
        QCOMPARE(upload(hub.port(), "other").status, 507);
    }
    QTRY_COMPARE(bytesKept(hub), 0);
    QCOMPARE(filesOf(hub).size(), 0);
    QCOMPARE(upload(hub.port(), "other").status, 201);
    // A chunked one that breaks off is no file, either.
    {
        TestClient client(hub.port());
        client.send(inChunks + chunk("hello"));
        QTRY_COMPARE(bytesKept(hub), 2 * 4096);
        client.socket().abort();
    }
    QTRY_COMPARE(bytesKept(hub), 4096);
    QCOMPARE(filesOf(hub).size(), 1);
    // One that is under way when the server goes.
    TestClient client(hub.port());
    client.send(inChunks + chunk("hello"));
    QTRY_COMPARE(bytesKept(hub), 2 * 4096);
    hub.stop();
    QCOMPARE(filesOf(hub).size(), 1);
}

void FileLimitsTest::aSlowUploadIs408()
{
    HubFixture hub([](HubOptions &options) { options.headTimeout = std::chrono::milliseconds(100); });
    TestClient client(hub.port());
    beginUpload(client);
    QCOMPARE(client.readReply().status, 408);
    QVERIFY(client.closed());
    QCOMPARE(filesOf(hub).size(), 0);
}

void FileLimitsTest::aPersonsQuotaIs413()
{
    AccountHub hub([](HubOptions &options) { options.fileQuota = 20'000; });
    const QByteArray bob = bearer(hub.add("Bob"));
    QCOMPARE(upload(hub.port(), QByteArray(15'000, 'x'), bearer(hub.owner)).status, 201);
    const Reply full = upload(hub.port(), QByteArray(5'001, 'x'), bearer(hub.owner));
    QCOMPARE(full.status, 413);
    QVERIFY(field(full.object(), "detail").contains("20000 bytes"));
    QCOMPARE(upload(hub.port(), QByteArray(5'001, 'x'), bob).status, 201); // another person's is another's
    QVERIFY(hub.restart());
    QCOMPARE(upload(hub.port(), QByteArray(5'001, 'x'), bearer(hub.owner)).status, 413);
    QCOMPARE(upload(hub.port(), QByteArray(5'000, 'x'), bearer(hub.owner)).status, 201);
    QCOMPARE(upload(hub.port(), {}, bearer(hub.owner)).status, 413); // the smallest takes something, too
}

void FileLimitsTest::theServersQuotaIs507_data()
{
    aFileTooLargeIs413_data();
}

void FileLimitsTest::theServersQuotaIs507()
{
    QFETCH(const bool, chunked);
    HubFixture hub([](HubOptions &options) { options.filesTotal = 150'000; });
    QCOMPARE(upload(hub.port(), QByteArray(50'000, 'x')).status, 201);
    const QByteArray much(100'001, 'x');
    TestClient client(hub.port());
    if (chunked)
        client.send(inChunks + chunk(much) + "0\r\n\r\n");
    else
        client.begin("POST", "/api/files?name=x", {}, much);
    QCOMPARE(client.readReply().status, 507);
    if (!chunked) // of which nothing was read
        QVERIFY(client.closed());
    QCOMPARE(filesOf(hub).size(), 1);
    QCOMPARE(upload(hub.port(), QByteArray(100'000, 'x')).status, 201);
}

void FileLimitsTest::oneCannotBeginTooMany()
{
    HubFixture hub;
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<TestClient>(hub.port()));
        beginUpload(*clients.back());
    }
    QTRY_COMPARE(bytesKept(hub), 80'000);
    const Reply refused = upload(hub.port(), "x");
    QCOMPARE(refused.status, 429);
    QVERIFY(refused.headers.value("retry-after").toInt() >= 1);
    clients.pop_back();
    QTRY_COMPARE(upload(hub.port(), "x").status, 201);
}

void FileLimitsTest::anAuthorWhoIsTooFastIsToldToWait()
{
    HubFixture hub([](HubOptions &options) { options.rate = 1; });
    int status = 201;
    for (int i = 0; i < 500 && status == 201; ++i) // a slow disk fills the bucket again meanwhile
        status = upload(hub.port(), "x").status;
    QCOMPARE(status, 429);
    QVERIFY(filesOf(hub).size() >= 10); // so many may come at once
}

void FileLimitsTest::theLimitIsSaidInHello()
{
    HubFixture hub([](HubOptions &options) { options.fileLimit = 12'345; });
    Socket socket(hub.port());
    const QJsonObject limits = socket.event().value(QStringLiteral("limits")).toObject();
    QCOMPARE(limits.value(QStringLiteral("file")).toInt(), 12'345);
}

void FileLimitsTest::aFullDiskIs503AndTheLogGoesOn()
{
#ifdef Q_OS_UNIX
    HubFixture hub;
    QCOMPARE(upload(hub.port(), "before").status, 201);
    // No file may grow beyond a megabyte, as if the disk had no more.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit little{1 << 20, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
    TestClient client(hub.port());
    client.begin("POST", "/api/files?name=x", {}, QByteArray(1'500'000, 'x'));
    const Reply full = client.readReply();
    const int published = TestClient(hub.port()).post("/api/messages", message("still here")).status;
    const QStringList left = filesOf(hub);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(full.status, 503);
    QVERIFY(full.headers.value("retry-after").toInt() >= 1);
    QCOMPARE(published, 201);
    QCOMPARE(left.size(), 1);
    QCOMPARE(upload(hub.port(), QByteArray(1'500'000, 'x')).status, 201);
#endif
}

void FileLimitsTest::aReaderWhoTakesNothingIsDropped()
{
    HubFixture hub([](HubOptions &options) { options.slowAfter = std::chrono::milliseconds(200); });
    const QByteArray bytes(30'000'000, 'x'); // more than two sockets hold
    const QByteArray id = uploadedId(hub.port(), bytes);
    TestClient client(hub.port());
    client.socket().setReadBufferSize(1000);
    client.begin("GET", "/api/files/" + id);
    QTRY_COMPARE(number(hub, "tincan_downloads_total"), 1);
    QTRY_COMPARE(number(hub, "tincan_connections"), 1); // who asks
}

void FileLimitsTest::whatIsOnItsWayEndsWithItsSession()
{
    AccountHub hub;
    const QByteArray bytes(30'000'000, 'x'); // more than two sockets hold
    const QByteArray id = uploadedId(hub.port(), bytes, bearer(hub.owner));
    const int before = bytesKept(hub);
    const QByteArray other = hub.signIn(credentials("Olga", somePassword));
    TestClient down(hub.port());
    down.begin("GET", "/api/files/" + id, bearer(other));
    QCOMPARE(down.readHead().status, 200);
    TestClient up(hub.port());
    beginUpload(up, "x", bearer(other));
    TestClient stays(hub.port());
    beginUpload(stays, "x", bearer(hub.owner));
    QTRY_COMPARE(bytesKept(hub), before + 20'000);
    QCOMPARE(hub.ask("DELETE", "/api/session", other).status, 204);
    QVERIFY(up.closed() && down.closed());
    QVERIFY(down.buffer().size() < bytes.size());
    QTRY_COMPARE(bytesKept(hub), before + 10'000);
    stays.send(QByteArray(9'999, 'x'));
    QCOMPARE(stays.readReply().status, 201);
}

QTEST_GUILESS_MAIN(FileLimitsTest)
#include "tst_file_limits.moc"
