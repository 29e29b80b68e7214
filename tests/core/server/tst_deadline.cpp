// A deadline meets whatever a connection waits for when it passes, and also what it begins to wait for afterwards.
#include "core/server/outlet.h"

#include <QTest>

namespace tincan {

namespace {

struct Pair
{
    Pair() : acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0)), peer(io), channel(tcp::socket(io))
    {
        peer.connect(acceptor.local_endpoint());
        channel = Channel(acceptor.accept());
    }

    asio::io_context io{1};
    tcp::acceptor acceptor;
    tcp::socket peer;
    Channel channel;
};

} // namespace

class DeadlineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatBeginsAfterItPassedIsCancelledToo()
    {
        Pair pair;
        Deadline deadline(pair.channel);
        deadline.arm(std::chrono::milliseconds(0));
        while (!deadline.passed())
            pair.io.run_one();
        error_code ended;
        char byte = 0;
        const auto done = [&](error_code error, std::size_t) {
            ended = error;
            deadline.disarm();
        };
        pair.channel.async_read_some(asio::buffer(&byte, 1), done);
        pair.io.run();
        QCOMPARE(ended, error_code(asio::error::operation_aborted));
    }

    void whatIsDisarmedMeetsNothing()
    {
        Pair pair;
        Deadline deadline(pair.channel);
        deadline.arm(std::chrono::milliseconds(0));
        deadline.disarm();
        error_code ended;
        char byte = 0;
        pair.channel.async_read_some(asio::buffer(&byte, 1), [&](error_code error, std::size_t) { ended = error; });
        pair.io.poll();
        QVERIFY(!deadline.passed());
        pair.peer.send(asio::buffer("x", 1));
        pair.io.run();
        QVERIFY(!ended);
        QCOMPARE(byte, 'x');
    }

    void oneThatClosesEndsWhatBeginsAgain()
    {
        Pair pair;
        Deadline deadline(pair.channel);
        deadline.armToClose(std::chrono::milliseconds(0));
        int reads = 0;
        char byte = 0;
        std::function<void(error_code, std::size_t)> again = [&](error_code, std::size_t) {
            ++reads;
            if (pair.channel.socket().is_open()) // as who waits for a peer's end does
                pair.channel.async_read_some(asio::buffer(&byte, 1), again);
        };
        pair.channel.async_read_some(asio::buffer(&byte, 1), again);
        pair.io.run();
        QCOMPARE(reads, 1);
        QVERIFY(!pair.channel.socket().is_open());
    }
};

} // namespace tincan

QTEST_GUILESS_MAIN(tincan::DeadlineTest)
#include "tst_deadline.moc"
