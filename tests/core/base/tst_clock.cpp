#include "core/base/clock.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;

class TestClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theRealAlarmRingsOnceFromTheEventLoop()
    {
        int rung = 0;
        const Alarm alarm = systemClock().after(0ms, [&] { ++rung; });
        QVERIFY(alarm.pending());
        QCOMPARE(rung, 0);
        QTRY_COMPARE(rung, 1);
        QVERIFY(!alarm.pending());
    }
    void droppingAnAlarmCancelsIt()
    {
        bool dropped = false;
        bool later = false;
        {
            const Alarm alarm = systemClock().after(0ms, [&] { dropped = true; });
        }
        const Alarm after = systemClock().after(20ms, [&] { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!dropped);
    }
    void anAlarmMayReplaceItselfWhileItRings()
    {
        int rung = 0;
        Alarm alarm;
        std::function<void()> again = [&] {
            if (++rung < 3)
                alarm = systemClock().after(0ms, again);
        };
        alarm = systemClock().after(0ms, again);
        QTRY_COMPARE(rung, 3);
    }
    void theFakeRingsInTheOrderOfTime()
    {
        FakeClock clock;
        QList<int> rung;
        Alarm inner;
        const Alarm late = clock.after(30ms, [&] { rung.append(3); });
        const Alarm early = clock.after(10ms, [&] {
            rung.append(1);
            inner = clock.after(10ms, [&] { rung.append(2); });
        });
        Alarm dropped = clock.after(5ms, [&] { rung.append(0); });
        dropped.cancel();
        clock.advance(29ms);
        QCOMPARE(rung, (QList<int>{1, 2}));
        clock.advance(1ms);
        QCOMPARE(rung, (QList<int>{1, 2, 3}));
        QCOMPARE(clock.pendingAlarms(), 0);
    }
    void theFakeSleepsAndIsStopped()
    {
        FakeClock clock;
        const TimePoint steady = clock.now();
        const TimePoint all = clock.nowWithSleep();
        const QDateTime wall = clock.wall();
        int rung = 0;
        const Alarm alarm = clock.afterAbout(2s, [&] { ++rung; });
        clock.sleep(10min);
        QVERIFY(clock.now() == steady);
        QVERIFY(clock.nowWithSleep() == all + 10min);
        clock.stop(10min);
        QVERIFY(clock.now() == steady + 10min);
        QVERIFY(clock.nowWithSleep() == all + 20min);
        QCOMPARE(wall.secsTo(clock.wall()), 20 * 60);
        QCOMPARE(rung, 0);
        clock.advance(0ms);
        QCOMPARE(rung, 1);
    }
    void theClockThatCountsSleepGoesOnWhileAwake()
    {
        const TimePoint all = systemClock().nowWithSleep();
        bool rung = false;
        const Alarm alarm = systemClock().afterAbout(60ms, [&] { rung = true; });
        QTRY_VERIFY(rung);
        QVERIFY(systemClock().nowWithSleep() - all >= 50ms);
    }
    void chanceStaysInItsRange()
    {
        const Chance chance = systemChance();
        for (int i = 0; i < 1'000; ++i) {
            const double value = chance();
            QVERIFY(value >= 0.0 && value < 1.0);
        }
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
