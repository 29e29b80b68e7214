#include "machine_probe.h"

#include <QtTest>

using namespace tincan;
using namespace std::chrono_literals;

class TestConnectionMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChosenLineOpensCatchesUpAndIsConnected()
    {
        Machine machine;
        QCOMPARE(machine.says(), State::Idle);
        machine.on(start(sse));
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 1}}));
        QCOMPARE(machine.says(), State::Connecting);
        machine.on(Opened{1});
        QCOMPARE(machine.says(), State::CatchingUp);
        QCOMPARE(machine.armed(Timer::Stable), std::optional<std::chrono::milliseconds>(stableAfter));
        machine.on(CaughtUp{1});
        QCOMPARE(machine.says(), State::Connected);
        QCOMPARE(deliveringLine(machine.state), std::optional(LineId{sse, 1}));
    }

    void automaticBeginsWithTheBest() { QCOMPARE(Machine().on(start({})).opened(), QList<LineId>({{webSocket, 1}})); }

    void everyOrderedPairSwitchesMakeBeforeBreak_data()
    {
        QTest::addColumn<TransportKind>("from");
        QTest::addColumn<TransportKind>("to");
        for (const TransportKind from : allTransportKinds)
            for (const TransportKind to : allTransportKinds)
                QTest::addRow("%s to %s", qPrintable(toWord(from)), qPrintable(toWord(to))) << from << to;
    }
    void everyOrderedPairSwitchesMakeBeforeBreak()
    {
        QFETCH(TransportKind, from);
        QFETCH(TransportKind, to);
        Machine machine;
        machine.live(from).on(Choose{LineChoice{to}});
        QCOMPARE(machine.opened(), QList<LineId>({{to, 2}}));
        QVERIFY(machine.closed().isEmpty());
        QCOMPARE(machine.says(), State::Connected);
        machine.on(Opened{2});
        QVERIFY(machine.actions.isEmpty());
        QCOMPARE(deliveringLine(machine.state)->generation, 1u);
        machine.on(CaughtUp{2});
        QVERIFY(machine.announced({from, 1}, {to, 2}));
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QCOMPARE(deliveringLine(machine.state), std::optional(LineId{to, 2}));
    }

    void choosingAgainInMidSwitchDropsTheFirstCandidate()
    {
        Machine machine;
        machine.live(sse).on(Choose{LineChoice{stream}}).on(Choose{LineChoice{longPoll}});
        QCOMPARE(machine.closed(), QList<quint64>{2});
        QCOMPARE(machine.opened(), QList<LineId>({{longPoll, 3}}));
        machine.on(Opened{2}).on(CaughtUp{2});
        QCOMPARE(deliveringLine(machine.state)->generation, 1u);
        machine.on(Opened{3}).on(CaughtUp{3});
        QCOMPARE(deliveringLine(machine.state)->generation, 3u);
    }

    void choosingWhileConnectingReplacesTheAttempt()
    {
        Machine machine;
        machine.on(start(sse)).on(Choose{LineChoice{stream}});
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QCOMPARE(machine.opened(), QList<LineId>({{stream, 2}}));
    }

    void aForcedCandidateThatFailsIsNotOverriddenInSilence()
    {
        Machine machine;
        machine.live(sse).on(Choose{LineChoice{webSocket}});
        machine.on(Failed{2, failure(Failure::Kind::Blocked), 0.5});
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QCOMPARE(machine.says(), State::Waiting);
        QCOMPARE(statusOf(machine.state).line, std::optional(webSocket));
        QCOMPARE(statusOf(machine.state).failure->kind, Failure::Kind::Blocked);
        machine.on(Due{Timer::Retry});
        QCOMPARE(machine.opened(), QList<LineId>({{webSocket, 3}}));
    }

    void whenTheOldLineFailsInMidSwitchTheNewOneGoesOn_data()
    {
        QTest::addColumn<bool>("opened");
        QTest::newRow("before it opened") << false;
        QTest::newRow("after it opened") << true;
    }
    void whenTheOldLineFailsInMidSwitchTheNewOneGoesOn()
    {
        QFETCH(bool, opened);
        Machine machine;
        machine.live(sse).on(Choose{LineChoice{stream}});
        if (opened)
            machine.on(Opened{2});
        machine.on(Failed{1, failure(Failure::Kind::Dropped), 0.5});
        QVERIFY(machine.opened().isEmpty());
        QCOMPARE(machine.says(), opened ? State::CatchingUp : State::Connecting);
        machine.on(Opened{2}).on(CaughtUp{2});
        QCOMPARE(machine.says(), State::Connected);
        QCOMPARE(deliveringLine(machine.state)->kind, stream);
    }

    void automaticFallsToTheNextLineOrWaits_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<QString>("stage");
        QTest::addColumn<State>("says");
        QTest::newRow("upgrade refused") << Failure::Kind::Blocked << QString() << State::Connecting;
        QTest::newRow("dropped before hello") << Failure::Kind::Dropped << QString() << State::Connecting;
        QTest::newRow("silent") << Failure::Kind::TimedOut << QStringLiteral("first byte") << State::Connecting;
        QTest::newRow("nonsense") << Failure::Kind::Invalid << QString() << State::Connecting;
        QTest::newRow("no connection") << Failure::Kind::TimedOut << QStringLiteral("connect") << State::Waiting;
        QTest::newRow("nobody listens") << Failure::Kind::Unreachable << QString() << State::Waiting;
        QTest::newRow("no such name") << Failure::Kind::NotFound << QString() << State::Waiting;
        QTest::newRow("no network") << Failure::Kind::NoNetwork << QString() << State::Offline;
        QTest::newRow("busy") << Failure::Kind::Busy << QString() << State::Waiting;
        QTest::newRow("a captive portal") << Failure::Kind::NotTincan << QString() << State::Waiting;
        QTest::newRow("sign in") << Failure::Kind::SignIn << QString() << State::NeedsYou;
        QTest::newRow("certificate") << Failure::Kind::Certificate << QString() << State::NeedsYou;
        QTest::newRow("refused") << Failure::Kind::Refused << QString() << State::NeedsYou;
    }
    void automaticFallsToTheNextLineOrWaits()
    {
        QFETCH(Failure::Kind, kind);
        QFETCH(QString, stage);
        QFETCH(State, says);
        Machine machine;
        machine.on(start({})).on(Failed{1, failure(kind, stage), 0.5});
        QCOMPARE(machine.says(), says);
        QCOMPARE(machine.opened(), says == State::Connecting ? QList<LineId>({{sse, 2}}) : QList<LineId>());
    }

    void automaticSaysWhichLineIsBlockedAndTriesUpwardEverMoreRarely()
    {
        Machine machine;
        machine.on(start({}));
        for (quint64 generation = 1; generation <= 3; ++generation)
            machine.on(Failed{generation, failure(Failure::Kind::Blocked), 0.5});
        QCOMPARE(machine.opened(), QList<LineId>({{longPoll, 4}}));
        machine.on(Opened{4});
        QCOMPARE(machine.armed(Timer::Climb), std::optional<std::chrono::milliseconds>(1min));
        machine.on(CaughtUp{4});
        QCOMPARE(machine.says(), State::Connected);
        QCOMPARE(statusOf(machine.state).blockedLine, std::optional(webSocket));
        // Upward: each better line from the top, while the old one delivers.
        machine.on(Due{Timer::Climb});
        QCOMPARE(machine.opened(), QList<LineId>({{webSocket, 5}}));
        machine.on(Failed{5, failure(Failure::Kind::Blocked), 0.5});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 6}}));
        machine.on(Failed{6, failure(Failure::Kind::Blocked), 0.5});
        QCOMPARE(machine.opened(), QList<LineId>({{stream, 7}}));
        machine.on(Failed{7, failure(Failure::Kind::Blocked), 0.5});
        QVERIFY(machine.opened().isEmpty());
        QVERIFY(machine.closed().isEmpty());
        QCOMPARE(machine.armed(Timer::Climb), std::optional<std::chrono::milliseconds>(2min));
        for (int round = 0; round < 10; ++round) {
            machine.on(Due{Timer::Climb});
            machine.on(Failed{machine.opened().first().generation, failure(Failure::Kind::Unreachable), 0.5});
        }
        QCOMPARE(machine.armed(Timer::Climb), std::optional<std::chrono::milliseconds>(30min));
        // And when the best works, it takes over and all is said to be well.
        machine.on(Due{Timer::Climb});
        const quint64 generation = machine.opened().first().generation;
        machine.on(Opened{generation}).on(CaughtUp{generation});
        QVERIFY(machine.announced({longPoll, 4}, {webSocket, generation}));
        QCOMPARE(statusOf(machine.state).blockedLine, std::nullopt);
        QCOMPARE(statusOf(machine.state).failure, std::nullopt);
    }

    void whenNoLineWorksAutomaticWaitsAndBeginsAtTheTop()
    {
        Machine machine;
        machine.on(start({}));
        for (quint64 generation = 1; generation <= 5; ++generation)
            machine.on(Failed{generation, failure(Failure::Kind::Blocked), 0.5});
        QCOMPARE(machine.says(), State::Waiting);
        machine.on(Due{Timer::Retry});
        QCOMPARE(machine.opened(), QList<LineId>({{webSocket, 6}}));
    }

    void automaticComesBackOnTheLineThatWorked()
    {
        Machine machine;
        machine.on(start({})).on(Failed{1, failure(Failure::Kind::Blocked), 0.5});
        machine.on(Opened{2}).on(CaughtUp{2}).on(Failed{2, failure(Failure::Kind::Unreachable), 0.5});
        machine.on(Due{Timer::Retry});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 3}}));
    }

    void aLineThatNeverLivesLongIsLeftByAutomatic()
    {
        Machine machine;
        machine.on(start({}));
        quint64 generation = 1;
        for (int life = 0; life < 4; ++life) {
            machine.on(Opened{generation}).on(CaughtUp{generation});
            machine.on(Failed{generation, failure(Failure::Kind::Dropped), 0.5}).on(Due{Timer::Retry});
            ++generation;
        }
        QCOMPARE(machine.opened().first().kind, sse);
    }

    void waitsGrowWithFullJitterAndBeginAnewAfterAStableLine()
    {
        Machine machine;
        machine.live(sse);
        QList<std::chrono::milliseconds> delays;
        quint64 generation = 1;
        for (int i = 0; i < 3; ++i) {
            machine.on(Failed{generation++, failure(Failure::Kind::Unreachable), 0.5});
            delays.append(*machine.armed(Timer::Retry));
            machine.on(Due{Timer::Retry});
        }
        QCOMPARE(delays, QList<std::chrono::milliseconds>({450ms, 900ms, 1800ms}));
        machine.on(Opened{generation}).on(CaughtUp{generation});
        machine.on(Failed{generation++, failure(Failure::Kind::Dropped), 0.5});
        QCOMPARE(machine.armed(Timer::Retry), std::optional<std::chrono::milliseconds>(3600ms));
        machine.on(Due{Timer::Retry}).on(Opened{generation}).on(Due{Timer::Stable});
        machine.on(Failed{generation, failure(Failure::Kind::Dropped), 0.5});
        QCOMPARE(machine.armed(Timer::Retry), std::optional<std::chrono::milliseconds>(450ms));
    }

    // And a share of our own on top: others were asked the same at the same moment.
    void theOtherSidesPatienceIsKept()
    {
        Failure busy = failure(Failure::Kind::Busy);
        busy.retryAfter = 7s;
        Machine machine;
        machine.live(sse).on(Failed{1, busy, 0.5});
        QCOMPARE(machine.armed(Timer::Retry), std::optional<std::chrono::milliseconds>(7'450ms));
        QCOMPARE(statusOf(machine.state).retryIn, std::chrono::milliseconds(7'450ms));
    }

    void afterTheLastAttemptItNeedsYouAndTryNowBeginsAgain()
    {
        Machine machine;
        machine.on(start(sse, 2));
        quint64 generation = 1;
        for (int i = 0; i < 2; ++i) {
            machine.on(Failed{generation++, failure(Failure::Kind::Unreachable), 0.5});
            QCOMPARE(machine.says(), State::Waiting);
            machine.on(Due{Timer::Retry});
        }
        machine.on(Failed{generation++, failure(Failure::Kind::Unreachable), 0.5});
        QCOMPARE(machine.says(), State::NeedsYou);
        machine.on(TryNow{});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, generation}}));
        // Opening resets the count.
        machine.on(Opened{generation}).on(Failed{generation, failure(Failure::Kind::Dropped), 0.5});
        QCOMPARE(machine.says(), State::Waiting);
    }

    void wordsOfRetiredGenerationsConcernNobody()
    {
        Machine machine;
        machine.live(sse).on(Choose{LineChoice{stream}}).on(Opened{2}).on(CaughtUp{2});
        const ConnectionState before = machine.state;
        for (const ConnectionEvent &late : {ConnectionEvent(Opened{1}), ConnectionEvent(CaughtUp{1}),
                                            ConnectionEvent(Failed{1, failure(Failure::Kind::SignIn), 0.5}),
                                            ConnectionEvent(Unanswered{1}), ConnectionEvent(Opened{99})}) {
            machine.on(late);
            QCOMPARE(machine.state, before);
            QVERIFY(machine.actions.isEmpty());
        }
    }

    void stoppingClosesEveryLineAndTimer()
    {
        Machine machine;
        machine.live(sse).on(Choose{LineChoice{stream}}).on(Stop{});
        QCOMPARE(machine.closed(), QList<quint64>({2, 1}));
        QCOMPARE(machine.says(), State::Idle);
        machine.on(Due{Timer::Retry}).on(Due{Timer::Climb});
        QVERIFY(machine.opened().isEmpty());
    }

    void shortLivesSpeakAgainstALineOnlyWhereTheServerWasThere_data()
    {
        QTest::addColumn<bool>("away");
        QTest::newRow("the server was there") << false;
        QTest::newRow("the server was away in between") << true;
    }
    void shortLivesSpeakAgainstALineOnlyWhereTheServerWasThere()
    {
        QFETCH(const bool, away);
        Machine machine;
        machine.live({});
        quint64 line = 1;
        for (int life = 0; life < 4; ++life) {
            machine.on(Failed{line++, failure(Failure::Kind::Dropped), 0.5}).on(Due{Timer::Retry});
            if (away)
                machine.on(Failed{line++, failure(Failure::Kind::Unreachable), 0.5}).on(Due{Timer::Retry});
            machine.on(Opened{line}).on(CaughtUp{line});
        }
        QCOMPARE(deliveringLine(machine.state)->kind, away ? webSocket : sse);
        QCOMPARE(statusOf(machine.state).blockedLine, away ? std::nullopt : std::optional(webSocket));
    }

    void aCrowdsReturnIsSpreadUntilTheNextHello()
    {
        Machine machine;
        machine.live(sse).on(InCrowd{20s}).on(Failed{1, failure(Failure::Kind::Dropped), 0.5});
        QCOMPARE(machine.armed(Timer::Retry), std::optional<std::chrono::milliseconds>(10s));
        machine.on(Due{Timer::Retry}).on(Failed{2, failure(Failure::Kind::Unreachable), 0.5});
        QCOMPARE(machine.armed(Timer::Retry), std::optional<std::chrono::milliseconds>(10s));
        machine.on(TryNow{}); // a person need not wait
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 3}}));
        machine.on(Opened{3}).on(Failed{3, failure(Failure::Kind::Dropped), 0.5});
        QCOMPARE(machine.armed(Timer::Retry), std::optional<std::chrono::milliseconds>(450ms));
    }

    void aFailingDiskNeedsYou()
    {
        Machine machine;
        machine.live(sse).on(StorageFailed{failure(Failure::Kind::Storage)});
        QCOMPARE(machine.closed(), QList<quint64>{1});
        QCOMPARE(machine.says(), State::NeedsYou);
    }

    void choosingAutomaticClimbsToTheBestLine()
    {
        Machine machine;
        machine.live(shortPoll).on(Choose{LineChoice{}});
        QCOMPARE(machine.opened(), QList<LineId>({{webSocket, 2}}));
        machine.on(Failed{2, failure(Failure::Kind::Blocked), 0.5});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 3}}));
        machine.on(Opened{3}).on(CaughtUp{3});
        QCOMPARE(deliveringLine(machine.state)->kind, sse);
        QCOMPARE(statusOf(machine.state).blockedLine, std::optional(webSocket));
    }
};

QTEST_GUILESS_MAIN(TestConnectionMachine)
#include "tst_connection_machine.moc"
