#include "core/wire/utf8_check.h"

#include <QTest>

using namespace tincan;

// Every sequence of up to three bytes whose first is not ASCII, and what begins four, against Qt's own judgement.
class TestUtf8Check : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itJudgesAsQtDoes()
    {
        QByteArray bytes(3, '\0');
        for (int first = 0x80; first <= 0xff; ++first) {
            for (int second = 0; second <= 0xff; ++second) {
                for (const int third : {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x9f, 0xa0, 0xbf, 0xc0, 0xed, 0xff}) {
                    bytes[0] = char(first);
                    bytes[1] = char(second);
                    bytes[2] = char(third);
                    QCOMPARE(isValid({bytes}), bytes.isValidUtf8());
                    QCOMPARE(isValid({bytes + '\xbf'}), (bytes + '\xbf').isValidUtf8());
                }
            }
        }
    }
    void anySlicingGivesTheSame()
    {
        const QByteArray good = "plain ascii, longer than a word \xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80"
                                "\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf and on";
        for (qsizetype cut = 0; cut <= good.size(); ++cut)
            QVERIFY(isValid({good.first(cut), good.sliced(cut)}));
    }
    // RFC 6455 §8.1 leaves the moment open; the first byte that is wrong is the earliest.
    void theFirstWrongByteIsTheEnd_data()
    {
        QTest::addColumn<QByteArray>("begun");
        QTest::addColumn<QByteArray>("wrong");
        QTest::newRow("overlong slash") << QByteArray() << QByteArray("\xc0");
        QTest::newRow("overlong in three") << QByteArray("\xe0") << QByteArray("\x9f");
        QTest::newRow("overlong in four") << QByteArray("\xf0") << QByteArray("\x8f");
        QTest::newRow("a surrogate") << QByteArray("\xed") << QByteArray("\xa0");
        QTest::newRow("beyond U+10FFFF") << QByteArray("\xf4") << QByteArray("\x90");
        QTest::newRow("five bytes") << QByteArray() << QByteArray("\xf8");
        QTest::newRow("a lone continuation") << QByteArray("x") << QByteArray("\x80");
        QTest::newRow("a character that is broken off") << QByteArray("\xe2\x82") << QByteArray("x");
    }
    void theFirstWrongByteIsTheEnd()
    {
        QFETCH(const QByteArray, begun);
        QFETCH(const QByteArray, wrong);
        Utf8Check check;
        QVERIFY(check.take(begun));
        QVERIFY(!check.take(wrong));
        QVERIFY(!check.take("a"));
        check.reset();
        QVERIFY(check.take("a") && check.isWhole());
    }

private:
    static bool isValid(const QList<QByteArray> &slices)
    {
        Utf8Check check;
        bool valid = true;
        for (const QByteArray &slice : slices)
            valid = check.take(slice);
        return valid && check.isWhole();
    }
};

QTEST_GUILESS_MAIN(TestUtf8Check)
#include "tst_utf8_check.moc"
