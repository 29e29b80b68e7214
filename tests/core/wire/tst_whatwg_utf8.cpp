#include "support/whatwg_utf8.h"

#include <QTest>

using namespace tincan;

class TestWhatwgUtf8 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachMaximalPartBecomesOneReplacement_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray r("\xEF\xBF\xBD");
        QTest::newRow("valid") << QByteArray("a\xC3\xA9\xE4\xBD\xA0\xF0\x9F\x8E\x89")
                               << QByteArray("a\xC3\xA9\xE4\xBD\xA0\xF0\x9F\x8E\x89");
        QTest::newRow("a mark stays") << QByteArray("\xEF\xBB\xBF"
                                                    "a")
                                      << QByteArray("\xEF\xBB\xBF"
                                                    "a");
        QTest::newRow("lone continuation") << QByteArray("\x80\xBF") << r + r;
        QTest::newRow("overlong") << QByteArray("\xC0\xAF") << r + r;
        QTest::newRow("overlong of three") << QByteArray("\xE0\x80\xAF") << r + r + r;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << r + r + r;
        QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80") << r + r + r + r;
        QTest::newRow("cut before ASCII") << QByteArray("\xF0\x9F\x8E"
                                                        "a")
                                          << r + "a";
        QTest::newRow("cut at the end") << QByteArray("\xE4\xBD") << r;
        QTest::newRow("lead after lead") << QByteArray("\xE4\xE4\xBD\xA0") << r + "\xE4\xBD\xA0";
        QTest::newRow("Unicode's own example") << QByteArray("a\xF1\x80\x80\xE1\x80\xC2"
                                                             "b\x80"
                                                             "c\x80\xBF"
                                                             "d")
                                               << "a" + r + r + r + "b" + r + "c" + r + r + "d";
    }
    void eachMaximalPartBecomesOneReplacement()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QCOMPARE(whatwgUtf8(bytes), expected);
    }
};

QTEST_GUILESS_MAIN(TestWhatwgUtf8)
#include "tst_whatwg_utf8.moc"
