#include "core/wire/sse_parser.h"

#include <QTest>

using namespace tincan;

namespace {

struct Read
{
    QByteArray type;
    QByteArray data;
    QByteArray lastEventId;
    bool operator==(const Read &) const = default;
};

struct Outcome
{
    QList<Read> events;
    QByteArray lastEventId;
    std::optional<qint64> retry;
    bool failed = false;
    bool operator==(const Outcome &) const = default;
};

Outcome outcomeOf(const QList<QByteArray> &slices, qsizetype maximum = 1 << 20)
{
    SseParser parser(maximum);
    Outcome outcome;
    const auto sink = [&](const SseEvent &event) {
        outcome.events.append({event.type.toByteArray(), event.data.toByteArray(), event.lastEventId.toByteArray()});
    };
    for (QByteArray slice : slices) {
        outcome.failed = !parser.feed(slice, sink) || outcome.failed;
        slice.fill('?'); // whoever still looks at it reads this
    }
    outcome.lastEventId = parser.lastEventId();
    outcome.retry = parser.retry();
    return outcome;
}

QList<QByteArray> slicesOf(const QByteArray &wire, qsizetype size)
{
    QList<QByteArray> slices;
    for (qsizetype at = 0; at < wire.size(); at += size)
        slices.append(wire.mid(at, size));
    return slices;
}

// "type|data|id" an event, joined with ";".
QByteArray written(const QList<Read> &events)
{
    QByteArray out;
    for (const Read &event : events)
        out += (out.isEmpty() ? "" : ";") + event.type + '|' + event.data + '|' + event.lastEventId;
    return out;
}

} // namespace

class TestSseParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAsTheStandardSays_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, QByteArray wire, QByteArray expected) {
            QTest::newRow(name) << wire << expected;
        };
        row("one event", "data: a\n\n", "message|a|");
        row("data of many lines", "data:a\ndata\ndata: c\n\n", "message|a\n\nc|");
        row("only one space is taken away", "data:  a\n\n", "message| a|");
        row("a tab is data", "data:\ta\n\n", "message|\ta|");
        row("carriage returns", "data: a\r\rdata: b\r\r", "message|a|;message|b|");
        row("pairs", "data: a\r\n\r\ndata: b\r\n\r\n", "message|a|;message|b|");
        row("mixed ends", "data: a\ndata: b\r\ndata: c\r\n\ndata: d\r\r\n", "message|a\nb\nc|;message|d|");
        row("comments", ":x\ndata: a\n: y\n:\n\n", "message|a|");
        row("a byte order mark at the start",
            "\xEF\xBB\xBF"
            "data: a\n\n",
            "message|a|");
        row("two byte order marks",
            "\xEF\xBB\xBF\xEF\xBB\xBF"
            "data: a\n\n",
            "");
        row("a byte order mark later",
            "data: a\n\n\xEF\xBB\xBF"
            "data: b\n\n",
            "message|a|");
        row("a blank line after the mark, then an event", "\xEF\xBB\xBF\ndata: a\n\n", "message|a|");
        row("an event name", "event: x\ndata: a\n\ndata: b\n\n", "x|a|;message|b|");
        row("an empty event name", "event: x\nevent:\ndata: a\n\n", "message|a|");
        row("a name without data", "event: x\n\ndata: b\n\n", "message|b|");
        row("data without a value", "data\n\ndata\ndata\n\ndata:", "message||;message|\n|");
        row("an id stays", "id: 1\ndata: a\n\ndata: b\n\n", "message|a|1;message|b|1");
        row("an id is taken back", "id: 1\ndata: a\n\nid\ndata: b\n\n", "message|a|1;message|b|");
        row("an id with NUL is ignored", QByteArray("id: 1\0\ndata: a\n\n", 16), "message|a|");
        row("unknown fields", "foo: 1\n data: x\nDATA: y\ndata: a\n\n", "message|a|");
        row("a field name is not trimmed", "data : x\ndata: a\n\n", "message|a|");
        row("NUL in data stays", QByteArray("data: \0\n\n", 9), QByteArray("message|\0|", 10));
        row("an unfinished event is dropped", "data: a\n\ndata: b\n", "message|a|");
        row("colons in the value", "data: a:b: c\n\n", "message|a:b: c|");
    }
    void readsAsTheStandardSays()
    {
        QFETCH(QByteArray, wire);
        QFETCH(QByteArray, expected);
        QCOMPARE(written(outcomeOf({wire}).events), expected);
    }

    void anySlicingGivesTheSame_data()
    {
        readsAsTheStandardSays_data();
        QTest::newRow("everything") << QByteArray(
                                           "\xEF\xBB\xBF:c\r\nretry: 10\r\nid: 7\r\nevent: e\r\ndata: \xE4\xBD\xA0\r\n"
                                           "data: \xC3\r\n\r\nid: 8\r\rdata: z\n\nretry: x\nid: 9\n")
                                    << QByteArray();
    }
    void anySlicingGivesTheSame()
    {
        QFETCH(QByteArray, wire);
        const Outcome whole = outcomeOf({wire});
        for (qsizetype cut = 0; cut <= wire.size(); ++cut)
            QCOMPARE(outcomeOf({wire.first(cut), wire.sliced(cut)}), whole);
        for (qsizetype size = 1; size <= wire.size(); ++size)
            QCOMPARE(outcomeOf(slicesOf(wire, size)), whole);
    }

    void retryTakesDigitsOnly_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("digits") << QByteArray("3000") << qint64(3000);
        QTest::newRow("zeros before") << QByteArray("007") << qint64(7);
        QTest::newRow("empty") << QByteArray("") << qint64(-1);
        QTest::newRow("a sign") << QByteArray("+3") << qint64(-1);
        QTest::newRow("a fraction") << QByteArray("1.5") << qint64(-1);
        QTest::newRow("a letter") << QByteArray("12x") << qint64(-1);
        QTest::newRow("beyond 64 bits") << QByteArray("99999999999999999999") << qint64(-1);
    }
    void retryTakesDigitsOnly()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        QCOMPARE(outcomeOf({"retry: " + value + "\n\n"}).retry.value_or(-1), expected);
    }

    void theIdThatAReconnectSendsComesFromEndedEventsOnly()
    {
        QCOMPARE(outcomeOf({"id: 1\n\nid: 2\n"}).lastEventId, QByteArray("1"));
        QCOMPARE(outcomeOf({"id: 1\n\nid: 2\n\n"}).lastEventId, QByteArray("2"));
    }
    void aNewConnectionKeepsTheIdAndNothingElse()
    {
        SseParser parser;
        QVERIFY(parser.feed("id: 1\nretry: 5\ndata: a\n\nid: 2\nevent: x\ndata: half", [](const SseEvent &) {}));
        parser.reset();
        QCOMPARE(parser.lastEventId(), QByteArray("1"));
        QCOMPARE(parser.retry(), std::optional<qint64>(5));
        QByteArray seen;
        QVERIFY(parser.feed(
            "\xEF\xBB\xBF"
            "data: b\n\n",
            [&](const SseEvent &event) {
                seen.append(event.type).append('|').append(event.data).append('|').append(event.lastEventId);
            }));
        QCOMPARE(seen, QByteArray("message|b|1"));
    }

    void memoryIsBounded_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<bool>("fails");
        QTest::newRow("a line of the limit") << "data: " + QByteArray(94, 'x') + "\n\n" << false;
        QTest::newRow("a line beyond it") << "data: " + QByteArray(95, 'x') + "\n\n" << true;
        QTest::newRow("a line without an end") << QByteArray(101, 'x') << true;
        QTest::newRow("a comment without an end") << ":" + QByteArray(200, 'x') << true;
        QTest::newRow("data of too many lines") << QByteArray("data: 12345678\n").repeated(20) << true;
        QTest::newRow("many small events") << QByteArray("data: 12345678\n\n").repeated(200) << false;
    }
    void memoryIsBounded()
    {
        QFETCH(QByteArray, wire);
        QFETCH(bool, fails);
        for (qsizetype size = 1; size <= wire.size(); ++size)
            QCOMPARE(outcomeOf(slicesOf(wire, size), 100).failed, fails);
        const QByteArray before("data: fine\n\n");
        for (qsizetype size = 1; size <= wire.size(); ++size)
            QCOMPARE(outcomeOf(slicesOf(before + wire, size), 100).events.first().data, QByteArray("fine"));
    }
    void afterAFailureNothingMoreIsRead()
    {
        SseParser parser(10);
        int events = 0;
        const auto sink = [&](const SseEvent &) { ++events; };
        QVERIFY(!parser.feed(QByteArray(11, 'x'), sink));
        QVERIFY(!parser.feed("data: a\n\n", sink));
        QCOMPARE(events, 0);
    }
};

QTEST_GUILESS_MAIN(TestSseParser)
#include "tst_sse_parser.moc"
