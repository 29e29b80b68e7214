#include "core/transport/pending_sends.h"
#include "core/transport/watchdog.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWatchdog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itRingsOnceWhenNothingTouchedIt()
    {
        FakeClock clock;
        int rung = 0;
        Watchdog dog(clock, [&] { ++rung; });
        dog.start(10s);
        clock.advance(9'999ms);
        QCOMPARE(rung, 0);
        clock.advance(1ms);
        QCOMPARE(rung, 1);
        clock.advance(1h);
        QCOMPARE(rung, 1);
    }

    void aTouchPutsItOffByTheWholeLength()
    {
        FakeClock clock;
        int rung = 0;
        Watchdog dog(clock, [&] { ++rung; });
        dog.start(10s);
        for (int i = 0; i < 5; ++i) {
            clock.advance(9s);
            dog.touch();
        }
        clock.advance(9'999ms);
        QCOMPARE(rung, 0);
        clock.advance(1ms);
        QCOMPARE(rung, 1);
    }

    void itMayBeStartedOrDestroyedWhileItRings()
    {
        FakeClock clock;
        int rung = 0;
        std::unique_ptr<Watchdog> dog;
        dog = std::make_unique<Watchdog>(clock, [&] {
            if (++rung < 3)
                dog->start(1s);
            else
                dog.reset();
        });
        dog->start(1s);
        clock.advance(10s);
        QCOMPARE(rung, 3);
        QCOMPARE(clock.pendingAlarms(), 0);
    }

    void whatIsNotAnsweredInTimeIsToldInOrder()
    {
        FakeClock clock;
        QStringList late;
        PendingSends sends(clock, 15s, [&](const QString &id) { late.append(id); });
        sends.add(u"a"_s);
        clock.advance(5s);
        sends.add(u"b"_s);
        sends.add(u"c"_s);
        QVERIFY(sends.take(u"b"_s));
        QVERIFY(!sends.take(u"b"_s));
        clock.advance(10s);
        QCOMPARE(late, QStringList({u"a"_s}));
        clock.advance(5s);
        QCOMPARE(late, QStringList({u"a"_s, u"c"_s}));
        QVERIFY(!sends.take(u"c"_s));
        sends.add(u"d"_s);
        sends.clear();
        clock.advance(1h);
        QCOMPARE(late.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
