#include "session_bench.h"
#include "support/misbehaving_server.h"

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

    void whatWasInFlightOnTheOldLineIsSentAgainOnTheNew()
    {
        SessionBench bench;
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

    void anAnsweredMessageCountsAsSentBeforeTheLineDeliversIt()
    {
        SessionBench bench(TransportKind::Sse);
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
        QVERIFY(!bench.session->status().deliveryTime); // nor is this the time it takes
        QVERIFY(bench.stored.isEmpty());                // the line has not delivered it yet
        bench.clock.advance(20ms);
        line.deliver({message(1, first), message(2, second)});
        QTRY_COMPARE(bench.stored, (QList<qint64>{1, 2}));
        QCOMPARE(bench.session->status().deliveryTime, std::optional(milliseconds(20)));
    }

    void oneRefusedMessageDoesNotHoldUpTheRest()
    {
        SessionBench bench(TransportKind::Sse);
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

    void whatABoxTurnsAwayAgainAndAgainFailsAlone()
    {
        SessionBench bench(TransportKind::Sse);
        QVERIFY(bench.open());
        bench.goLive();
        const QString bad = *bench.session->send(u"lobby"_s, u"bad"_s);
        const QString good = *bench.session->send(u"lobby"_s, u"good"_s);
        FakeLine &line = bench.lines.last();
        QTRY_COMPARE(line.sent.size(), 2);
        Failure box = failure(Failure::Kind::NotTincan, u"the server answered 403"_s);
        box.status = 403;
        Failure portal = box; // a page, not a refusal: it waits as long as it takes
        portal.status = 200;
        for (int i = 0; i < 9; ++i) {
            Q_EMIT line.refused(bad, i < 5 ? portal : box);
            Q_EMIT line.refused(good, failure(Failure::Kind::Busy)); // held back behind it
            QCOMPARE(bench.deliveries[bad].last(), i < 8 ? Delivery::Queued : Delivery::Failed);
            bench.clock.advance(2min);
        }
        QVERIFY(bench.deliveries[good].last() != Delivery::Failed);
    }

    void refusedDeletionsDoNotHoldUpTheRest()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        bench.goLive();
        FakeLine &line = bench.lines.last();
        QList<Event> events;
        for (qint64 seq = 1; seq <= 300; ++seq)
            events.append(message(seq));
        Q_EMIT line.received({events, {}, u"u_ada"_s});
        QTRY_COMPARE(bench.stored.size(), 300);
        for (qint64 seq = 1; seq <= 300; ++seq)
            bench.session->deleteMessage(u"id-%1"_s.arg(seq));
        QTRY_COMPARE(line.sent.size(), 256);
        QSignalSpy notices(bench.session.get(), &Session::notice);
        for (const Publication &one : QList<Publication>(line.sent))
            Q_EMIT line.refused(one.id, failure(Failure::Kind::Refused, u"gone"_s));
        QTRY_COMPARE(line.sent.size(), 300);
        QCOMPARE(notices.size(), 256);
        QCOMPARE(notices.last().first().value<Failure>().stage, u"delete"_s);
    }

    void aServerThatAsksForPatienceGetsIt()
    {
        SessionBench bench(TransportKind::Sse);
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

    void whatWasQueuedSurvivesARestartAndGoesOutOnceInOrder()
    {
        SessionBench bench;
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
        SessionBench bench;
        QVERIFY(bench.open());
        const auto sent = bench.session->send(room, text);
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, Failure::Kind::Refused);
        QVERIFY(bench.session->unsent().isEmpty());
    }

    void signingInKeepsEverything()
    {
        SessionBench bench(TransportKind::Sse);
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

    void aRoomThatNobodyAnsweredForIsLookedFor()
    {
        MisbehavingServer server([](const QByteArray &head) {
            return ScriptedAnswer{head.startsWith("POST") ? QByteArray()
                                                          : httpAnswer(200, {}, R"([{"room":"garden"}])"),
                                  head.startsWith("POST") ? ScriptedAnswer::After::Fin : ScriptedAnswer::After::Stay};
        });
        SessionBench bench;
        bench.options.transport.server = server.url();
        QVERIFY(bench.open());
        QSignalSpy created(bench.session.get(), &Session::roomCreated);
        QSignalSpy rooms(bench.session.get(), &Session::roomsChanged);
        bench.session->createRoom({.id = u"garden"_s, .title = u"Garden"_s, .topic = {}});
        QTRY_COMPARE(created.size(), 1);
        QTRY_VERIFY(!rooms.isEmpty() && rooms.last()[0].value<QList<RoomSummary>>().size() == 2); // and the lobby
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
