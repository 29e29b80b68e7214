#include "core/session/sleep_watch.h"
#include "fake_line.h"
#include "support/fake_clock.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Durable message(qint64 seq, const QString &id = {})
{
    Durable event;
    event.cursor = {"a", seq};
    event.id = id.isEmpty() ? u"id-%1"_s.arg(seq) : id;
    event.room = u"lobby"_s;
    event.sender = {u"u_ada"_s, u"Ada"_s};
    event.time = seq;
    event.body = MessageText{u"hi"_s, {}, {}};
    return event;
}

Failure failure(Failure::Kind kind, const QString &detail = {})
{
    Failure made;
    made.kind = kind;
    made.detail = detail;
    return made;
}

using State = ConnectionStatus::State;

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

    struct Bench
    {
        explicit Bench(TransportKind kind = TransportKind::WebSocket)
        {
            options.transport.server = QUrl(u"http://127.0.0.1:9"_s);
            options.transport.name = u"Ada"_s;
            options.choice = LineChoice{kind};
            options.profileFolder = folder.path();
        }
        bool open()
        {
            session = std::make_unique<Session>(clock, [] { return 0.5; });
            session->setTransportFactory(lines.factory());
            QObject::connect(session.get(), &Session::eventsStored, session.get(),
                             [this](const QList<Durable> &events) {
                                 for (const Durable &event : events)
                                     stored.append(event.cursor.seq);
                             });
            QObject::connect(session.get(), &Session::deliveryChanged, session.get(),
                             [this](const QString &id, Delivery delivery) { deliveries[id].append(delivery); });
            return bool(session->open(options));
        }
        // Opened at the head and caught up.
        void goLive(qint64 head = 0)
        {
            Q_EMIT lines.last().opened({"a", head});
            if (head > 0)
                lines.last().deliver({message(head)});
            QCoreApplication::processEvents();
        }
        State says() const { return session->status().state; }

        QTemporaryDir folder;
        FakeClock clock;
        FakeLines lines;
        SessionOptions options;
        QList<qint64> stored;
        QHash<QString, QList<Delivery>> deliveries;
        std::unique_ptr<Session> session; // the last: while it ends it still speaks
    };

private Q_SLOTS:
    void connectsCatchesUpAndSaysSo()
    {
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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

    void whatWasInFlightOnTheOldLineIsSentAgainOnTheNew()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.goLive();
        const QString id = *bench.session->send(u"lobby"_s, u"hi"_s);
        QTRY_COMPARE(bench.lines.last().sent.size(), 1);
        bench.session->choose(LineChoice{TransportKind::WebSocket});
        FakeLine &next = bench.lines.last();
        QVERIFY(next.sent.isEmpty());
        Q_EMIT next.opened({"a", 0});
        QTRY_COMPARE(next.sent.size(), 1);
        QCOMPARE(next.sent[0].id, id);
        next.deliver({message(1, id)});
        QTRY_VERIFY(bench.session->unsent().isEmpty());
        QCOMPARE(bench.deliveries[id].last(), Delivery::Sent);
        QCOMPARE(bench.deliveries[id].first(), Delivery::Queued);
    }

    void aLineFailsAndAnotherFollowsAfterTheBackoff()
    {
        Bench bench;
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

    void aProcessThatWasStoppedBeginsAnewAtOnce()
    {
        Bench bench;
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
        Bench bench;
        QVERIFY(bench.open());
        bench.goLive();
        bench.clock.sleep(8h);
        bench.clock.advance(lookEvery);
        QCOMPARE(bench.lines.made.size(), 2);
        QCOMPARE(bench.says(), State::Connecting);
    }

    void aClosedSessionSleepsAndWakesInSilence()
    {
        Bench bench;
        QVERIFY(bench.open());
        bench.goLive();
        bench.session->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(bench.clock.pendingAlarms(), 0);
    }

    void aClockThatIsSetOnlyAsksTheLine()
    {
        Bench bench;
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
        Bench bench;
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
        QCOMPARE(bench.session->status().retryIn, milliseconds(450));
    }

    void aHintOfTheNetworkIsNoTruth()
    {
        Bench bench;
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

    // A network that comes and goes all the time may not have the server asked without end.
    void aSwarmOfHintsIsOneAttemptASecondAtMost()
    {
        Bench bench;
        QVERIFY(bench.open());
        for (int i = 0; i < 1'000; ++i) {
            bench.session->networkChanged();
            bench.clock.advance(10ms);
        }
        QVERIFY2(bench.lines.made.size() <= 15, qPrintable(QString::number(bench.lines.made.size())));
    }

    void afterTheLastAttemptItWaitsForThePerson()
    {
        Bench bench;
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

    void anAnsweredMessageCountsAsSentBeforeTheLineDeliversIt()
    {
        Bench bench(TransportKind::Sse);
        QVERIFY(bench.open());
        bench.goLive();
        const QString first = *bench.session->send(u"lobby"_s, u"1"_s);
        const QString second = *bench.session->send(u"lobby"_s, u"2"_s);
        FakeLine &line = bench.lines.last();
        QTRY_COMPARE(line.sent.size(), 2);
        QCOMPARE(line.sent[0].id, first);
        QCOMPARE(line.sent[1].id, second);
        Q_EMIT line.accepted(message(1, first));
        QTRY_COMPARE(bench.deliveries[first].last(), Delivery::Sent);
        QCOMPARE(bench.deliveries[second].last(), Delivery::Sending);
        QVERIFY(bench.stored.isEmpty()); // the line has not delivered it yet
        line.deliver({message(1, first)});
        QTRY_COMPARE(bench.stored, QList<qint64>{1});
    }

    void oneRefusedMessageDoesNotHoldUpTheRest()
    {
        Bench bench(TransportKind::Sse);
        QVERIFY(bench.open());
        bench.goLive();
        const QString bad = *bench.session->send(u"lobby"_s, u"bad"_s);
        const QString good = *bench.session->send(u"lobby"_s, u"good"_s);
        FakeLine &line = bench.lines.last();
        QTRY_COMPARE(line.sent.size(), 2);
        Q_EMIT line.refused(bad, failure(Failure::Kind::Refused, u"no such room"_s));
        QCOMPARE(bench.deliveries[bad].last(), Delivery::Failed);
        QCOMPARE(bench.deliveries[good].last(), Delivery::Sending);
        Q_EMIT line.accepted(message(1, good));
        QTRY_COMPARE(bench.session->unsent(), QStringList{bad});
        bench.session->retry(bad);
        QCOMPARE(line.sent.last().id, bad);
    }

    void aServerThatAsksForPatienceGetsIt()
    {
        Bench bench(TransportKind::Sse);
        QVERIFY(bench.open());
        bench.goLive();
        const QString id = *bench.session->send(u"lobby"_s, u"hi"_s);
        FakeLine &line = bench.lines.last();
        QTRY_COMPARE(line.sent.size(), 1);
        Failure busy = failure(Failure::Kind::Busy);
        busy.retryAfter = 3s;
        Q_EMIT line.refused(id, busy);
        QCOMPARE(bench.deliveries[id].last(), Delivery::Queued);
        bench.clock.advance(3'449ms); // and half of the first backoff
        QCOMPARE(line.sent.size(), 1);
        bench.clock.advance(1ms);
        QCOMPARE(line.sent.size(), 2);
    }

    void theStageOfAnOpeningLineIsSaid()
    {
        Bench bench;
        QVERIFY(bench.open());
        QCOMPARE(bench.session->status().stage, u"name"_s);
        Q_EMIT bench.lines.last().reached(u"connect"_s);
        QCOMPARE(bench.session->status().stage, u"connect"_s);
        bench.goLive();
        QVERIFY(bench.session->status().stage.isEmpty());
    }

    void aGapIsToldWhereItIs()
    {
        Bench bench;
        QVERIFY(bench.open());
        QObject::connect(bench.session.get(), &Session::gapFound, bench.session.get(),
                         [&bench] { bench.stored.append(-1); });
        bench.goLive(1);
        bench.lines.last().deliver({message(2), Gap{{"a", 2}, {"a", 10}, u"evicted"_s}, message(11)});
        QTRY_COMPARE(bench.stored, QList<qint64>({1, 2, -1, 11}));
    }

    void whatWasQueuedSurvivesARestartAndGoesOutOnceInOrder()
    {
        Bench bench;
        QVERIFY(bench.open());
        QStringList ids;
        for (int i = 0; i < 5; ++i)
            ids.append(*bench.session->send(u"lobby"_s, QString::number(i)));
        bench.session.reset(); // before the event loop turned
        QVERIFY(bench.open());
        QCOMPARE(bench.session->unsent(), ids);
        bench.goLive();
        QTRY_COMPARE(bench.lines.last().sent.size(), 5);
        for (qsizetype i = 0; i < 5; ++i)
            QCOMPARE(bench.lines.last().sent[i].id, ids[i]);
    }

    void refusesWhatCannotBeAMessage_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u"lobby"_s << QString();
        QTest::newRow("blank") << u"lobby"_s << u" \n\t"_s;
        QTest::newRow("too long") << u"lobby"_s << QString(8'193, QChar(0xe9)); // two bytes each
        QTest::newRow("no room") << QString() << u"hi"_s;
        QTest::newRow("strange room") << u"../etc"_s << u"hi"_s;
    }
    void refusesWhatCannotBeAMessage()
    {
        QFETCH(QString, room);
        QFETCH(QString, text);
        Bench bench;
        QVERIFY(bench.open());
        const auto sent = bench.session->send(room, text);
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, Failure::Kind::Refused);
        QVERIFY(bench.session->unsent().isEmpty());
    }

    void signingInKeepsEverything()
    {
        Bench bench(TransportKind::Sse);
        QVERIFY(bench.open());
        bench.goLive();
        const QString id = *bench.session->send(u"lobby"_s, u"hi"_s);
        QTRY_COMPARE(bench.lines.last().sent.size(), 1);
        Q_EMIT bench.lines.last().failed(failure(Failure::Kind::SignIn));
        QCOMPARE(bench.says(), State::NeedsYou);
        QCOMPARE(bench.session->unsent(), QStringList{id});
        QCOMPARE(bench.deliveries[id].last(), Delivery::Queued);
        bench.session->tryNow();
        bench.goLive();
        QTRY_COMPARE(bench.lines.last().sent.size(), 1);
    }

    void changesAreSaidAtMostOnceAFrame()
    {
        Bench bench;
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
        Bench bench;
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

    void aStoreThatCannotBeOpenedNeedsYou()
    {
        Bench first;
        QVERIFY(first.open());
        Bench second;
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
