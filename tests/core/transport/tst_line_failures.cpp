// Each line against a server that misbehaves: every failure has its kind, and comes once.
#include "support/fake_clock.h"
#include "tests/core/transport/scripted_lines.h"

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Failure::Kind;
using After = ScriptedAnswer::After;

namespace {

QByteArray httpDateIn(int seconds)
{
    const QDateTime at = QDateTime::currentDateTimeUtc().addSecs(seconds);
    return QLocale::c().toString(at, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

void addRows(const QList<std::pair<const char *, QByteArray>> &rows)
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<QByteArray>("what");
    for (const TransportKind kind : allTransportKinds) {
        for (const auto &[name, what] : rows)
            QTest::addRow("%s, %s", qPrintable(toWord(kind)), name) << kind << what;
    }
}

void addEndlessRows()
{
    QTest::addColumn<TransportKind>("kind");
    for (const TransportKind kind : allTransportKinds) {
        if (isEndless(kind))
            QTest::newRow(qPrintable(toWord(kind))) << kind;
    }
}

} // namespace

class TestLineFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerThatIsNoStreamHasItsKind_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Kind>("expected");
        QTest::addColumn<int>("retryAfter"); // seconds; -1: none
        const QByteArray html = "Content-Type: text/html\r\n";
        const QByteArray problem = "Content-Type: application/problem+json\r\n";
        const QList<std::tuple<const char *, QByteArray, Kind, int>> rows{
            {"a page", httpAnswer(200, html, "<html>Sign in to the hotel</html>"), Kind::NotTincan, -1},
            {"a redirect", httpAnswer(302, "Location: http://127.0.0.1:9/\r\n"), Kind::NotTincan, -1},
            {"401", httpAnswer(401, {}), Kind::SignIn, -1},
            {"403", httpAnswer(403, problem), Kind::Refused, -1},
            {"403 of a box on the way", httpAnswer(403, {}), Kind::NotTincan, -1},
            {"407", httpAnswer(407, "Proxy-Authenticate: Basic realm=\"x\"\r\n"), Kind::NotTincan, -1},
            {"413 of whoever it is", httpAnswer(413, {}), Kind::Refused, -1},
            {"404 with a page", httpAnswer(404, html, "<html>?</html>"), Kind::NotTincan, -1},
            {"421", httpAnswer(421, problem), Kind::Refused, -1},
            {"429 in seconds", httpAnswer(429, "Retry-After: 7\r\n"), Kind::Busy, 7},
            {"429 with a date", httpAnswer(429, "Retry-After: " + httpDateIn(60) + "\r\n"), Kind::Busy, 60},
            {"502", httpAnswer(502, html, "<html>?</html>"), Kind::Busy, -1},
            {"503", httpAnswer(503, "Retry-After: 2\r\n"), Kind::Busy, 2},
            {"504", httpAnswer(504, {}), Kind::Busy, -1},
            {"511", httpAnswer(511, html, "<html>?</html>"), Kind::NotTincan, -1},
            {"204", "HTTP/1.1 204 No Content\r\n\r\n", Kind::NotTincan, -1},
            {"no Tincan-Cursor and no hello", httpAnswer(200, "Content-Type: application/json\r\n", "[]"),
             Kind::NotTincan, -1},
            {"a malformed Tincan-Cursor",
             httpAnswer(200, "Content-Type: application/json\r\nTincan-Cursor: 12\r\n", "[]"), Kind::NotTincan, -1},
        };
        for (const TransportKind kind : allTransportKinds) {
            for (const auto &[name, answer, expected, retryAfter] : rows)
                QTest::addRow("%s, %s", qPrintable(toWord(kind)), name) << kind << answer << expected << retryAfter;
        }
    }
    void anAnswerThatIsNoStreamHasItsKind()
    {
        QFETCH(TransportKind, kind);
        QFETCH(QByteArray, answer);
        QFETCH(Kind, expected);
        QFETCH(int, retryAfter);
        MisbehavingServer server([&](const QByteArray &) { return ScriptedAnswer{answer, After::Fin}; });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        const Failure failure = probe.failures.first();
        QVERIFY2(failure.kind == expected, qPrintable(toWord(failure.kind) + u": "_s + failure.detail));
        QCOMPARE(failure.retryAfter.has_value(), retryAfter >= 0);
        if (retryAfter >= 0) // a date loses time on the way
            QVERIFY(*failure.retryAfter <= std::chrono::seconds(retryAfter) &&
                    *failure.retryAfter > std::chrono::seconds(retryAfter) - 20s);
        QVERIFY(probe.heads.isEmpty());
        QCOMPARE(probe.batches, 0);
    }

    void aRedirectIsNotFollowedAndTheTokenStays_data() { addLineRows(); }
    void aRedirectIsNotFollowedAndTheTokenStays()
    {
        QFETCH(TransportKind, kind);
        MisbehavingServer other([](const QByteArray &) { return ScriptedAnswer{}; });
        const QByteArray location = other.url().toEncoded();
        MisbehavingServer server([&](const QByteArray &) {
            return ScriptedAnswer{httpAnswer(307, "Location: " + location + "/api/messages\r\n"), After::Stay};
        });
        TransportOptions options = optionsFor(server);
        options.token = "secret";
        LineProbe probe(kind, options);
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::NotTincan);
        QVERIFY(server.heads().first().contains("Bearer secret"));
        QVERIFY(other.heads().isEmpty());
    }

    void whereNothingListensItIsUnreachable_data() { addRows({{"http", "http"}, {"https", "https"}}); }
    void whereNothingListensItIsUnreachable()
    {
        QFETCH(TransportKind, kind);
        QFETCH(QByteArray, what);
        TransportOptions options;
        {
            MisbehavingServer gone([](const QByteArray &) { return ScriptedAnswer{}; });
            options.server = gone.url();
        }
        options.server.setScheme(QString::fromLatin1(what));
        LineProbe probe(kind, options);
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Unreachable);
        QCOMPARE(probe.failures.first().stage, u"connect"_s);
        QVERIFY2(probe.failures.first().detail.contains(u"refused"_s), qPrintable(probe.failures.first().detail));
    }

    void aConnectionThatEndsBeforeTheHeadIsDropped_data() { addRows({{"FIN", "fin"}, {"RST", "rst"}}); }
    void aConnectionThatEndsBeforeTheHeadIsDropped()
    {
        QFETCH(TransportKind, kind);
        QFETCH(QByteArray, what);
        MisbehavingServer server([&](const QByteArray &) {
            return ScriptedAnswer{{}, what == "fin" ? After::Fin : After::Reset};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Dropped);
    }

    void whatCameWholeBeforeACutCounts_data() { addEndlessRows(); }
    void whatCameWholeBeforeACutCounts()
    {
        QFETCH(TransportKind, kind);
        MisbehavingServer server([&](const QByteArray &head) {
            const QByteArray whole = beginning(kind, head, {messageJson(5)});
            return ScriptedAnswer{whole + framed(kind, {messageJson(6)}).chopped(9), After::Fin};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open(Cursor{"abc", 4});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Dropped);
        QCOMPARE(probe.heads, QList<Cursor>({Cursor{"abc", 4}}));
        QCOMPARE(probe.texts(), QStringList({u"text 5"_s}));
    }

    void aResetStreamIsDropped_data() { addEndlessRows(); }
    void aResetStreamIsDropped()
    {
        QFETCH(TransportKind, kind);
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{beginning(kind, head), After::Reset};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QVERIFY2(probe.failures.first().kind == Kind::Dropped, qPrintable(probe.failures.first().detail));
    }

    void aPollThatIsCutBringsNothing_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::newRow("long-poll") << TransportKind::LongPoll;
        QTest::newRow("short-poll") << TransportKind::ShortPoll;
    }
    void aPollThatIsCutBringsNothing()
    {
        QFETCH(TransportKind, kind);
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{beginning(kind, head, {messageJson(5)}).chopped(4), After::Fin};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open(Cursor{"abc", 4});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Dropped);
        QCOMPARE(probe.batches, 0);
    }

    void aStreamThatBeginsOtherwiseIsNotOurs_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::addColumn<QByteArray>("first");
        for (const TransportKind kind : {TransportKind::WebSocket, TransportKind::Sse, TransportKind::Stream}) {
            for (const auto &[name, first] :
                 {std::pair("a message", messageJson(5)), std::pair("garbage", QByteArray("}{")),
                  std::pair("invalid UTF-8", QByteArray("\xff\xfe")), std::pair("a number", QByteArray("7"))})
                QTest::addRow("%s, %s", qPrintable(toWord(kind)), name) << kind << first;
        }
    }
    void aStreamThatBeginsOtherwiseIsNotOurs()
    {
        QFETCH(TransportKind, kind);
        QFETCH(QByteArray, first);
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{headOf(kind, head) + framed(kind, {first}), After::Stay};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QVERIFY2(probe.failures.first().kind == Kind::NotTincan, qPrintable(probe.failures.first().detail));
        QCOMPARE(probe.batches, 0);
    }

    void aBadEventInAFineLineIsSkipped_data()
    {
        QTest::addColumn<TransportKind>("kind");
        QTest::addColumn<QByteArray>("bad");
        for (const TransportKind kind : allTransportKinds) {
            QTest::addRow("%s, a number", qPrintable(toWord(kind))) << kind << QByteArray("7");
            QTest::addRow("%s, no cursor", qPrintable(toWord(kind)))
                << kind << QByteArray(R"({"type":"message","text":"x"})");
            if (kind != TransportKind::Sse && kind != TransportKind::Stream)
                continue; // elsewhere the batch is one document
            QTest::addRow("%s, garbage", qPrintable(toWord(kind))) << kind << QByteArray("{\"type\":");
            QTest::addRow("%s, invalid UTF-8", qPrintable(toWord(kind)))
                << kind << QByteArray("{\"type\":\"\xff\"}\xff");
        }
    }
    void aBadEventInAFineLineIsSkipped()
    {
        QFETCH(TransportKind, kind);
        QFETCH(QByteArray, bad);
        int asked = 0;
        MisbehavingServer server([&](const QByteArray &head) {
            const bool first = asked++ == 0;
            return ScriptedAnswer{first ? beginning(kind, head, {messageJson(5), bad, messageJson(6)}) : QByteArray(),
                                  After::Stay};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open(Cursor{"abc", 4});
        QTRY_COMPARE(probe.texts(), QStringList({u"text 5"_s, u"text 6"_s}));
        QVERIFY(probe.failures.isEmpty());
    }

    void aBatchThatIsNoJsonIsInvalid_data()
    {
        QTest::addColumn<TransportKind>("kind");
        for (const TransportKind kind : {TransportKind::WebSocket, TransportKind::LongPoll, TransportKind::ShortPoll})
            QTest::newRow(qPrintable(toWord(kind))) << kind;
    }
    void aBatchThatIsNoJsonIsInvalid()
    {
        QFETCH(TransportKind, kind);
        MisbehavingServer server([&](const QByteArray &head) {
            if (kind == TransportKind::WebSocket)
                return ScriptedAnswer{beginning(kind, head) + binaryFrame("[{\"type\":"), After::Stay};
            return ScriptedAnswer{
                httpAnswer(200, "Content-Type: application/json\r\nTincan-Cursor: abc.4\r\n", "[{\"type\":"),
                After::Stay};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QVERIFY2(probe.failures.first().kind == Kind::Invalid, qPrintable(probe.failures.first().detail));
    }

    void whatIsTooLongEndsTheLine_data() { addEndlessRows(); }
    void whatIsTooLongEndsTheLine()
    {
        QFETCH(TransportKind, kind);
        // A giant frame, and lines without an end.
        const QByteArray giant = kind == TransportKind::WebSocket
                                     ? binaryFrame(QByteArray(9 << 20, ' '))
                                     : (kind == TransportKind::Sse ? "data: " : "") + QByteArray(3 << 20, 'x');
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{beginning(kind, head, {messageJson(5)}) + giant, After::Stay};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QVERIFY2(probe.failures.first().kind == Kind::Invalid, qPrintable(probe.failures.first().detail));
        QCOMPARE(probe.texts(), QStringList({u"text 5"_s}));
    }

    void aByeSaysWhenToComeBack_data() { addEndlessRows(); }
    void aByeSaysWhenToComeBack()
    {
        QFETCH(TransportKind, kind);
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{
                beginning(kind, head, {messageJson(5), R"({"type":"bye","reason":"shutdown","retry_after":3})"}),
                After::Fin};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::Busy);
        QCOMPARE(probe.failures.first().retryAfter, std::optional<milliseconds>(3s));
        QCOMPARE(probe.texts(), QStringList({u"text 5"_s}));
    }

    void aByeBecauseTheAccountEndedAsksToSignIn_data() { addEndlessRows(); }
    void aByeBecauseTheAccountEndedAsksToSignIn()
    {
        QFETCH(TransportKind, kind);
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{beginning(kind, head, {R"({"type":"bye","reason":"expired"})"}), After::Fin};
        });
        LineProbe probe(kind, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::SignIn);
    }
};

QTEST_GUILESS_MAIN(TestLineFailures)
#include "tst_line_failures.moc"
