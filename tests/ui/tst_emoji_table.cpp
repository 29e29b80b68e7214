#include "ui/emoji_table.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class EmojiTableTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachShortcodeAndEachEmojiLeadsToItsEntry()
    {
        const EmojiTable &table = EmojiTable::all();
        QVERIFY(table.emoji().size() > 1800);
        for (const Emoji &emoji : table.emoji()) {
            QCOMPARE(table.byShortcode(emoji.shortcode()), &emoji);
            QCOMPARE(table.find(emoji.text), &emoji);
            QVERIFY(emoji.group >= 0 && emoji.group < EmojiTable::groups);
            QVERIFY(!emoji.name.isEmpty());
        }
        QCOMPARE(table.byShortcode(u"smile"_s)->text, u"😄"_s);
        QCOMPARE(table.byShortcode(u"+1"_s)->text, u"👍"_s);
        QCOMPARE(table.byShortcode(u"30"_s), nullptr);
    }

    void eachEmojiIsOneInEachTone()
    {
        const EmojiTable &table = EmojiTable::all();
        for (const Emoji &emoji : table.emoji()) {
            for (int tone = 0; tone <= EmojiTable::tones; ++tone) {
                const QString text = table.inTone(emoji, tone);
                QCOMPARE(table.find(text), &emoji);
                QCOMPARE(table.lengthAtStart(text + u"x"_s), text.size());
                QCOMPARE(text == emoji.text, tone == 0 || !emoji.takesTone);
            }
        }
    }

    void tonesStandWhereUnicodePutsThem_data()
    {
        QTest::addColumn<QString>("emoji");
        QTest::addColumn<QString>("toned");
        QTest::newRow("hand") << u"👍"_s << u"👍🏽"_s;
        QTest::newRow("in place of the selector") << u"☝️"_s << u"☝🏽"_s;
        QTest::newRow("a profession") << u"👩‍🚀"_s << u"👩🏽‍🚀"_s;
        QTest::newRow("two people") << u"🧑‍🤝‍🧑"_s << u"🧑🏽‍🤝‍🧑🏽"_s;
        QTest::newRow("none") << u"🚀"_s << u"🚀"_s;
    }
    void tonesStandWhereUnicodePutsThem()
    {
        QFETCH(QString, emoji);
        QFETCH(QString, toned);
        QCOMPARE(EmojiTable::all().inTone(*EmojiTable::all().find(emoji), 3), toned);
    }

    void whatIsOnlyEmojiIsCounted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count"); // -1: there is something else
        QTest::newRow("one") << u"😄"_s << 1;
        QTest::newRow("a family and a flag") << u"👨‍👩‍👧‍👦 🇨🇳"_s << 2;
        QTest::newRow("Scotland, a keycap, a heart") << u"🏴󠁧󠁢󠁳󠁣󠁴󠁿1️⃣❤️"_s << 3;
        QTest::newRow("a sequence without selectors") << u"👩‍❤‍👨"_s << 1;
        QTest::newRow("a digit") << u"1"_s << -1;
        QTest::newRow("a heart that is text") << u"❤"_s << -1;
        QTest::newRow("a word") << u"😄 ja"_s << -1;
        QTest::newRow("half a flag") << u"🇨"_s << -1;
        QTest::newRow("half a letter") << QString(QChar(0xd83d)) << -1;
        QTest::newRow("nothing") << u" "_s << -1;
    }
    void whatIsOnlyEmojiIsCounted()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QCOMPARE(EmojiTable::all().countIfOnly(text).value_or(-1), count);
    }

    void whatIsLookedForIsFound_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("first");
        QTest::newRow("a shortcode") << u"smile"_s << u"😄"_s;
        QTest::newRow("the beginning of one") << u"roc"_s << u"🪨"_s;
        QTest::newRow("two words") << u"red hea"_s << u"❤️"_s;
        QTest::newRow("large letters") << u"ROCKET"_s << u"🚀"_s;
        QTest::newRow("Chinese") << u"鼓掌"_s << u"👏"_s;
    }
    void whatIsLookedForIsFound()
    {
        QFETCH(QString, words);
        QFETCH(QString, first);
        const auto found = EmojiTable::all().search(words, 8);
        QVERIFY(!found.isEmpty() && found.size() <= 8);
        QCOMPARE(found.front()->text, first);
    }

    void nothingIsFoundWhereNothingFits()
    {
        QVERIFY(EmojiTable::all().search(u"qqxx"_s, 8).isEmpty());
        QVERIFY(EmojiTable::all().search(u" "_s, 8).isEmpty());
    }
};

QTEST_GUILESS_MAIN(EmojiTableTest)
#include "tst_emoji_table.moc"
