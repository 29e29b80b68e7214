#include "core/wire/sse_parser.h"
#include "core/wire/sse_writer.h"

#include <QTest>

using namespace tincan;

class TestSseWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        QByteArray wire;
        sse::appendRetry(wire, 2000);
        sse::appendEvent(wire, "hello", {}, "{}");
        sse::appendHeartbeat(wire);
        sse::appendEvent(wire, {}, "k.1", "one\ntwo\r\nthree\rfour\n");
        SseParser parser;
        QByteArray read;
        QVERIFY(parser.feed(wire, [&](const SseEvent &event) {
            read.append(event.type).append('|').append(event.data).append('|').append(event.lastEventId).append(';');
        }));
        QCOMPARE(read, QByteArray("hello|{}|;message|one\ntwo\nthree\nfour\n|k.1;"));
        QCOMPARE(parser.retry(), std::optional<qint64>(2000));
    }
    void anIdCannotBreakOutOfItsLine()
    {
        QByteArray wire;
        sse::appendEvent(wire, "a\ndata: evil", "1\n2", "fine");
        QCOMPARE(wire, QByteArray("data: fine\n\n"));
    }
};

QTEST_GUILESS_MAIN(TestSseWriter)
#include "tst_sse_writer.moc"
