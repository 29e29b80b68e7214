// Deadlines and heartbeats, by a clock that moves when the test says so: no line waits for ever, and none that lives is
// cut.
#include "support/fake_clock.h"
#include "tests/core/transport/scripted_lines.h"

#include <QTimer>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Failure::Kind;
using After = ScriptedAnswer::After;

class TestLineSilence : public QObject
{
    Q_OBJECT

    static void addEndlessRows()
    {
        QTest::addColumn<TransportKind>("kind");
        for (const TransportKind kind : {TransportKind::WebSocket, TransportKind::Sse, TransportKind::Stream})
            QTest::newRow(qPrintable(toWord(kind))) << kind;
    }

private Q_SLOTS:
    void aServerThatAcceptsAndSaysNothingIsGivenUp_data() { addLineRows(); }
    void aServerThatAcceptsAndSaysNothingIsGivenUp()
    {
        QFETCH(TransportKind, kind);
        FakeClock clock;
        MisbehavingServer server([](const QByteArray &) { return ScriptedAnswer{}; });
        LineProbe probe(kind, optionsFor(server), clock);
        probe.line->open({});
        QTRY_COMPARE(server.heads().size(), 1);
        // The deadline of the answer begins when the request is out, which is told a moment later.
        QTRY_VERIFY_WITH_TIMEOUT((clock.advance(1s), probe.failures.size() == 1), 10'000);
        QCOMPARE(probe.failures.first().kind, Kind::TimedOut);
        QCOMPARE(probe.stages, QStringList({u"connect"_s, u"first byte"_s}));
        QCOMPARE(probe.failures.first().stage, u"first byte"_s);
        QVERIFY(probe.heads.isEmpty());
    }

    void nameAndConnectionShareADeadline_data()
    {
        QTest::addColumn<TransportKind>("kind");
        for (const TransportKind kind : allTransportKinds)
            if (kind != TransportKind::WebSocket) // has one for each
                QTest::newRow(qPrintable(toWord(kind))) << kind;
    }
    void nameAndConnectionShareADeadline()
    {
        QFETCH(TransportKind, kind);
        FakeClock clock;
        MisbehavingServer server([](const QByteArray &) { return ScriptedAnswer{}; });
        TransportOptions options = optionsFor(server);
        options.server.setScheme(u"https"_s); // whose handshake nobody answers
        options.connectTimeout = 10s;
        LineProbe probe(kind, options, clock);
        probe.line->open({});
        clock.advance(9s); // before the event loop can say anything
        QTRY_COMPARE(probe.stages, QStringList({u"connect"_s}));
        QVERIFY(probe.failures.isEmpty());
        clock.advance(1s);
        QCOMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::TimedOut);
        QCOMPARE(probe.failures.first().stage, u"connect"_s);
    }

    void aStreamThatIsHeldBackIsBlocked_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::newRow("sse") << TransportKind::Sse;
        QTest::newRow("stream") << TransportKind::Stream;
    }
    void aStreamThatIsHeldBackIsBlocked()
    {
        QFETCH(TransportKind, kind);
        FakeClock clock;
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{headOf(kind, head), After::Stay};
        });
        TransportOptions options = optionsFor(server);
        options.connectTimeout = 1h;
        LineProbe probe(kind, options, clock);
        probe.line->open({});
        QTRY_COMPARE(server.heads().size(), 1);
        // Two alarms once the head is here: for the hello, and for silence.
        QTRY_COMPARE(clock.pendingAlarms(), 2);
        clock.advance(options.firstByteTimeout);
        QCOMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Blocked);
    }

    void aSilentLineIsGivenUpAndAHeartbeatKeepsItAlive_data() { addEndlessRows(); }
    void aSilentLineIsGivenUpAndAHeartbeatKeepsItAlive()
    {
        QFETCH(TransportKind, kind);
        FakeClock clock;
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{beginning(kind, head), After::Stay};
        });
        TransportOptions options = optionsFor(server);
        options.deadAfter = 25s;
        LineProbe probe(kind, options, clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        // Each time something is said shortly before the end; the event tells that it has arrived.
        for (int seq = 5; seq < 9; ++seq) {
            clock.advance(24s);
            QVERIFY(probe.failures.isEmpty());
            server.say(framed(kind, {messageJson(seq)}));
            QTRY_COMPARE(probe.events.size(), seq - 4);
        }
        clock.advance(24s);
        QVERIFY(probe.failures.isEmpty());
        clock.advance(1s);
        QCOMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::TimedOut);
        QCOMPARE(probe.failures.first().stage, u"idle"_s);
    }

    void aHeartbeatAloneKeepsTheLine_data() { addEndlessRows(); }
    void aHeartbeatAloneKeepsTheLine()
    {
        QFETCH(TransportKind, kind);
        const QByteArray beat = kind == TransportKind::Sse      ? QByteArray(":\n\n")
                                : kind == TransportKind::Stream ? QByteArray("\n")
                                                                : QByteArray("\x89\x00", 2);
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{beginning(kind, head), After::Stay};
        });
        TransportOptions options = optionsFor(server);
        options.deadAfter = 1s;
        options.heartbeatInterval = 1h;
        LineProbe probe(kind, options);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        QTimer beats;
        int count = 0;
        connect(&beats, &QTimer::timeout, this, [&] {
            server.say(beat);
            ++count;
        });
        beats.start(100ms);
        QTRY_VERIFY_WITH_TIMEOUT(count >= 25, 30'000);
        QVERIFY(probe.failures.isEmpty());
        beats.stop();
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().stage, u"idle"_s);
    }

    void aWebSocketPingsOnItsOwnAndAnewAfterASend()
    {
        FakeClock clock;
        MisbehavingServer server([](const QByteArray &head) {
            return ScriptedAnswer{beginning(TransportKind::WebSocket, head), After::Stay};
        });
        TransportOptions options = optionsFor(server);
        options.heartbeatInterval = 10s;
        LineProbe probe(TransportKind::WebSocket, options, clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        clock.advance(9s);
        probe.line->send(publicationOf(u"hello"_s));
        QTRY_VERIFY(server.afterHead().startsWith('\x82'));
        const qsizetype sent = server.afterHead().size();
        clock.advance(2s); // would have been due, but for the send
        clock.advance(8s);
        QTRY_VERIFY(server.afterHead().size() > sent);
        QCOMPARE(server.afterHead().at(sent), '\x89'); // one ping, and no earlier one before it
        QVERIFY(probe.failures.isEmpty());
    }

    void aPublicationWithoutAnswerComesBack_data() { addLineRows(); }
    void aPublicationWithoutAnswerComesBack()
    {
        QFETCH(TransportKind, kind);
        FakeClock clock;
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{head.startsWith("POST") ? QByteArray() : beginning(kind, head), After::Stay};
        });
        TransportOptions options = optionsFor(server);
        options.deadAfter = 1h;
        options.pollInterval = 1h;
        options.firstByteTimeout = 1h;
        LineProbe probe(kind, options, clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        const Publication publication = publicationOf(u"hello"_s);
        probe.line->send(publication);
        QTRY_VERIFY_WITH_TIMEOUT((clock.advance(1s), probe.refused.size() == 1), 10'000);
        QCOMPARE(probe.refused.first().first, publication.id);
        QCOMPARE(probe.refused.first().second.kind, Kind::TimedOut);
        QVERIFY(probe.refused.first().second.retryable());
        QVERIFY(probe.failures.isEmpty());
    }

    void aLongPollThatIsNeverHeldIsNotAskedWithoutABreath_data()
    {
        QTest::addColumn<QList<QByteArray>>("events");
        QTest::newRow("nothing") << QList<QByteArray>{};
        QTest::newRow("the same again") << QList<QByteArray>{messageJson(4)};
        QTest::newRow("something unreadable") << QList<QByteArray>{R"({"type":7})"};
    }
    void aLongPollThatIsNeverHeldIsNotAskedWithoutABreath()
    {
        QFETCH(QList<QByteArray>, events);
        FakeClock clock;
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{beginning(TransportKind::LongPoll, head, events), After::Stay};
        });
        LineProbe probe(TransportKind::LongPoll, optionsFor(server), clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        QTRY_COMPARE(clock.nextAlarm(), 1s); // answered at once again and again: a breath
        const qsizetype asked = server.heads().size();
        QVERIFY(asked <= 3);
        clock.advance(900ms);
        QCOMPARE(server.heads().size(), asked);
        clock.advance(200ms);
        QTRY_COMPARE(server.heads().size(), asked + 1);
    }

    void anIdlePollIsGivenItsHold()
    {
        FakeClock clock;
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{head.contains("wait=") ? QByteArray() : beginning(TransportKind::LongPoll, head),
                                  After::Stay};
        });
        const TransportOptions options = optionsFor(server);
        LineProbe probe(TransportKind::LongPoll, options, clock);
        probe.line->open({});
        QTRY_COMPARE(server.heads().size(), 2);
        QTRY_COMPARE(clock.nextAlarm(), milliseconds(options.holdTime + 5s));
        QCOMPARE(TransportOptions().holdTime + 5s, 30s); // what a chip may be wrong for (L4)
        clock.advance(options.holdTime);
        QVERIFY(probe.failures.isEmpty());
        clock.advance(5s);
        QCOMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().stage, u"first byte"_s);
    }

    void aShortPollAsksByItsIntervalAndSaysWhatItHas()
    {
        FakeClock clock;
        MisbehavingServer server([](const QByteArray &head) {
            if (head.contains("If-None-Match"))
                return ScriptedAnswer{"HTTP/1.1 304 Not Modified\r\nETag: \"abc.4\"\r\n\r\n", After::Stay};
            return ScriptedAnswer{
                httpAnswer(200, "Content-Type: application/json\r\nTincan-Cursor: abc.4\r\nETag: \"abc.4\"\r\n", "[]"),
                After::Stay};
        });
        TransportOptions options = optionsFor(server);
        options.pollInterval = 5s;
        LineProbe probe(TransportKind::ShortPoll, options, clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        for (int asked = 2; asked < 5; ++asked) {
            QTRY_COMPARE(clock.nextAlarm(), 5s); // answered: until then the deadlines of the request stand before it
            clock.advance(4900ms);
            QCOMPARE(server.heads().size(), asked - 1);
            clock.advance(100ms);
            QTRY_COMPARE(server.heads().size(), asked);
            QVERIFY(server.heads().last().contains("If-None-Match: \"abc.4\""));
            QVERIFY(server.heads().last().contains("after=abc.4"));
        }
        QTRY_COMPARE(clock.nextAlarm(), 5s);
        QVERIFY(probe.failures.isEmpty());
        QCOMPARE(probe.batches, 1);
    }
};

QTEST_GUILESS_MAIN(TestLineSilence)
#include "tst_line_silence.moc"
