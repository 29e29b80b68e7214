#include "core/chat/unseen.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestUnseen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatNobodySeesIsFound_data()
    {
        QTest::addColumn<QString>("letter");
        const char32_t all[] = {0x00AD, 0x034F, 0x061C,  0x115F,  0x1160,  0x17B4,  0x180B,  0x200B,  0x200C,   0x200D,
                                0x200E, 0x202E, 0x2060,  0x2066,  0x2800,  0x3164,  0xE000,  0xFE00,  0xFE0F,   0xFEFF,
                                0xFFA0, 0xFFF9, 0x1D173, 0x1BCA0, 0xE0001, 0xE0061, 0xE0100, 0xF0000, 0x10FFFD, 0x0007};
        for (const char32_t c : all)
            QTest::newRow(QByteArray::number(uint(c), 16).constData())
                << (c < 0x10000 ? QString(QChar(c)) : QString::fromUcs4(&c, 1));
    }
    void whatNobodySeesIsFound()
    {
        QFETCH(const QString, letter);
        QVERIFY(hidesSomething(u"Olga"_s + letter));
        QVERIFY(hidesSomething(u"Ol"_s + letter + u"ga"_s));
        QVERIFY(hidesSomething(letter + u"Olga"_s));
        QCOMPARE(withoutUnseen(letter + u"Ol"_s + letter + u"ga"_s), u"Olga"_s);
    }
    void whatOneSeesStays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("words") << u"Zo\u00eb O\u2019Neill-Smith 2"_s;
        QTest::newRow("Chinese") << u"\u9648\u5149"_s;
        QTest::newRow("combining") << u"e\u0301"_s;
        QTest::newRow("heart") << u"Tea \u2764\ufe0f house"_s;
        QTest::newRow("joined emoji") << u"\U0001F469\U0001F3FD\u200d\U0001F4BB"_s;
        QTest::newRow("joined with a variation") << u"\U0001F3F3\ufe0f\u200d\U0001F308"_s;
        QTest::newRow("newer than the tables") << u"\U0001FAE8"_s;
        QTest::newRow("Persian") << u"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"_s;
        QTest::newRow("Hindi") << u"\u0915\u094d\u200d\u0937"_s;
    }
    void whatOneSeesStays()
    {
        QFETCH(const QString, text);
        QVERIFY(!hidesSomething(text));
    }
    void aJoinerThatJoinsNothingHides()
    {
        QVERIFY(hidesSomething(u"\u2764\ufe0f\ufe0f"_s));
        QVERIFY(hidesSomething(u"\u2764\u200d"_s));
        QVERIFY(hidesSomething(u"\u0645\u06cc\u200c\u200c\u062e"_s));
    }
    void scriptsThatLookAlikeAreNotMixedInAWord()
    {
        QVERIFY(mixesScripts(u"\u041elga"_s));
        QVERIFY(mixesScripts(u"Ad\u03b1"_s));
        QVERIFY(mixesScripts(u"Olga \u041elga"_s));
        QVERIFY(!mixesScripts(u"Olga \u041e\u043b\u044c\u0433\u0430"_s));
        QVERIFY(!mixesScripts(u"Olga\u9648 \u00b5 2"_s));
    }
};

QTEST_GUILESS_MAIN(TestUnseen)
#include "tst_unseen.moc"
