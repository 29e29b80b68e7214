#include "core/chat/emoji_shape.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestEmojiShape : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmojiIsOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("thumb") << u"\U0001F44D"_s;
        QTest::newRow("with a tone") << u"\U0001F44D\U0001F3FD"_s;
        QTest::newRow("heart") << u"\u2764\ufe0f"_s;
        QTest::newRow("heart as text") << u"\u2764"_s;
        QTest::newRow("flag") << u"\U0001F1E9\U0001F1EA"_s;
        QTest::newRow("Scotland") << u"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s;
        QTest::newRow("family") << u"\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466"_s;
        QTest::newRow("rainbow") << u"\U0001F3F3\ufe0f\u200d\U0001F308"_s;
        QTest::newRow("woman shrugs") << u"\U0001F937\U0001F3FB\u200d\u2640\ufe0f"_s;
        QTest::newRow("keycap") << u"1\ufe0f\u20e3"_s;
        QTest::newRow("keycap of a hash") << u"#\u20e3"_s;
        QTest::newRow("information") << u"\u2139\ufe0f"_s;
        QTest::newRow("exclamations") << u"\u203c\ufe0f"_s;
        QTest::newRow("copyright") << u"\u00a9\ufe0f"_s;
        QTest::newRow("arrow") << u"\u2194\ufe0f"_s;
        QTest::newRow("newer than the tables") << u"\U0001FAE8"_s;
    }
    void anEmojiIsOne()
    {
        QFETCH(const QString, text);
        QVERIFY(isEmoji(text));
    }
    void nothingElseIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("letters") << u"ok"_s;
        QTest::newRow("a digit") << u"1"_s;
        QTest::newRow("a digit with a variation") << u"1\ufe0f"_s;
        QTest::newRow("keycap of a letter") << u"a\u20e3"_s;
        QTest::newRow("plus one") << u"+1"_s;
        QTest::newRow("HTML") << u"<b>"_s;
        QTest::newRow("a bracket") << u"<"_s;
        QTest::newRow("spaces") << u"   "_s;
        QTest::newRow("a line") << u"\U0001F44D\n"_s;
        QTest::newRow("override") << u"\u202e\U0001F44D"_s;
        QTest::newRow("isolate") << u"\U0001F44D\u2068"_s;
        QTest::newRow("space before") << u" \U0001F44D"_s;
        QTest::newRow("two of them") << u"\U0001F44D\U0001F44D"_s;
        QTest::newRow("half a flag") << u"\U0001F1E9"_s;
        QTest::newRow("joined with nothing") << u"\U0001F468\u200d"_s;
        QTest::newRow("tags without end") << u"\U0001F3F4\U000E0067"_s;
        QTest::newRow("variations") << u"\u2764\ufe0f\ufe0f"_s;
        QTest::newRow("half a letter") << QString(QChar(0xd83d));
        QTest::newRow("empty braille") << u"\u2800"_s;
        QTest::newRow("Chinese") << u"\u8d5e"_s;
        QTest::newRow("without end") << u"\U0001F468"_s + QString(u"\u200d\U0001F468"_s).repeated(21);
    }
    void nothingElseIs()
    {
        QFETCH(const QString, text);
        QVERIFY(!isEmoji(text));
    }
};

QTEST_GUILESS_MAIN(TestEmojiShape)
#include "tst_emoji_shape.moc"
