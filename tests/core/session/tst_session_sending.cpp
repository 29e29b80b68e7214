// What goes out: once, in order, and whatever is refused alone.
#include "session_bench.h"

#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSessionSending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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

    // Else whoever counts on from the page counts it twice.
    void whatAPageCountsWasToldBefore()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        QSet<QString> told;
        connect(bench.session.get(), &Session::timelineChanged, this, [&told](const TimelineChange &change) {
            for (const Message &message : change.upserted)
                told.insert(message.id);
        });
        qint64 counted = 0;
        qsizetype toldThen = 0;
        connect(bench.session.get(), &Session::pageLoaded, this, [&](const TimelinePage &page) {
            counted = page.total;
            toldThen = told.size();
        });
        QVERIFY(bench.session->send(u"lobby"_s, u"1"_s));
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(bench.session->send(u"lobby"_s, u"2"_s)); // in the same frame
        QVERIFY(bench.session->send(u"lobby"_s, u"3"_s));
        bench.session->loadPage(u"lobby"_s, PageQuestion::newest(50));
        QCOMPARE(counted, 3);
        QCOMPARE(toldThen, 3);
    }
};

QTEST_GUILESS_MAIN(TestSessionSending)
#include "tst_session_sending.moc"
