#include "session_bench.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void connectsCatchesUpAndSaysSo()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        QCOMPARE(bench.says(), State::Connecting);
        QCOMPARE(bench.lines.last().openedAfter, std::nullopt);
        Q_EMIT bench.lines.last().opened({"a", 3});
        QCOMPARE(bench.says(), State::CatchingUp);
        bench.lines.last().deliver({message(1), message(2), message(3)});
        QTRY_COMPARE(bench.says(), State::Connected);
        QCOMPARE(bench.stored, QList<qint64>({1, 2, 3}));
    }

    void aLogThatEndsInAnotherRoomIsCaughtUpWhenItFallsSilent()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        Q_EMIT bench.lines.last().opened({"a", 3});
        bench.lines.last().deliver({message(1)});
        QTRY_COMPARE(bench.stored.size(), 1);
        QCOMPARE(bench.says(), State::CatchingUp);
        bench.clock.advance(1s);
        QCOMPARE(bench.says(), State::Connected);
    }

    void aSwitchHoldsTheOldLineUntilTheNewOneHasCaughtUp()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive(1);
        FakeLine &old = bench.lines.last();
        QSignalSpy switched(bench.session.get(), &Session::switched);
        bench.session->choose(LineChoice{TransportKind::Sse});
        FakeLine &next = bench.lines.last();
        QCOMPARE(next.openedAfter, std::optional(Cursor{"a", 1}));
        old.deliver({message(2), message(3)});
        Q_EMIT next.opened({"a", 4});
        QVERIFY(!old.closed);
        next.deliver({message(2)});
        old.deliver({message(4)});
        next.deliver({message(3), message(4)});
        QTRY_COMPARE(switched.size(), 1);
        QCOMPARE(bench.stored, QList<qint64>({1, 2, 3, 4}));
        // Whatever the retired one still says concerns nobody.
        if (bench.lines.made.first()) {
            QVERIFY(old.closed);
            old.deliver({message(9)});
            Q_EMIT old.failed(failure(Failure::Kind::SignIn));
        }
        next.deliver({message(5)});
        QTRY_COMPARE(bench.stored, QList<qint64>({1, 2, 3, 4, 5}));
        QCOMPARE(bench.says(), State::Connected);
        QCOMPARE(bench.session->status().line, std::optional(TransportKind::Sse));
    }

    void aLineFailsAndAnotherFollowsAfterTheBackoff()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive(7);
        Q_EMIT bench.lines.last().failed(failure(Failure::Kind::Dropped));
        QCOMPARE(bench.says(), State::Waiting);
        QCOMPARE(bench.session->status().retryIn, milliseconds(450));
        bench.clock.advance(449ms);
        QCOMPARE(bench.lines.made.size(), 1);
        bench.clock.advance(1ms);
        QCOMPARE(bench.lines.made.size(), 2);
        QCOMPARE(bench.lines.last().openedAfter, std::optional(Cursor{"a", 7}));
    }

    void afterTheLastAttemptItWaitsForThePerson()
    {
        SessionBench bench;
        bench.options.reconnect.maxReconnectCount = 1;
        QVERIFY(bench.open());
        Q_EMIT bench.lines.last().failed(failure(Failure::Kind::Unreachable));
        bench.clock.advance(1s);
        Q_EMIT bench.lines.last().failed(failure(Failure::Kind::Unreachable, u"nobody listens"_s));
        QCOMPARE(bench.says(), State::NeedsYou);
        QCOMPARE(bench.session->status().failure->detail, u"nobody listens"_s);
        bench.clock.advance(1h);
        QCOMPARE(bench.lines.made.size(), 2);
        bench.session->tryNow();
        QCOMPARE(bench.lines.made.size(), 3);
    }

    void theStageOfAnOpeningLineIsSaid()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        QCOMPARE(bench.session->status().stage, u"name"_s);
        Q_EMIT bench.lines.last().reached(u"connect"_s);
        QCOMPARE(bench.session->status().stage, u"connect"_s);
        bench.goLive();
        QVERIFY(bench.session->status().stage.isEmpty());
    }

    void aGapIsToldWhereItIs()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        QObject::connect(bench.session.get(), &Session::gapFound, bench.session.get(),
                         [&bench] { bench.stored.append(-1); });
        bench.goLive(1);
        bench.lines.last().deliver({message(2), Gap{{"a", 2}, {"a", 10}, u"evicted"_s}, message(11)});
        QTRY_COMPARE(bench.stored, QList<qint64>({1, 2, -1, 11}));
    }

    void changesAreSaidAtMostOnceAFrame()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        QSignalSpy changes(bench.session.get(), &Session::timelineChanged);
        for (qint64 seq = 1; seq <= 10; ++seq) {
            bench.lines.last().deliver({message(seq)});
            QTRY_COMPARE(bench.stored.size(), seq);
        }
        QCOMPARE(changes.size(), 1); // the first at once
        QCOMPARE(changes[0][0].value<TimelineChange>().upserted.size(), 1);
        bench.clock.advance(16ms);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[1][0].value<TimelineChange>().upserted.size(), 9);
    }

    void testsAllLinesBesideTheOneInUse()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive(5);
        QList<LineMeasurement> measured;
        connect(bench.session.get(), &Session::lineMeasured, this,
                [&measured](const LineMeasurement &measurement) { measured.append(measurement); });
        bench.session->testAllLines();
        QCOMPARE(bench.lines.made.size(), 6);
        for (qsizetype i = 1; i < 6; ++i) {
            FakeLine *probe = bench.lines.made[i];
            if (i == 3) {
                Q_EMIT probe->failed(failure(Failure::Kind::Blocked));
                continue;
            }
            Q_EMIT probe->opened({"a", 5});
            QCOMPARE(probe->asked, 1);
            Q_EMIT probe->measured(milliseconds(10 + i));
        }
        QCOMPARE(measured.size(), 5);
        QCOMPARE(measured[2].failure->kind, Failure::Kind::Blocked);
        QCOMPARE(measured[4].deliveryTime, std::optional(milliseconds(15)));
        QCOMPARE(bench.says(), State::Connected);
    }

    void saysHowManyLinesTheServerMaySee()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        QCOMPARE(bench.session->heldLines(), 1); // it opens
        bench.goLive(1);
        bench.session->choose(LineChoice{TransportKind::Sse});
        QCOMPARE(bench.session->heldLines(), 2);
        bench.goLive(1);
        QTRY_COMPARE(bench.session->heldLines(), 1);
        bench.session->testAllLines();
        QCOMPARE(bench.session->heldLines(), 5); // of the five tested, the short poll is none
        Q_EMIT bench.lines.made.at(2)->failed(failure(Failure::Kind::Blocked));
        QTRY_COMPARE(bench.session->heldLines(), 4);
        bench.session->choose(LineChoice{TransportKind::ShortPoll});
        Q_EMIT bench.lines.last().opened({"a", 1});
        QTRY_COMPARE(bench.session->heldLines(), 3);
    }

    void aStoreThatCannotBeOpenedNeedsYou()
    {
        SessionBench first;
        QVERIFY(first.open());
        SessionBench second;
        second.options.profileFolder = first.folder.path();
        QVERIFY(!second.open());
        QCOMPARE(second.says(), State::NeedsYou);
        first.session.reset();
        second.session->tryNow();
        QCOMPARE(second.says(), State::Connecting);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
