// Publishing over HTTP beside a line: an answer is this publication's event, or the publication comes back.
#include "tests/core/transport/scripted_lines.h"

using namespace tincan;
using namespace Qt::StringLiterals;
using Kind = Failure::Kind;
using After = ScriptedAnswer::After;

class TestHttpSender : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPublicationThatIsAnsweredStrangelyComesBack_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Kind>("expected");
        QTest::newRow("503") << httpAnswer(503, "Retry-After: 2\r\n") << Kind::Busy;
        QTest::newRow("a page") << httpAnswer(200, "Content-Type: text/html\r\n", "<html>") << Kind::NotTincan;
        QTest::newRow("a redirect") << httpAnswer(303, "Location: /\r\n") << Kind::NotTincan;
        QTest::newRow("another event") << httpAnswer(201, {}, messageJson(9)) << Kind::NotTincan;
        QTest::newRow("409") << httpAnswer(409, {}) << Kind::Refused;
    }
    void aPublicationThatIsAnsweredStrangelyComesBack()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Kind, expected);
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{head.startsWith("POST") ? answer : beginning(TransportKind::Sse, head), After::Stay};
        });
        LineProbe probe(TransportKind::Sse, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        const Publication publication = publicationOf(u"hello"_s);
        probe.line->send(publication);
        QTRY_COMPARE(probe.refused.size(), 1);
        QCOMPARE(probe.refused.first().first, publication.id);
        QCOMPARE(probe.refused.first().second.kind, expected);
        QVERIFY(probe.failures.isEmpty());
    }

    void aPublicationThatNeedsSigningInEndsTheLine()
    {
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{
                head.startsWith("POST") ? httpAnswer(401, {}) : beginning(TransportKind::Stream, head), After::Stay};
        });
        LineProbe probe(TransportKind::Stream, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        probe.line->send(publicationOf(u"hello"_s));
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Kind::SignIn);
        QVERIFY(probe.refused.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHttpSender)
#include "tst_http_sender.moc"
