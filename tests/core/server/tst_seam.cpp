// Law L1 to L3 at the seam between what was and what comes: every reader sees every event once, in order, however it
// follows and whenever it begins.
#include "support/hub_fixture.h"
#include "test_client.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace tincan;

namespace {

constexpr int count = 20'000;
constexpr int authors = 4;

// One author's share, many requests in the air on one connection.
void publishShare(quint16 port, std::atomic<int> &failed)
{
    TestClient client(port);
    constexpr int share = count / authors;
    constexpr int burst = 100;
    for (int i = 0; i < share; i += burst) {
        QByteArray bytes;
        for (int k = 0; k < burst; ++k) {
            const QByteArray body = message("some text to carry");
            bytes +=
                "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) +
                "\r\n\r\n" + body;
        }
        client.send(bytes);
        for (int k = 0; k < burst; ++k)
            failed += client.readReply().status != 201;
    }
}

// Follows over a stream until the last event, beginning after `place`; the number of events that were not the next.
int wrongOnStream(quint16 port, const QByteArray &epoch, qint64 place)
{
    TestClient client(port);
    client.begin("GET", "/api/messages?after=" + epoch + '.' + QByteArray::number(place),
                 "Accept: application/x-ndjson\r\n");
    client.readHead();
    int wrong = 0;
    while (place < count) {
        const auto line = client.line();
        if (!line)
            return -1;
        const qsizetype at = line->indexOf("\"cursor\":\"" + epoch + '.');
        if (!line->startsWith("{\"type\":\"message\"") || at < 0)
            continue;
        const qsizetype from = at + 11 + epoch.size();
        const qint64 seq = line->mid(from, line->indexOf('"', from) - from).toLongLong();
        wrong += seq != place + 1;
        place = seq;
    }
    return wrong;
}

int wrongOnPolls(quint16 port, const QByteArray &epoch)
{
    TestClient client(port);
    QByteArray place = epoch + ".0";
    qint64 seen = 0;
    int wrong = 0;
    while (seen < count) {
        const Reply reply = client.get("/api/messages?wait=20&limit=1000&after=" + place);
        if (reply.status != 200)
            return -1;
        for (const QJsonValue &event : reply.array())
            wrong += field(event, "cursor") != epoch + '.' + QByteArray::number(++seen);
        place = reply.cursor();
    }
    return wrong;
}

} // namespace

class SeamTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyReaderSeesEachEventOnceInOrder()
    {
        HubFixture hub;
        const QByteArray epoch = hub.hub().head().epoch;
        std::atomic<int> failed = 0;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < authors; ++i)
            threads.emplace_back([&] { publishShare(hub.port(), failed); });
        threads.emplace_back([&] { wrong += wrongOnPolls(hub.port(), epoch) != 0; });
        threads.emplace_back([&] { wrong += wrongOnStream(hub.port(), epoch, 0) != 0; });
        // Readers that come while it flows, from the beginning and from where it stands.
        for (int begun = 0; begun < 12; ++begun) {
            QTRY_VERIFY_WITH_TIMEOUT(hub.hub().head().seq > begun * count / 14, 120'000);
            const qint64 place = begun % 2 ? hub.hub().head().seq : 0;
            threads.emplace_back([&, place] { wrong += wrongOnStream(hub.port(), epoch, place) != 0; });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(hub.hub().head().seq, qint64(count));
    }
};

QTEST_GUILESS_MAIN(SeamTest)
#include "tst_seam.moc"
