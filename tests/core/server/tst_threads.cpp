// Several threads tell the followers: each of them every event that it may read, once and in order, also who reads
// late, and whoever comes and goes meanwhile.
#include "follow_line.h"

#include <QTest>

#include <array>
#include <atomic>
#include <memory>
#include <thread>

using namespace tincan;

namespace {

constexpr int many = 120; // followers: enough in each shard for a thread of its own
constexpr int count = 400;
const std::array<QByteArray, 3> ways{"SOCKET", "STREAM", "EVENTS"};
// Of a kilobyte: what nobody reads yet fills the sockets.
const QByteArray padding(1'000, 'x');

using Followers = std::vector<std::unique_ptr<FollowLine>>;

void addFollowers(Followers &followers, HubFixture &hub, const QByteArray &token)
{
    const QByteArray start = hub.hub().head().toByteArray();
    for (int i = 0; i < many; ++i)
        followers.push_back(std::make_unique<FollowLine>(hub.port(), ways[std::size_t(i) % ways.size()],
                                                         "/api/messages", token, start));
}

// The numbers of the messages, of which `step` is the distance, and then the last word; nothing else of this kind.
bool heard(FollowLine &follower, int from, int step)
{
    for (int i = from; i <= count; i += step) {
        auto event = follower.next();
        while (event && field(*event, "type") != "message")
            event = follower.next(); // who else is here
        const QByteArray wanted = i == count ? QByteArray("end") : QByteArray::number(i) + padding;
        if (!event || field(*event, "text") != wanted)
            return false;
    }
    return true;
}

qint64 deliveries(const QByteArray &metrics, const QByteArray &way)
{
    const QByteArray name = "tincan_deliveries_total{way=\"" + way + "\"} ";
    const qsizetype at = metrics.indexOf(name) + name.size();
    return metrics.sliced(at, metrics.indexOf('\n', at) - at).toLongLong();
}

} // namespace

class ThreadsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everybodyIsToldEverythingInOrder()
    {
        HubFixture hub([](HubOptions &options) { options.threads = 3; });
        Followers followers;
        addFollowers(followers, hub, {});
        std::atomic<int> failed = 0;
        std::thread author([&] {
            TestClient client(hub.port());
            for (int i = 0; i < count; ++i)
                failed += client.post("/api/messages", message(QByteArray::number(i) + padding)).status != 201;
            failed += client.post("/api/messages", message("end")).status != 201;
        });
        // Some come and go while the others are told.
        const QByteArray start = hub.hub().head().epoch + ".0";
        for (int i = 0; i < 40; ++i)
            FollowLine(hub.port(), i % 2 ? "EVENTS" : "SOCKET", "/api/messages", QByteArray(), start);
        author.join();
        QCOMPARE(failed.load(), 0);
        for (const auto &follower : followers)
            QVERIFY(heard(*follower, 0, 1));
        const QByteArray metrics = TestClient(hub.port()).get("/metrics").body;
        QVERIFY(deliveries(metrics, "websocket") >= many / 3 * count);
        QVERIFY(deliveries(metrics, "stream") >= many / 3 * count);
    }
    void whoMayNotReadARoomHearsNothingOfIt()
    {
        AccountHub hub([](HubOptions &options) {
            options.threads = 3;
            options.rate = 0;
        });
        const QByteArray stranger = hub.add("Bob");
        QCOMPARE(
            hub.ask("POST", "/api/rooms", hub.owner, R"({"room":"secret","title":"Secret","private":true})").status,
            201);
        Followers inside;
        Followers outside;
        addFollowers(inside, hub, hub.owner);
        addFollowers(outside, hub, stranger);
        TestClient client(hub.port());
        for (int i = 0; i <= count; ++i) {
            const QByteArray text = i == count ? QByteArray("end") : QByteArray::number(i) + padding;
            const QByteArray body = message(text, newId(), i % 2 ? "secret" : "lobby");
            QCOMPARE(client.request("POST", "/api/messages", bearer(hub.owner), body).status, 201);
        }
        for (const auto &follower : inside)
            QVERIFY(heard(*follower, 0, 1));
        for (const auto &follower : outside)
            QVERIFY(heard(*follower, 0, 2));
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "tst_threads.moc"
