// Several threads tell the followers: each of them every event, once and in order, also who reads late, comes and goes
// meanwhile, or may not read all.
#include "follow_line.h"
#include "support/hub_fixture.h"

#include <QTest>

#include <thread>

using namespace tincan;

namespace {

constexpr int many = 120; // followers: more in each shard than one thread would tell beside its own
constexpr int count = 400;

void publish(quint16 port, std::atomic<int> &failed)
{
    TestClient client(port);
    for (int i = 0; i < count; ++i)
        failed += client.post("/api/messages", message(QByteArray::number(i))).status != 201;
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
        const QByteArray start = hub.hub().head().epoch + ".0";
        std::vector<std::unique_ptr<FollowLine>> followers;
        for (int i = 0; i < many; ++i) {
            const std::array<QByteArray, 3> ways{"SOCKET", "STREAM", "EVENTS"};
            followers.push_back(std::make_unique<FollowLine>(hub.port(), ways[std::size_t(i) % ways.size()],
                                                             "/api/messages", QByteArray(), start));
            QCOMPARE(followers.back()->reply.status, i % 3 == 0 ? 101 : 200);
        }
        std::atomic<int> failed = 0;
        std::thread author([&] { publish(hub.port(), failed); });
        // Some come and go while the others are told.
        for (int i = 0; i < 40; ++i)
            FollowLine(hub.port(), i % 2 ? "EVENTS" : "SOCKET", "/api/messages", QByteArray(), start);
        author.join();
        QCOMPARE(failed.load(), 0);
        for (const auto &follower : followers) {
            for (int i = 0; i < count; ++i) {
                auto event = follower->next();
                while (event && field(*event, "type") != "message")
                    event = follower->next(); // who else is here
                QVERIFY(event);
                QCOMPARE(field(*event, "text"), QByteArray::number(i));
            }
        }
        const QByteArray metrics = TestClient(hub.port()).get("/metrics").body;
        QVERIFY(deliveries(metrics, "websocket") >= many / 3 * count);
        QVERIFY(deliveries(metrics, "stream") >= many / 3 * count);
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "tst_threads.moc"
