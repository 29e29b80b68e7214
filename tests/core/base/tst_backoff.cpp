#include "core/base/backoff.h"

#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCeilingDoublesUpToTheCap()
    {
        const Backoff backoff{.first = 500ms, .cap = 3s, .maximum = {}};
        const QList<std::chrono::milliseconds> ceilings{500ms, 1s, 2s, 3s, 3s};
        for (int attempt = 0; attempt < ceilings.size(); ++attempt)
            QCOMPARE(backoff.delay(attempt, 1.0), ceilings[attempt]);
        QCOMPARE(backoff.delay(1'000'000, 1.0), 3s);
    }
    void jitterIsFull()
    {
        const Backoff backoff{};
        QCOMPARE(backoff.delay(3, 0.0), 0ms);
        QCOMPARE(backoff.delay(0, 0.5), 450ms);
    }
    void inACrowdTheFirstWaitIsSpreadToo()
    {
        QCOMPARE(Backoff{}.delay(0, 0.5, 20s), 10s);
        QCOMPARE(Backoff{}.delay(6, 0.5, 20s), Backoff{}.delay(6, 0.5)); // which is further already
        QCOMPARE(Backoff{}.delay(0, 1.0, 2h), Backoff{}.cap);
    }
    void theFirstWaitIsUnderASecond() { QVERIFY(Backoff{}.delay(0, 1.0) < 1s); }
    void chanceOutsideItsRangeIsClamped()
    {
        QCOMPARE(Backoff{}.delay(0, -1.0), 0ms);
        QCOMPARE(Backoff{}.delay(0, 7.0), Backoff{}.delay(0, 1.0));
        QCOMPARE(Backoff{}.delay(-1, 1.0), Backoff{}.delay(0, 1.0));
    }
    void theMaximumEndsTheAttempts()
    {
        QVERIFY(Backoff{}.allows(1'000'000));
        const Backoff three{.first = 1ms, .cap = 1ms, .maximum = 3};
        QVERIFY(three.allows(2));
        QVERIFY(!three.allows(3));
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
