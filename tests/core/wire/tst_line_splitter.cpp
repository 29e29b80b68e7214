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
                const auto some = splitter.feed(QByteArrayView(wire).sliced(at, std::min(size, wire.size() - at)));
                QVERIFY(some);
                lines += *some;
            }
            QCOMPARE(lines, expected);
        }
    }
    void aLineBeyondTheMaximumEndsTheStream()
    {
        LineSplitter splitter(4);
        QVERIFY(splitter.feed("1234\n"));
        QVERIFY(splitter.feed("12"));
        const auto tooLong = splitter.feed("345");
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().kind, Failure::Kind::Invalid);
        QVERIFY(!splitter.feed("\n"));
        splitter.reset();
        const auto again = splitter.feed("ok\n");
        QVERIFY(again);
        QCOMPARE(*again, QList<QByteArray>{"ok"});
    }
};

QTEST_GUILESS_MAIN(TestLineSplitter)
#include "tst_line_splitter.moc"
