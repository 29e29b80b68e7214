// What the connection machine remembers of a network, and when.
#include "machine_probe.h"

#include <QtTest>

using namespace tincan;
using namespace std::chrono_literals;

class TestConnectionNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheNetworkDoesNotLetPassIsRememberedAndNothingElse_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<QString>("stage");
        QTest::addColumn<bool>("kept");
        QTest::newRow("upgrade refused") << Failure::Kind::Blocked << QString() << true;
        QTest::newRow("nonsense") << Failure::Kind::Invalid << QString() << true;
        QTest::newRow("dropped before hello") << Failure::Kind::Dropped << QString() << false;
        QTest::newRow("silent, or asleep") << Failure::Kind::TimedOut << QStringLiteral("handshake") << false;
    }
    void whatTheNetworkDoesNotLetPassIsRememberedAndNothingElse()
    {
        QFETCH(Failure::Kind, kind);
        QFETCH(QString, stage);
        QFETCH(bool, kept);
        Machine machine;
        machine.on(start({})).on(Failed{1, failure(kind, stage), 0.5}).on(Opened{2}).on(CaughtUp{2});
        QCOMPARE(statusOf(machine.state).line, std::optional(sse));
        QCOMPARE(machine.kept(), kept ? toWord(sse) : QString());
    }
    void silenceIsRememberedWhereAnotherLineLivedOnTwice()
    {
        Machine machine;
        const Failure silence = failure(Failure::Kind::TimedOut, QStringLiteral("handshake"));
        machine.on(start({})).on(Failed{1, silence, 0.5}).on(Opened{2}).on(CaughtUp{2});
        machine.on(Due{Timer::Climb}).on(Failed{3, silence, 0.5});
        QCOMPARE(machine.kept(), QString());
        machine.on(Due{Timer::Climb}).on(Failed{4, failure(Failure::Kind::Unreachable), 0.5});
        QCOMPARE(machine.kept(), QString());
        machine.on(Due{Timer::Climb}).on(Failed{5, silence, 0.5});
        QCOMPARE(machine.kept(), toWord(sse));
    }
    void whatIsRememberedIsBegunWithAndClimbedFrom()
    {
        Machine machine;
        Start begin = start({});
        begin.kept = longPoll;
        machine.on(begin);
        QCOMPARE(machine.opened(), QList<LineId>({{longPoll, 1}}));
        machine.on(Opened{1});
        QCOMPARE(machine.armed(Timer::Climb), std::optional<std::chrono::milliseconds>(1min));
        machine.on(CaughtUp{1});
        QCOMPARE(machine.kept(), QString());
        QCOMPARE(statusOf(machine.state).blockedLine, std::optional(webSocket));
        machine.on(Due{Timer::Climb});
        QCOMPARE(machine.opened(), QList<LineId>({{webSocket, 2}}));
        machine.on(Opened{2}).on(CaughtUp{2});
        QCOMPARE(machine.kept(), QStringLiteral("nothing"));
        QCOMPARE(statusOf(machine.state).blockedLine, std::nullopt);
    }
    void whatIsRememberedIsNotStuckToWhereSomethingElseAnswers_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        QTest::addColumn<TransportKind>("next");
        QTest::newRow("a gateway's 504") << Failure::Kind::Busy << webSocket;
        QTest::newRow("a page") << Failure::Kind::NotTincan << webSocket;
        QTest::newRow("403") << Failure::Kind::Refused << webSocket;
        QTest::newRow("nobody there") << Failure::Kind::Unreachable << sse;
    }
    void whatIsRememberedIsNotStuckToWhereSomethingElseAnswers()
    {
        QFETCH(Failure::Kind, kind);
        QFETCH(TransportKind, next);
        Machine machine;
        Start begin = start({});
        begin.kept = sse;
        machine.on(begin).on(Failed{1, failure(kind), 0.5});
        machine.on(machine.says() == State::NeedsYou ? ConnectionEvent(TryNow{}) : ConnectionEvent(Due{Timer::Retry}));
        QCOMPARE(machine.opened(), QList<LineId>({{next, 2}}));
    }
    void aForcedLineIsNeitherRememberedNorOverridden()
    {
        Machine machine;
        Start begin = start(webSocket);
        begin.kept = longPoll;
        machine.on(begin);
        QCOMPARE(machine.opened(), QList<LineId>({{webSocket, 1}}));
        machine.on(Opened{1}).on(CaughtUp{1});
        QCOMPARE(machine.kept(), QString());
    }
    void onAnotherNetworkAutomaticBeginsWithWhatIsRememberedThere()
    {
        Machine machine;
        machine.live({}).on(Failed{1, failure(Failure::Kind::Unreachable), 0.5}).on(OtherNetwork{sse});
        machine.on(Due{Timer::Retry});
        QCOMPARE(machine.opened(), QList<LineId>({{sse, 2}}));
        machine.on(Failed{2, failure(Failure::Kind::Unreachable), 0.5}).on(OtherNetwork{});
        machine.on(Due{Timer::Retry});
        QCOMPARE(machine.opened(), QList<LineId>({{webSocket, 3}}));
    }
};

QTEST_GUILESS_MAIN(TestConnectionNetwork)
#include "tst_connection_network.moc"
