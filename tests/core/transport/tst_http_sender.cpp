// Publishing over HTTP beside a line: an answer is this publication's event, or the publication comes back.
#include "tests/core/transport/scripted_lines.h"

using namespace tincan;
using namespace Qt::StringLiterals;
using Kind = Failure::Kind;
using After = ScriptedAnswer::After;

class TestHttpSender : public QObject
{
    Q_OBJECT

    static QByteArray eventOf(const Publication &publication, int seq)
    {
        return messageJson(seq).replace(messageJson(seq).mid(messageJson(seq).indexOf("6f1c1b1e"), 36),
                                        publication.id.toLatin1());
    }

private Q_SLOTS:
    void aPublicationThatIsAnsweredStrangelyComesBack_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Kind>("expected");
        QTest::newRow("503") << httpAnswer(503, "Retry-After: 2\r\n") << Kind::Busy;
        QTest::newRow("a page") << httpAnswer(200, "Content-Type: text/html\r\n", "<html>") << Kind::NotTincan;
        QTest::newRow("a redirect") << httpAnswer(303, "Location: /\r\n") << Kind::NotTincan;
        QTest::newRow("another event") << httpAnswer(201, {}, messageJson(9)) << Kind::NotTincan;
        QTest::newRow("409") << httpAnswer(409, "Content-Type: application/problem+json\r\n") << Kind::Refused;
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

    // The first goes alone, as nothing is known of this server yet; what follows goes together where it takes several.
    void whatWaitsGoesOutTogetherWhereTheServerTakesIt_data()
    {
        QTest::addColumn<QByteArray>("accepts");
        QTest::addColumn<QByteArray>("secondType");
        QTest::newRow("several") << QByteArray("Accept-Post: application/json, application/x-ndjson\r\n")
                                 << QByteArray("application/x-ndjson");
        QTest::newRow("one") << QByteArray() << QByteArray("application/json");
    }
    void whatWaitsGoesOutTogetherWhereTheServerTakesIt()
    {
        QFETCH(QByteArray, accepts);
        QFETCH(QByteArray, secondType);
        QList<Publication> publications;
        QList<QByteArray> posts;
        MisbehavingServer server([&](const QByteArray &head) {
            if (!head.startsWith("POST"))
                return ScriptedAnswer{beginning(TransportKind::Sse, head), After::Stay};
            posts.append(head);
            return posts.size() == 1
                       ? ScriptedAnswer{httpAnswer(201, accepts, eventOf(publications.first(), 5)), After::Stay}
                       : ScriptedAnswer{{}, After::Stay};
        });
        LineProbe probe(TransportKind::Sse, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        for (const QString &text : {u"a"_s, u"b"_s, u"c"_s}) {
            publications.append(publicationOf(text));
            probe.line->send(publications.last());
        }
        QTRY_COMPARE(posts.size(), 2);
        QCOMPARE(probe.accepted.size(), 1);
        QVERIFY2(posts[0].contains("Content-Type: application/json\r\n"), posts[0]);
        QVERIFY2(posts[1].contains("Content-Type: " + secondType + "\r\n"), posts[1]);
    }

    void whatIsRefusedForNowBringsBackWhatCameAfterIt()
    {
        QList<QByteArray> posts;
        MisbehavingServer server([&](const QByteArray &head) {
            if (!head.startsWith("POST"))
                return ScriptedAnswer{beginning(TransportKind::Sse, head), After::Stay};
            posts.append(head);
            return ScriptedAnswer{httpAnswer(503, "Retry-After: 2\r\n"), After::Stay};
        });
        LineProbe probe(TransportKind::Sse, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        QStringList ids;
        for (const QString &text : {u"a"_s, u"b"_s, u"c"_s}) {
            const Publication publication = publicationOf(text);
            ids.append(publication.id);
            probe.line->send(publication);
        }
        QTRY_COMPARE(probe.refused.size(), 3);
        for (const auto &[id, failure] : std::as_const(probe.refused)) {
            QCOMPARE(id, ids.takeFirst());
            QCOMPARE(failure.kind, Kind::Busy);
        }
        QCOMPARE(posts.size(), 1);
    }

    void aBatchThatIsRefusedAsAWholeGoesOutOneByOne_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("by the server") << QByteArray("Content-Type: application/problem+json\r\n");
        QTest::newRow("by a box on the way") << QByteArray();
    }
    void aBatchThatIsRefusedAsAWholeGoesOutOneByOne()
    {
        QFETCH(QByteArray, type);
        QList<Publication> publications;
        int batches = 0;
        int singles = 0;
        MisbehavingServer server([&](const QByteArray &head) {
            if (!head.startsWith("POST"))
                return ScriptedAnswer{beginning(TransportKind::Sse, head), After::Stay};
            if (head.contains("application/x-ndjson")) {
                ++batches;
                return ScriptedAnswer{httpAnswer(400, type), After::Stay};
            }
            const QByteArray event = eventOf(publications.at(singles), 5 + singles);
            ++singles;
            return ScriptedAnswer{httpAnswer(201, "Accept-Post: application/x-ndjson\r\n", event), After::Stay};
        });
        LineProbe probe(TransportKind::Sse, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        for (const QString &text : {u"a"_s, u"b"_s, u"c"_s}) {
            publications.append(publicationOf(text));
            probe.line->send(publications.last());
        }
        QTRY_COMPARE(probe.accepted.size(), 3);
        QCOMPARE(batches, 1);
        QCOMPARE(singles, 3);
        QVERIFY(probe.refused.isEmpty());
    }

    void aHealthThatIsRefusedIsAnAnswerToo_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 403, 429, 503})
            QTest::addRow("%d", status) << status;
    }
    void aHealthThatIsRefusedIsAnAnswerToo()
    {
        QFETCH(int, status);
        MisbehavingServer server([&](const QByteArray &head) {
            return ScriptedAnswer{head.contains("/api/health") ? httpAnswer(status, {})
                                                               : beginning(TransportKind::Sse, head),
                                  After::Stay};
        });
        LineProbe probe(TransportKind::Sse, optionsFor(server));
        probe.line->open({});
        QTRY_COMPARE(probe.heads.size(), 1);
        probe.line->measure();
        QTRY_VERIFY(probe.measured);
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
