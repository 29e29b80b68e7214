// What the session does after a sleep, a clock that was set and a hint of the network.
#include "core/session/sleep_watch.h"
#include "session_bench.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSessionWake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aProcessThatWasStoppedBeginsAnewAtOnce()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive(7);
        const QString id = *bench.session->send(u"lobby"_s, u"hi"_s);
        QTRY_COMPARE(bench.lines.last().sent.size(), 1);
        FakeLine &old = bench.lines.last();
        bench.clock.stop(10min);
        bench.clock.advance(0ms);
        QVERIFY(old.closed);
        QCOMPARE(bench.lines.made.size(), 2);
        QCOMPARE(bench.lines.last().openedAfter, std::optional(Cursor{"a", 7}));
        QCOMPARE(bench.deliveries[id].last(), Delivery::Queued);
        Q_EMIT bench.lines.last().opened({"a", 7});
        QTRY_COMPARE(bench.lines.last().sent.size(), 1);
        QCOMPARE(bench.says(), State::Connected);
        bench.clock.advance(1min);
        QCOMPARE(bench.lines.made.size(), 2);
    }

    void aMachineThatSleptBeginsAnew()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        bench.clock.sleep(8h);
        bench.clock.advance(lookEvery);
        QCOMPARE(bench.lines.made.size(), 2);
        QCOMPARE(bench.says(), State::Connecting);
    }

    void aClosedSessionSleepsAndWakesInSilence()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        bench.session->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(bench.clock.pendingAlarms(), 0);
    }

    void aClockThatIsSetOnlyAsksTheLine()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        FakeLine &line = bench.lines.last();
        const auto setAhead = [&bench] {
            bench.clock.setWall(bench.clock.wall().addSecs(3600));
            bench.clock.advance(lookEvery);
        };
        int asked = line.asked;
        setAhead();
        QCOMPARE(line.asked, asked + 1);
        Q_EMIT line.measured(5ms);
        bench.clock.advance(4s);
        QCOMPARE(bench.lines.made.size(), 1);
        // And again, whatever the clock does: a line that answers stays.
        for (int i = 0; i < 102; ++i) {
            setAhead();
            Q_EMIT line.measured(5ms);
        }
        QCOMPARE(bench.lines.made.size(), 1);
        // Unanswered it is built anew, however often it is doubted meanwhile. Nobody else asks now: that was just done.
        asked = line.asked;
        setAhead();
        setAhead();
        QCOMPARE(line.asked, asked + 1);
        QCOMPARE(bench.lines.made.size(), 1);
        bench.clock.advance(1s);
        QCOMPARE(bench.lines.made.size(), 2);
        QVERIFY(line.closed);
    }

    void aHintOfTheNetworkCutsTheWaitShort()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        for (int i = 0; i < 6; ++i) {
            Q_EMIT bench.lines.last().failed(failure(Failure::Kind::Unreachable));
            if (i < 5)
                bench.clock.advance(bench.session->status().retryIn);
        }
        QCOMPARE(bench.session->status().retryIn, milliseconds(14'400));
        for (int i = 0; i < 10; ++i) // as they come: down, up, an address …
            bench.session->networkChanged();
        bench.clock.advance(749ms);
        QCOMPARE(bench.lines.made.size(), 6);
        bench.clock.advance(1ms);
        QCOMPARE(bench.lines.made.size(), 7);
        QCOMPARE(bench.says(), State::Connecting);
        Q_EMIT bench.lines.last().failed(failure(Failure::Kind::NoNetwork));
        QCOMPARE(bench.says(), State::Offline);
        QCOMPARE(bench.session->status().retryIn, milliseconds(28'800));
    }

    void aHintOfTheNetworkIsNoTruth()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        FakeLine &line = bench.lines.last();
        const int asked = line.asked;
        bench.session->networkChanged();
        bench.clock.advance(750ms);
        QCOMPARE(line.asked, asked + 1);
        QCOMPARE(bench.says(), State::Connected);
        Q_EMIT line.measured(5ms);
        bench.clock.advance(5s);
        QCOMPARE(bench.lines.made.size(), 1);
        // The line does not answer this time.
        bench.session->networkChanged();
        bench.clock.advance(750ms + 2'999ms);
        QVERIFY(!line.closed);
        bench.clock.advance(1ms);
        QVERIFY(line.closed);
        QCOMPARE(bench.lines.made.size(), 2);
        QCOMPARE(bench.says(), State::Connecting);
    }

    // On a slow path the answer may stand behind what the line still brings.
    void aLineThatDeliversIsNotDoubted()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        bench.session->networkChanged();
        bench.clock.advance(750ms + 2s);
        bench.lines.last().deliver({message(1)});
        bench.clock.advance(5s);
        QCOMPARE(bench.lines.made.size(), 1);
        QCOMPARE(bench.says(), State::Connected);
    }

    // A network that comes and goes all the time may not have the server asked without end.
    void aSwarmOfHintsIsNoSwarmOfAttempts()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        for (milliseconds passed{0}; passed < 10min; passed += 100ms) {
            if (bench.says() == State::Connecting)
                Q_EMIT bench.lines.last().failed(failure(Failure::Kind::Unreachable));
            bench.session->networkChanged();
            bench.clock.advance(100ms);
        }
        // About twenty by the backoff, and as many by hints.
        QVERIFY2(bench.lines.made.size() <= 60, qPrintable(QString::number(bench.lines.made.size())));
    }

    void aLineThatOpensEndsTheRowOfHints()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        for (int i = 0; i < 200; ++i) {
            bench.session->networkChanged();
            bench.clock.advance(100ms);
        }
        bench.goLive();
        FakeLine &line = bench.lines.last();
        const int asked = line.asked;
        bench.clock.advance(750ms);
        QCOMPARE(line.asked, asked + 1);
    }
};

QTEST_GUILESS_MAIN(TestSessionWake)
#include "tst_session_wake.moc"
