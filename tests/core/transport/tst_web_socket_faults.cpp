// A WebSocket against a server or a box on the way that misbehaves in ways of its own: refused upgrades, handshakes
// without an end, floods, and a peer that does not read.
#include "support/fake_clock.h"
#include "tests/core/transport/scripted_lines.h"

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Failure::Kind;
using After = ScriptedAnswer::After;

static const QByteArray ping("\x89\x00", 2);

class TestWebSocketFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRefusedUpgradeIsBlockedWhereTheServerAnswersOtherwise_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("stripped by a proxy")
            << httpAnswer(200, "Content-Type: application/json\r\nTincan-Cursor: abc.4\r\n", "[]");
        QTest::newRow("400") << httpAnswer(400, {});
        QTest::newRow("403") << httpAnswer(403, {});
        QTest::newRow("503") << httpAnswer(503, {});
        QTest::newRow("a large page") << httpAnswer(403, "Content-Type: text/html\r\n", QByteArray(1 << 20, 'x'));
        QTest::newRow("wrong accept") << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                                    "Connection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n");
    }
    void aRefusedUpgradeIsBlockedWhereTheServerAnswersOtherwise()
    {
        QFETCH(QByteArray, refusal);
        MisbehavingServer server([&](const QByteArray &head) {
            const bool upgrade = head.toLower().contains("upgrade: websocket");
            return ScriptedAnswer{upgrade ? refusal : beginning(TransportKind::ShortPoll, head), After::Stay};
        });
        LineProbe probe(TransportKind::WebSocket, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QVERIFY2(probe.failures.first().kind == Kind::Blocked, qPrintable(probe.failures.first().detail));
    }

    void aHandshakeWithoutAnEndIsGivenUp()
    {
        MisbehavingServer server([](const QByteArray &) {
            return ScriptedAnswer{"HTTP/1.1 101 " + QByteArray(1 << 20, 'x'), After::Stay};
        });
        LineProbe probe(TransportKind::WebSocket, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::NotTincan);
    }

    // What it asks is answered, and what is said to it waits; both pile up.
    void aServerThatNeverReadsIsGivenUp()
    {
        FakeClock clock;
        MisbehavingServer server([](const QByteArray &head) {
            return ScriptedAnswer{beginning(TransportKind::WebSocket, head), After::Stay};
        });
        LineProbe probe(TransportKind::WebSocket, optionsFor(server), clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        server.stopReading();
        const QString text(16'000, u'x');
        for (int i = 0; i < 1'500; ++i)
            probe.line->send(publicationOf(text));

        clock.advance(11s);
        QVERIFY(probe.failures.isEmpty());
        server.say(ping);
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Dropped);
    }

    // By a clock that stands still: it is how many in a second that counts.
    void aFloodThatSaysNothingEndsTheLine_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("pings") << ping;
        QTest::newRow("pongs") << QByteArray("\x8a\x00", 2);
        QTest::newRow("empty frames") << binaryFrame({});
        QTest::newRow("empty frames of text") << QByteArray("\x81\x00", 2);
    }
    void aFloodThatSaysNothingEndsTheLine()
    {
        QFETCH(QByteArray, frame);
        FakeClock clock;
        MisbehavingServer server([](const QByteArray &head) {
            return ScriptedAnswer{beginning(TransportKind::WebSocket, head), After::Stay};
        });
        LineProbe probe(TransportKind::WebSocket, optionsFor(server), clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        for (int second = 1; second < 4; ++second) {
            server.say(frame.repeated(4'000) + binaryFrame(messageJson(4 + second)));
            QTRY_COMPARE(probe.messages, second);
            clock.advance(1s);
        }
        QVERIFY(probe.failures.isEmpty());
        server.say(frame.repeated(6'000));
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Invalid);
        QVERIFY2(probe.failures.first().detail.contains(u"say nothing"_s), qPrintable(probe.failures.first().detail));
    }

    void aMessageInEmptyPiecesWithoutEndEndsTheLine()
    {
        MisbehavingServer server([](const QByteArray &head) {
            return ScriptedAnswer{beginning(TransportKind::WebSocket, head), After::Stay};
        });
        FakeClock clock;
        LineProbe probe(TransportKind::WebSocket, optionsFor(server), clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        server.say(QByteArray("\x02\x00", 2) + QByteArray("\x00\x00", 2).repeated(6'000));
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Invalid);
    }

    // More than the system's buffers take at once.
    void aLotThatIsSentAtOnceIsNoFaultOfTheServer()
    {
        FakeClock clock;
        MisbehavingServer server([](const QByteArray &head) {
            return ScriptedAnswer{beginning(TransportKind::WebSocket, head), After::Stay};
        });
        LineProbe probe(TransportKind::WebSocket, optionsFor(server), clock);
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        const QString text(16'000, u'x');
        const int count = 3'000;
        server.say(ping); // is read while most of it waits
        for (int i = 0; i < count; ++i)
            probe.line->send(publicationOf(text));
        QTRY_VERIFY_WITH_TIMEOUT(server.afterHead().size() > count * text.size(), 20'000);
        clock.advance(5s);
        QVERIFY(probe.failures.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWebSocketFaults)
#include "tst_web_socket_faults.moc"
