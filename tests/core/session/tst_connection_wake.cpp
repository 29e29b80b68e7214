// What a sleep, a change of the network and a doubt do to the connection, in each of its phases.
#include "machine_probe.h"

#include <QtTest>

using namespace tincan;
using namespace std::chrono_literals;

class TestConnectionWake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void afterASleepEveryLineIsBuiltAnewAtOnce()
    {
        Machine machine;
        machine.live(sse).on(Woke{});
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 2}}));
        QCOMPARE(machine.says(), State::Connecting);
        machine.on(Opened{2}).on(CaughtUp{2});
        QCOMPARE(machine.says(), State::Connected);
    }

    void aSleepInMidSwitchEndsBothAndOpensTheOneThatWasAskedFor()
    {
        Machine machine;
        machine.live(sse).on(Choose{LineChoice{stream}}).on(Opened{2}).on(Woke{});
        QCOMPARE(machine.closed(), QList<quint64>({2, 1}));
        QCOMPARE(machine.opened(), QList<LineId>({{stream, 3}}));
    }

    void afterASleepAutomaticBeginsWithTheLineThatWorked()
    {
        Machine machine;
        machine.on(start({})).on(Failed{1, failure(Failure::Kind::Blocked), 0.5});
        machine.on(Opened{2}).on(CaughtUp{2}).on(Woke{});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 3}}));
    }

    void anAttemptThatASleepOvertookBeginsAgain()
    {
        Machine machine;
        machine.on(start(webSocket)).on(Woke{});
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QCOMPARE(machine.opened(), QList<LineId>({{webSocket, 2}}));
    }

    void whoWaitsTriesAtOnce_data()
    {
        QTest::addColumn<bool>("slept");
        QTest::newRow("after a sleep") << true;
        QTest::newRow("when the network changes") << false;
    }
    void whoWaitsTriesAtOnce()
    {
        QFETCH(const bool, slept);
        Machine machine;
        machine.live(sse);
        for (quint64 generation = 1; generation <= 5; ++generation)
            machine.on(Failed{generation, failure(Failure::Kind::Unreachable), 0.5}).on(Due{Timer::Retry});
        machine.on(Failed{6, failure(Failure::Kind::Unreachable), 0.5});
        QCOMPARE(machine.says(), State::Waiting);
        machine.on(slept ? ConnectionEvent(Woke{}) : ConnectionEvent(NetworkChanged{}));
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 7}}));
        QVERIFY(machine.actions.contains(ConnectionAction(StopTimer{Timer::Retry})));
        machine.on(Failed{7, failure(Failure::Kind::Unreachable), 0.5});
        // Only a sleep says that what was waited before means nothing.
        QCOMPARE(machine.armed(Timer::Retry), std::optional<std::chrono::milliseconds>(slept ? 450ms : 28'800ms));
    }

    void aServerThatAskedForPatienceIsLeftAloneWhenTheNetworkChanges()
    {
        Machine machine;
        machine.live(sse).on(Failed{1, failure(Failure::Kind::Busy), 0.5}).on(NetworkChanged{});
        QVERIFY(machine.actions.isEmpty());
        QCOMPARE(machine.says(), State::Waiting);
    }

    // Unless it was a gateway, on another network.
    void theGatewayOfAnotherNetworkIsNotWaitedFor()
    {
        Machine machine;
        Failure busy = failure(Failure::Kind::Busy);
        busy.status = 503;
        machine.live(sse).on(Failed{1, busy, 0.5}).on(OtherNetwork{}).on(NetworkChanged{});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 2}}));
    }

    // A path that lets a line open and then nothing pass, with hints that do not end.
    void aYoungLineThatIsUnansweredIsNotBuiltAnewWithoutABreath()
    {
        Machine machine;
        machine.live(sse).on(NetworkChanged{}).on(Unanswered{1, 0.5});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 2}})); // an old line's silence: at once
        machine.on(Opened{2}).on(NetworkChanged{}).on(Unanswered{2, 0.5});
        QCOMPARE(machine.closed(), QList<quint64>{2});
        QCOMPARE(machine.says(), State::Waiting);
        QCOMPARE(machine.armed(Timer::Retry), std::optional<std::chrono::milliseconds>(900ms));
        machine.on(Due{Timer::Retry}).on(Opened{3}).on(Due{Timer::Stable}).on(Unanswered{3, 0.5});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 4}})); // this one was old
    }

    void aHintGivesNoMoreAttemptsThanThereAre()
    {
        Machine machine;
        machine.on(start(sse, 1)).on(Failed{1, failure(Failure::Kind::Unreachable), 0.5}).on(NetworkChanged{});
        machine.on(NetworkChanged{}); // while it opens
        machine.on(Failed{3, failure(Failure::Kind::Unreachable), 0.5});
        QCOMPARE(machine.says(), State::NeedsYou);
    }

    void attemptsNeverRunOutBecauseOfASleep()
    {
        Machine machine;
        machine.on(start(sse, 0)).on(Failed{1, failure(Failure::Kind::Unreachable), 0.5});
        QCOMPARE(machine.says(), State::NeedsYou);
        machine.on(Woke{});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 2}}));
    }

    void whatNeedsThePersonStillDoesAfterASleep_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::newRow("sign in") << Failure::Kind::SignIn;
        QTest::newRow("certificate") << Failure::Kind::Certificate;
        QTest::newRow("refused") << Failure::Kind::Refused;
        QTest::newRow("storage") << Failure::Kind::Storage;
    }
    void whatNeedsThePersonStillDoesAfterASleep()
    {
        QFETCH(const Failure::Kind, kind);
        Machine machine;
        if (kind == Failure::Kind::Storage)
            machine.live(sse).on(StorageFailed{failure(kind)});
        else
            machine.on(start(sse)).on(Failed{1, failure(kind), 0.5});
        for (const ConnectionEvent &hint : {ConnectionEvent(Woke{}), ConnectionEvent(NetworkChanged{})}) {
            machine.on(hint);
            QVERIFY(machine.actions.isEmpty());
            QCOMPARE(machine.says(), State::NeedsYou);
        }
    }

    void whoIsNotConnectedAtAllSleepsOn()
    {
        Machine machine;
        for (const ConnectionEvent &hint :
             {ConnectionEvent(Woke{}), ConnectionEvent(NetworkChanged{}), ConnectionEvent(Doubted{})}) {
            machine.on(hint);
            QVERIFY(machine.actions.isEmpty());
            QCOMPARE(machine.says(), State::Idle);
        }
    }

    // A hint may be wrong: a line that answers is kept.
    void aHintHasTheLineCheckedAndOnlySilenceRebuildsIt()
    {
        Machine machine;
        for (const ConnectionEvent &hint : {ConnectionEvent(NetworkChanged{}), ConnectionEvent(Doubted{})}) {
            machine = {};
            machine.live(sse).on(hint);
            QCOMPARE(machine.checked(), QList<quint64>{1});
            QCOMPARE(machine.actions.size(), 1);
            QCOMPARE(machine.says(), State::Connected);
        }
        machine.on(Unanswered{1});
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 2}}));
        machine.on(Unanswered{1});
        QVERIFY(machine.actions.isEmpty());
    }

    // Who asks for an HTTP line takes another connection than what it follows by.
    void onAnotherNetworkAnHttpLineIsReplacedByItsLike()
    {
        for (const TransportKind kind : {sse, stream, longPoll, shortPoll}) {
            Machine machine;
            machine.live(kind).on(OtherNetwork{});
            QCOMPARE(machine.opened(), QList<LineId>({{kind, 2}}));
            QCOMPARE(machine.says(), State::Connected);
            machine.on(OtherNetwork{});
            QVERIFY(machine.actions.isEmpty()); // one is on its way
            machine.on(Opened{2}).on(CaughtUp{2});
            QCOMPARE(machine.closed(), QList<quint64>{1});
            QVERIFY(std::none_of(machine.actions.begin(), machine.actions.end(), [](const ConnectionAction &action) {
                return std::holds_alternative<AnnounceSwitch>(action); // nobody chose anything
            }));
            QCOMPARE(machine.says(), State::Connected);
        }
        Machine machine;
        machine.live(webSocket).on(OtherNetwork{});
        QVERIFY(machine.actions.isEmpty()); // it is asked
    }

    void whatDoesNotOpenOnAnotherNetworkEndsTheOldLineToo()
    {
        Machine machine;
        machine.live(sse).on(OtherNetwork{}).on(Failed{2, failure(Failure::Kind::Unreachable), 0.5});
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QCOMPARE(machine.says(), State::Waiting);

        machine = {};
        machine.live(sse).on(OtherNetwork{}).on(Failed{2, failure(Failure::Kind::NotTincan), 0.5});
        QVERIFY(machine.closed().isEmpty());
        QCOMPARE(machine.checked(), QList<quint64>{1});
        QCOMPARE(machine.says(), State::Connected);

        machine = {}; // the old line goes first
        machine.live(sse).on(OtherNetwork{}).on(Failed{1, failure(Failure::Kind::Dropped), 0.5});
        QCOMPARE(machine.says(), State::Connecting);
        machine.on(Opened{2}).on(CaughtUp{2});
        QCOMPARE(machine.says(), State::Connected);

        machine = {}; // what does not pass there is not held on to
        machine.on(start(std::nullopt)).on(Failed{1, failure(Failure::Kind::Blocked), 0.5});
        machine.on(Opened{2}).on(CaughtUp{2}).on(OtherNetwork{}).on(Failed{3, failure(Failure::Kind::Blocked), 0.5});
        QCOMPARE(machine.closed(), QList<quint64>{2});
        QCOMPARE(machine.opened(), QList<LineId>({{stream, 4}}));
    }

    // The old line cannot answer any more, and its like is on its way.
    void theSilenceOfTheOldLineLeavesItsLikeAlone()
    {
        Machine machine;
        machine.live(sse).on(OtherNetwork{}).on(NetworkChanged{}).on(Opened{2}).on(Unanswered{1, 0.5});
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QVERIFY(machine.opened().isEmpty());
        machine.on(CaughtUp{2});
        QCOMPARE(machine.says(), State::Connected);
    }

    void aRenewalThatFailsDoesNotEndTheClimb()
    {
        Machine machine;
        machine.on(start(std::nullopt)).on(Failed{1, failure(Failure::Kind::Blocked), 0.5});
        machine.on(Opened{2}).on(CaughtUp{2}).on(OtherNetwork{}).on(Due{Timer::Climb});
        QVERIFY(machine.opened().isEmpty());
        machine.on(Failed{3, failure(Failure::Kind::Certificate), 0.5}); // of a portal
        QVERIFY(machine.closed().isEmpty());
        QVERIFY(machine.armed(Timer::Climb));
    }

    void aDoubtDoesNothingWhereThereIsNoLine()
    {
        Machine machine;
        machine.on(start(sse)).on(Doubted{});
        QVERIFY(machine.actions.isEmpty());
        machine.on(Failed{1, failure(Failure::Kind::Unreachable), 0.5}).on(Doubted{});
        QVERIFY(machine.actions.isEmpty());
        QCOMPARE(machine.says(), State::Waiting);
    }
};

QTEST_GUILESS_MAIN(TestConnectionWake)
#include "tst_connection_wake.moc"
