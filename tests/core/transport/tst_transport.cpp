// The five lines against a real hub over real sockets: what the contract in transport.h says holds for each.
#include "support/hub_fixture.h"
#include "tests/core/transport/line_probe.h"

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTransport : public QObject
{
    Q_OBJECT

    std::unique_ptr<HubFixture> m_server;
    TransportOptions m_options;

    void publish(int count, const QString &prefix = u"text "_s)
    {
        LineProbe author(TransportKind::WebSocket, m_options);
        author.line->open({});
        QTRY_COMPARE(author.heads.size(), 1);
        for (int i = 0; i < count; ++i)
            author.line->send(publicationOf(prefix + QString::number(i)));
        QTRY_COMPARE_WITH_TIMEOUT(author.accepted.size(), count, 60'000);
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<HubFixture>();
        QVERIFY2(m_server->isRunning(), qPrintable(m_server->error()));
        m_options = {};
        m_options.server = m_server->url();
        m_options.name = u"Ada"_s;
        m_options.pollInterval = 20ms;
    }
    void cleanup() { m_server.reset(); }

    void aLineOpensAndReceivesWhatIsPublished_data() { addLineRows(); }
    void aLineOpensAndReceivesWhatIsPublished()
    {
        QFETCH(TransportKind, kind);
        LineProbe reader(kind, m_options);
        QCOMPARE(reader.line->kind(), kind);
        reader.line->open({});
        QTRY_COMPARE(reader.heads.size(), 1);
        QCOMPARE(reader.heads.first(), m_server->hub().head());
        publish(3);
        QTRY_COMPARE(reader.texts(), QStringList({u"text 0"_s, u"text 1"_s, u"text 2"_s}));
        QCOMPARE(reader.events.last().sender.name, u"Ada"_s);
        QCOMPARE(reader.heads.size(), 1);
        QVERIFY(reader.failures.isEmpty());
    }

    void aServerWithoutTlsIsNotOneThatCouldNotProveItself_data() { addLineRows(); }
    void aServerWithoutTlsIsNotOneThatCouldNotProveItself()
    {
        QFETCH(TransportKind, kind);
        m_options.server.setScheme(u"https"_s);
        LineProbe probe(kind, m_options);
        probe.line->open({});
        QTRY_COMPARE(probe.failures.size(), 1);
        QCOMPARE(probe.failures.first().kind, Failure::Kind::NotTincan);
    }

    void aLineBeginsAfterTheCursor_data() { addLineRows(); }
    void aLineBeginsAfterTheCursor()
    {
        QFETCH(TransportKind, kind);
        publish(5);
        LineProbe all(TransportKind::ShortPoll, m_options);
        all.line->open({});
        QTRY_COMPARE(all.texts().size(), 5);
        const Cursor third = all.events.at(all.events.size() - 3).cursor;

        LineProbe reader(kind, m_options);
        reader.line->open(third);
        QTRY_COMPARE(reader.texts(), QStringList({u"text 3"_s, u"text 4"_s}));
        QVERIFY(reader.gaps.isEmpty());
    }

    void whatIsHandedInAtOnceKeepsItsOrder_data() { addLineRows(); }
    void whatIsHandedInAtOnceKeepsItsOrder()
    {
        QFETCH(TransportKind, kind);
        LineProbe line(kind, m_options);
        line.line->open({});
        QTRY_COMPARE(line.heads.size(), 1);
        QStringList texts;
        for (int i = 0; i < 600; ++i) {
            texts.append(QString::number(i));
            line.line->send(publicationOf(texts.last()));
        }
        QTRY_COMPARE(line.accepted.size(), texts.size());
        QTRY_COMPARE(line.texts(), texts);
        QVERIFY(line.refused.isEmpty());
    }

    void aPublicationIsAcceptedAndComesBack_data() { addLineRows(); }
    void aPublicationIsAcceptedAndComesBack()
    {
        QFETCH(TransportKind, kind);
        LineProbe line(kind, m_options);
        line.line->open({});
        QTRY_COMPARE(line.heads.size(), 1);
        const Publication publication = publicationOf(u"hello"_s);
        line.line->send(publication);
        QTRY_COMPARE(line.accepted.size(), 1);
        QCOMPARE(line.accepted.first().id, publication.id);
        QTRY_COMPARE(line.texts(), QStringList({u"hello"_s}));
        // The same id once more: stored once, answered again.
        line.line->send(publication);
        QTRY_COMPARE(line.accepted.size(), 2);
        QCOMPARE(line.accepted.at(1), line.accepted.at(0));
        QVERIFY(line.refused.isEmpty());
    }

    void aRefusalHasTheStatusAndTheLineGoesOn_data() { addLineRows(); }
    void aRefusalHasTheStatusAndTheLineGoesOn()
    {
        QFETCH(TransportKind, kind);
        LineProbe line(kind, m_options);
        line.line->open({});
        QTRY_COMPARE(line.heads.size(), 1);
        const Publication elsewhere = publicationOf(u"hello"_s, u"nowhere"_s);
        const Publication long_ = publicationOf(QString(20'000, u'x'));
        line.line->send(elsewhere);
        QTRY_COMPARE(line.refused.size(), 1);
        QCOMPARE(line.refused.first().first, elsewhere.id);
        QCOMPARE(line.refused.first().second.status, 404);
        QCOMPARE(line.refused.first().second.kind, Failure::Kind::Refused);
        line.line->send(long_);
        QTRY_COMPARE(line.refused.size(), 2);
        QCOMPARE(line.refused.at(1).second.status, 413);
        line.line->send(publicationOf(u"still here"_s));
        QTRY_COMPARE(line.texts(), QStringList({u"still here"_s}));
        QVERIFY(line.failures.isEmpty());
    }

    void aGapIsPassedOn_data() { addLineRows(); }
    void aGapIsPassedOn()
    {
        QFETCH(TransportKind, kind);
        publish(2);
        LineProbe reader(kind, m_options);
        const Cursor other{"anotherlife", 7};
        reader.line->open(other);
        QTRY_COMPARE(reader.gaps.size(), 1);
        QCOMPARE(reader.gaps.first().after, other);
        QCOMPARE(reader.gaps.first().reason, u"epoch"_s);
        QTRY_COMPARE(reader.texts(), QStringList({u"text 0"_s, u"text 1"_s}));
    }

    void closeIsSilentAtOnce_data() { addLineRows(); }
    void closeIsSilentAtOnce()
    {
        QFETCH(TransportKind, kind);
        LineProbe closed(kind, m_options);
        LineProbe control(kind, m_options);
        closed.line->open({});
        control.line->open({});
        QTRY_COMPARE(closed.heads.size(), 1);
        QTRY_COMPARE(control.heads.size(), 1);
        closed.line->send(publicationOf(u"forgotten"_s));
        closed.line->close();
        const int before = closed.batches;
        publish(2);
        QTRY_VERIFY(control.texts().contains(u"text 1"_s));
        QCOMPARE(closed.batches, before);
        QVERIFY(closed.accepted.isEmpty() && closed.refused.isEmpty() && closed.failures.isEmpty());
    }

    void tenThousandEventsComeOnceAndInOrder_data() { addLineRows(); }
    void tenThousandEventsComeOnceAndInOrder()
    {
        QFETCH(TransportKind, kind);
        LineProbe reader(kind, m_options);
        reader.line->open({});
        QTRY_COMPARE(reader.heads.size(), 1);
        publish(10'000, {});
        QTRY_VERIFY_WITH_TIMEOUT(reader.messages >= 10'000, 60'000);
        QStringList expected;
        for (int i = 0; i < 10'000; ++i)
            expected.append(QString::number(i));
        QCOMPARE(reader.texts(), expected);
        for (qsizetype i = 1; i < reader.events.size(); ++i)
            QVERIFY(reader.events.at(i - 1).cursor.seq < reader.events.at(i).cursor.seq);
    }

    void aLineMeasuresItsDeliveryTime_data() { addLineRows(); }
    void aLineMeasuresItsDeliveryTime()
    {
        QFETCH(TransportKind, kind);
        m_options.pollInterval = 200ms;
        LineProbe line(kind, m_options);
        line.line->open({});
        QTRY_COMPARE(line.heads.size(), 1);
        line.line->measure();
        QTRY_VERIFY(line.measured.has_value());
        QVERIFY(*line.measured < 5s);
        QCOMPARE(*line.measured >= 100ms, kind == TransportKind::ShortPoll);
    }

    void aStoppedServerSaysByeOrDrops_data() { addLineRows(); }
    void aStoppedServerSaysByeOrDrops()
    {
        QFETCH(TransportKind, kind);
        LineProbe line(kind, m_options);
        line.line->open({});
        QTRY_COMPARE(line.heads.size(), 1);
        m_server->stop();
        QTRY_COMPARE(line.failures.size(), 1);
        QVERIFY(line.failures.first().retryable());
    }
};

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
