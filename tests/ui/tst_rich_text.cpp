// A message's text on its way to the screen: what is made of it, and what never is.
#include "ui/links.h"
#include "ui/rich_text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using Kind = TextBlock::Kind;

namespace {

QString shown(const RichText &rich)
{
    QStringList lines;
    for (const TextBlock &block : rich.blocks)
        lines += block.text();
    return lines.join(u'\n');
}

// Of the first block.
QList<TextRun> runs(const QString &text, const MentionNames &names = {})
{
    const RichText rich = richText(text, names);
    return rich.blocks.isEmpty() ? QList<TextRun>() : rich.blocks[0].runs;
}

int styleOf(const QString &text, const QString &piece, const MentionNames &names = {})
{
    for (const TextRun &run : runs(text, names)) {
        if (run.text == piece)
            return run.style;
    }
    return -1;
}

QStringList links(const QString &text)
{
    QStringList all;
    for (const TextBlock &block : richText(text).blocks) {
        for (const TextRun &run : block.runs) {
            if (!run.link.isEmpty())
                all += run.link;
        }
    }
    return all;
}

} // namespace

class RichTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsShownAsWritten_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"plain", "a < b && c > d", "<img src=x onerror=alert(1)>", "2 ** 3 * 4", "snake_case_name", "&amp; stays",
              "\"quoted\"", "std::vector<std::string>", "f[i](x)", "[1]: https://a.example", "![x](file:///etc/passwd)",
              "<script>x</script>", "<javascript:alert(1)>", "a | b\n--|--", "10:30:45", ">", "好的~ 谢谢~"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatIsWrittenIsShownAsWritten()
    {
        QFETCH(QString, text);
        QCOMPARE(shown(richText(text)), text);
    }

    void spansAreDressed()
    {
        QCOMPARE(styleOf(u"a **b**"_s, u"b"_s), int(TextRun::Bold));
        QCOMPARE(styleOf(u"a _b_"_s, u"b"_s), int(TextRun::Italic));
        QCOMPARE(styleOf(u"a ~~b~~"_s, u"b"_s), int(TextRun::Struck));
        QCOMPARE(styleOf(u"a `**b**`"_s, u"**b**"_s), int(TextRun::Code));
        QCOMPARE(styleOf(u"a ***b***"_s, u"b"_s), TextRun::Bold | TextRun::Italic);
    }

    void eachLineIsALine()
    {
        const auto blocks = richText(u"one\ntwo\n\nthree"_s).blocks;
        QCOMPARE(blocks.size(), 3);
        QVERIFY(!blocks[1].apart && blocks[2].apart);
    }

    void aQuoteEndsWithItsLine()
    {
        const auto blocks = richText(u"> said\n> so\nanswer"_s).blocks;
        QCOMPARE(blocks.size(), 3);
        QCOMPARE(blocks[0].quotes, 1);
        QCOMPARE(blocks[1].quotes, 1);
        QCOMPARE(blocks[2].quotes, 0);
        QCOMPARE(richText(u"```\n> x\ny\n```"_s).blocks[0].text(), u"> x\ny"_s);
    }

    void listsHaveMarks()
    {
        const auto blocks = richText(u"- a\n- b\n  1. c\n  2. d"_s).blocks;
        QStringList marks;
        QList<int> indents;
        for (const TextBlock &block : blocks) {
            marks += block.marker;
            indents += block.indent;
        }
        QCOMPARE(marks, QStringList({u"•"_s, u"•"_s, u"1."_s, u"2."_s}));
        QCOMPARE(indents, QList<int>({1, 1, 2, 2}));
    }

    void codeKeepsItsLinesAndItsLanguage()
    {
        const auto blocks = richText(u"```cpp\nint *a, *b;\n\n    :smile: @Ada\n```\nafter"_s, {{u"Ada"_s}, {}}).blocks;
        QCOMPARE(blocks[0].kind, Kind::Code);
        QCOMPARE(blocks[0].language, u"cpp"_s);
        QCOMPARE(blocks[0].text(), u"int *a, *b;\n\n    :smile: @Ada"_s);
        QCOMPARE(blocks[1].text(), u"after"_s);
    }

    void aLinkThatNamesAnotherHostSaysWhereItLeads()
    {
        const QString text = u"[https://bank.example/x](https://evil.example/)"_s;
        QCOMPARE(richText(text).blocks[0].text(), text);
        QCOMPARE(richText(u"[https://a.example/x](https://a.example/y)"_s).blocks[0].text(), u"https://a.example/x"_s);
    }

    void onlyHarmlessLinksAreLinks_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<bool>("opens");
        QTest::newRow("http") << u"http://a.example/x"_s << true;
        QTest::newRow("https") << u"https://a.example/?a=1&b=2"_s << true;
        QTest::newRow("tincan") << u"tincan://a.example:1/"_s << true;
        QTest::newRow("mailto") << u"mailto:ada@example.org"_s << true;
        QTest::newRow("mailto with a file") << u"mailto:ada@example.org?attach=/etc/passwd"_s << false;
        QTest::newRow("a name before the host") << u"https://bank.example@evil.example/"_s << false;
        QTest::newRow("javascript") << u"javascript:alert(1)"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("data") << u"data:text/html,x"_s << false;
        QTest::newRow("no host") << u"https:///x"_s << false;
        QTest::newRow("a relative one") << u"x/y"_s << false;
    }
    void onlyHarmlessLinksAreLinks()
    {
        QFETCH(QString, link);
        QFETCH(bool, opens);
        QCOMPARE(mayOpen(link), opens);
        QCOMPARE(links(u"[text]("_s + link + u')').size(), opens ? 1 : 0);
        QCOMPARE(links(u"![picture]("_s + link + u')').size(), opens ? 1 : 0);
    }

    void addressesInTextAreLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("link");
        QTest::newRow("a full stop") << u"see https://a.example/x."_s << u"https://a.example/x"_s;
        QTest::newRow("brackets") << u"(https://a.example/b_(c).)"_s << u"https://a.example/b_(c)"_s;
        QTest::newRow("marks in it") << u"https://a.example/_a_/*b"_s << u"https://a.example/_a_/*b"_s;
        QTest::newRow("Chinese around it") << u"看https://a.example/x，好"_s << u"https://a.example/x"_s;
        QTest::newRow("www") << u"www.a.example"_s << u"http://www.a.example"_s;
        QTest::newRow("mail") << u"ada@a.example"_s << u"mailto:ada@a.example"_s;
        QTest::newRow("ours") << u"join tincan://a.example:1/x now"_s << u"tincan://a.example:1/x"_s;
    }
    void addressesInTextAreLinks()
    {
        QFETCH(QString, text);
        QFETCH(QString, link);
        QCOMPARE(links(text), QStringList{link});
        QCOMPARE(shown(richText(text)), text);
    }

    void aLinkHasNoLettersThatAreNotSeen()
    {
        QVERIFY(!mayOpen(u"https://a.example/\u202excod"_s));
        QVERIFY(!mayOpen(u"https://a.example/ x"_s));
        QCOMPARE(links(u"[text](https://a.example/\u202excod)"_s), QStringList{u"https://a.example/xcod"_s});
    }

    void theTargetOfALinkIsToldInLettersThatAreWhatTheySeem()
    {
        QCOMPARE(linkTarget(u"https://аpple.example/"_s), u"https://xn--pple-43d.example/"_s); // a Cyrillic а
    }

    void whoIsKnownIsMarked()
    {
        const MentionNames names({u"Ada"_s, u"Ada Lovelace"_s, u"陈"_s}, u"Bob"_s);
        QCOMPARE(styleOf(u"hi @Ada Lovelace!"_s, u"@Ada Lovelace"_s, names), int(TextRun::Mention));
        QCOMPARE(styleOf(u"hi @ada, you"_s, u"@ada"_s, names), int(TextRun::Mention));
        QCOMPARE(styleOf(u"@bob?"_s, u"@bob"_s, names), TextRun::Mention | TextRun::Self);
        QCOMPARE(styleOf(u"请@陈看看"_s, u"@陈"_s, names), int(TextRun::Mention));
        for (const QString &text : {u"x@ada"_s, u"@adam"_s, u"@nobody"_s, u"`@ada`"_s, u"@ ada"_s})
            QVERIFY(styleOf(text, u"@ada"_s, names) <= TextRun::Code);
    }

    void aNameThatRunsTheOtherWayIsIsolated()
    {
        const MentionNames names({u"علي"_s}, {});
        QCOMPARE(runs(u"ask @علي 3 times"_s, names)[1].text, u"\u2068@علي\u2069"_s);
        QCOMPARE(runs(u"اسأل @علي"_s, names)[1].text, u"@علي"_s);
    }

    void shortcodesAreEmoji()
    {
        QCOMPARE(shown(richText(u"ok :+1: :wave::skin-tone-4: :nosuch:"_s)), u"ok 👍 👋🏽 :nosuch:"_s);
        QCOMPARE(shown(richText(u"`:smile:` std::a:b"_s)), u":smile: std::a:b"_s);
        QCOMPARE(styleOf(u"a 👩🏽‍🚀 b"_s, u"👩🏽‍🚀"_s), int(TextRun::Emoji));
    }

    void aFewEmojiAloneAreLarge()
    {
        QCOMPARE(richText(u"😄"_s).largeEmoji, 1);
        QCOMPARE(richText(u":smile: 👩🏽‍🚀 ❤️"_s).largeEmoji, 3);
        QCOMPARE(richText(u"😄😄😄😄"_s).largeEmoji, 0);
        QCOMPARE(richText(u"😄 ja"_s).largeEmoji, 0);
        QCOMPARE(richText(u"> 😄"_s).largeEmoji, 0);
    }

    void whatSpoilsTheLookOfOthersIsLeftOut()
    {
        QCOMPARE(shown(richText(u"a\u202ecod.exe"_s)), u"acod.exe"_s);
        QCOMPARE(shown(richText(QString(QChar(u'\0')) + u"\ufffc"_s)), u"\ufffd\ufffd"_s);
        QCOMPARE(shown(richText(u"a\r\nb\rc\u2028d"_s)), u"a\nb\nc\nd"_s);
        QVERIFY(shown(richText(u"a"_s + QString(500, QChar(0x301)))).size() < 10);
    }

    void workIsBounded_data()
    {
        QTest::addColumn<QString>("text");
        constexpr int size = 200'000;
        for (const QString &piece :
             {u"x"_s,       u"\n"_s,      u"a\n"_s, u"> "_s,     u"- "_s,      u"["_s,    u"!["_s,
              u"*a_"_s,     u"`a``"_s,    u"<a:"_s, u"@a "_s,    u":a:"_s,     u"[a]("_s, u"😀"_s,
              u"e\u0301"_s, u"http://"_s, u"~"_s,   u"\u202e"_s, u"a | b\n"_s, u"```\n"_s})
            QTest::addRow("%s", qPrintable(piece.trimmed())) << piece.repeated(size / piece.size());
    }
    void workIsBounded()
    {
        QFETCH(QString, text);
        const RichText rich = richText(text);
        QVERIFY(rich.blocks.size() <= 200);
        QVERIFY(shown(rich).size() <= 20'000);
    }

    void whatIsLongIsCutAndSaysSo()
    {
        QVERIFY(richText(u"x"_s.repeated(3'000)).whole);
        QVERIFY(!richText(u"x"_s.repeated(5'000)).whole);
        QVERIFY(!richText(u"x\n"_s.repeated(200)).whole);
    }

    void noInputYieldsALinkThatMayNotBeOpened()
    {
        QRandomGenerator random(20'260'503);
        const QStringList pieces{
            u"["_s,           u"]"_s,        u"("_s,        u")"_s,       u"!"_s,         u"<"_s,    u">"_s,
            u"javascript:"_s, u"https://"_s, u"file:///"_s, u"data:"_s,   u"a.example"_s, u"www."_s, u"@"_s,
            u"\\"_s,          u"`"_s,        u"*"_s,        u"_"_s,       u"\n"_s,        u" "_s,    u"\t"_s,
            u"\u202e"_s,      u"&#106;"_s,   u"%0a"_s,      u"mailto:"_s, u"tincan://"_s, u":"_s,    u"\""_s,
            u"中"_s,          u"😀"_s,        u"ftp://"_s};
        for (int round = 0; round < 20'000; ++round) {
            QString text;
            for (int length = random.bounded(24); length > 0; --length)
                text += pieces[random.bounded(int(pieces.size()))];
            for (const QString &link : links(text))
                QVERIFY2(mayOpen(link), qPrintable(text + u" -> "_s + link));
        }
    }
};

QTEST_GUILESS_MAIN(RichTextTest)
#include "tst_rich_text.moc"
