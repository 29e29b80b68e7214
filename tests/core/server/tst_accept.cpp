#include "core/server/accept.h"

#include <QTest>

using namespace tincan;

class AcceptTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theMostWantedWayIsChosen_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<int>("media"); // -1: none
        const int json = int(Media::Json);
        const int ndjson = int(Media::Ndjson);
        const int events = int(Media::EventStream);
        QTest::newRow("fetch") << QByteArray("*/*") << json;
        QTest::newRow("EventSource") << QByteArray("text/event-stream") << events;
        QTest::newRow("case") << QByteArray("Text/Event-Stream") << events;
        QTest::newRow("stream") << QByteArray("application/x-ndjson") << ndjson;
        QTest::newRow("a browser's page")
            << QByteArray("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8") << json;
        QTest::newRow("quality") << QByteArray("application/json;q=0.5, application/x-ndjson") << ndjson;
        QTest::newRow("exactness") << QByteArray("text/event-stream, */*") << events;
        QTest::newRow("family") << QByteArray("text/*") << events;
        QTest::newRow("all alike") << QByteArray("application/json, text/event-stream") << json;
        QTest::newRow("excluded") << QByteArray("*/*, application/json;q=0") << ndjson;
        QTest::newRow("nothing we have") << QByteArray("image/png") << -1;
        QTest::newRow("refused") << QByteArray("application/json;q=0") << -1;
        QTest::newRow("empty") << QByteArray("") << json;
    }
    void theMostWantedWayIsChosen()
    {
        QFETCH(const QByteArray, accept);
        QFETCH(const int, media);
        const auto chosen = negotiate(accept);
        QCOMPARE(chosen ? int(*chosen) : -1, media);
    }
    void noHeaderMeansJson()
    {
        QVERIFY(negotiate(std::nullopt) == Media::Json);
        QVERIFY(acceptsJson(std::nullopt));
        QVERIFY(!acceptsJson(QByteArray("text/event-stream")));
    }
};

QTEST_GUILESS_MAIN(AcceptTest)
#include "tst_accept.moc"
