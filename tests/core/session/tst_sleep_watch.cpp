#include "core/session/sleep_watch.h"
#include "support/fake_clock.h"

#include <QtTest>

using namespace tincan;
using namespace std::chrono_literals;

class TestSleepWatch : public QObject
{
    Q_OBJECT

    struct Bench
    {
        Bench() { watch.start(); }

        FakeClock clock;
        QList<milliseconds> absences;
        int doubts = 0;
        SleepWatch watch{clock, [this](milliseconds absence) { absences.append(absence); }, [this] { ++doubts; }};
    };

private Q_SLOTS:
    void anHourOfWakingIsNoSleep()
    {
        Bench bench;
        bench.clock.advance(1h);
        QVERIFY(bench.absences.isEmpty());
        QCOMPARE(bench.doubts, 0);
    }

    void aStoppedProcessNoticesAtOnce()
    {
        Bench bench;
        bench.clock.advance(5min + 500ms);
        bench.clock.stop(10min);
        bench.clock.advance(0ms);
        QCOMPARE(bench.absences, QList<milliseconds>{10min - 1500ms}); // counted from when it should have looked
        bench.clock.advance(1h);
        QCOMPARE(bench.absences.size(), 1);
        QCOMPARE(bench.doubts, 0);
    }

    void aSleepingMachineIsNoticedAtTheNextLook()
    {
        Bench bench;
        bench.clock.advance(500ms);
        bench.clock.sleep(8h);
        bench.clock.advance(1499ms);
        QVERIFY(bench.absences.isEmpty());
        bench.clock.advance(1ms);
        QCOMPARE(bench.absences, QList<milliseconds>{8h});
        QCOMPARE(bench.doubts, 0);
    }

    void shortAbsencesAreNone()
    {
        Bench bench;
        for (int i = 0; i < 100; ++i) {
            bench.clock.stop(4'900ms);
            bench.clock.advance(lookEvery);
            bench.clock.sleep(4'900ms);
            bench.clock.advance(lookEvery);
        }
        QVERIFY(bench.absences.isEmpty());
        QCOMPARE(bench.doubts, 0);
    }

    void aClockThatIsSetIsADoubtOnceAndBackwardsNone()
    {
        Bench bench;
        bench.clock.setWall(bench.clock.wall().addSecs(3600));
        bench.clock.advance(1min);
        QCOMPARE(bench.doubts, 1);
        bench.clock.setWall(bench.clock.wall().addYears(-20));
        bench.clock.advance(1min);
        QCOMPARE(bench.doubts, 1);
        QVERIFY(bench.absences.isEmpty());
    }

    // Set right by the network after waking, as machines without a clock of their own do.
    void aSleepWithAWrongWallClockIsStillASleep()
    {
        Bench bench;
        bench.clock.sleep(1h);
        bench.clock.setWall(bench.clock.wall().addYears(-1));
        bench.clock.advance(lookEvery);
        QCOMPARE(bench.absences, QList<milliseconds>{1h});
    }

    void stoppedItSaysNothing()
    {
        Bench bench;
        bench.watch.stop();
        bench.clock.stop(1h);
        bench.clock.advance(1h);
        QVERIFY(bench.absences.isEmpty());
        QCOMPARE(bench.clock.pendingAlarms(), 0);
        bench.watch.start();
        bench.clock.advance(1min);
        QVERIFY(bench.absences.isEmpty());
    }

    void itMayBeDestroyedByWhatItTells()
    {
        FakeClock clock;
        std::unique_ptr<SleepWatch> watch;
        int told = 0;
        watch = std::make_unique<SleepWatch>(
            clock,
            [&](milliseconds) {
                watch.reset();
                ++told;
            },
            [] {});
        watch->start();
        clock.stop(1min);
        clock.advance(1min);
        QCOMPARE(told, 1);
        QVERIFY(!watch);
    }
};

QTEST_GUILESS_MAIN(TestSleepWatch)
#include "tst_sleep_watch.moc"
