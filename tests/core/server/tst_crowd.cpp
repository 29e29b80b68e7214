#include "core/server/crowd.h"

#include <QtTest>

using namespace tincan;

class TestCrowd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFewAreNoCrowd()
    {
        Crowd crowd;
        for (int connections = 0; connections < Crowd::returnsPerSecond; ++connections)
            QVERIFY(!crowd.count(connections));
        QCOMPARE(crowd.within(), 0);
        QCOMPARE(crowd.changes(), 0U);
    }
    void itIsToldAgainWhereItChangedByAQuarter()
    {
        Crowd crowd;
        QVERIFY(crowd.count(1'000));
        QCOMPARE(crowd.within(), 25);
        QCOMPARE(crowd.event(), QByteArray(R"({"type":"crowd","retry_within":25})"));
        QVERIFY(!crowd.count(1'200));
        QVERIFY(crowd.count(1'400));
        QCOMPARE(crowd.within(), 35);
        QVERIFY(!crowd.count(400));
        QVERIFY(crowd.count(0));
        QCOMPARE(crowd.within(), 0);
        QCOMPARE(crowd.changes(), 3U);
    }
    void joiningOneByOneTellsAFewTimes()
    {
        Crowd crowd;
        for (int connections = 1; connections <= 10'000; ++connections)
            (void)crowd.count(connections);
        QVERIFY(crowd.changes() > 10 && crowd.changes() < 30);
    }
};

QTEST_GUILESS_MAIN(TestCrowd)
#include "tst_crowd.moc"
