#include "core/wire/line_splitter.h"

#include <QTest>

using namespace tincan;

class TestLineSplitter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anySlicingGivesTheSameLines()
    {
        const QByteArray wire("one\n\n\r\ntwo\r\n\xE4\xBD\xA0\nthr\ree\nunfinished");
        const QList<QByteArray> expected{"one", "", "", "two", "\xE4\xBD\xA0", "thr\ree"};
        for (qsizetype size = 1; size <= wire.size(); ++size) {
            LineSplitter splitter;
            QList<QByteArray> lines;
            for (qsizetype at = 0; at < wire.size(); at += size) {
                const QByteArray slice = wire.mid(at, size);
                QVERIFY(splitter.feed(slice, [&](QByteArrayView line) { lines.append(line.toByteArray()); }));
            }
            QCOMPARE(lines, expected);
        }
    }
    void aLineBeyondTheMaximumEndsTheStream()
    {
        LineSplitter splitter(4);
        QList<QByteArray> lines;
        const auto sink = [&](QByteArrayView line) { lines.append(line.toByteArray()); };
        QVERIFY(splitter.feed("1234\n12", sink));
        const auto tooLong = splitter.feed("3\n12345\n", sink);
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().kind, Failure::Kind::Invalid);
        QVERIFY(!splitter.feed("\n", sink));
        splitter.reset();
        QVERIFY(splitter.feed("ok\n", sink));
        QCOMPARE(lines, (QList<QByteArray>{"1234", "123", "ok"}));
    }
};

QTEST_GUILESS_MAIN(TestLineSplitter)
#include "tst_line_splitter.moc"
