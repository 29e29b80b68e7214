#include "ui/rich_text.h"

#include <QTest>
#include <QTextDocument>
#include <QTextOption>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

QString html(const QString &text)
{
    return richText(text, {.link = Qt::blue, .code = Qt::gray, .dim = Qt::darkGray});
}

} // namespace

class RichTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsShownAsWritten_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"plain", "a < b && c > d", "<img src=x onerror=alert(1)>", "2 ** 3 * 4",
                                 "snake_case_name", "&amp; stays", "\"quoted\""})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatIsWrittenIsShownAsWritten()
    {
        QFETCH(QString, text);
        QTextDocument document;
        document.setHtml(html(text));
        QCOMPARE(document.toPlainText(), text);
    }

    void longLinesOfCodeAreBroken()
    {
        QTextDocument document;
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        document.setDefaultTextOption(option);
        for (const QString &line : {QString(400, u'x'), u"int a; "_s.repeated(60)}) {
            document.setHtml(html(u"```\n"_s + line + u"\n```"_s));
            document.setTextWidth(300);
            QVERIFY2(document.size().width() <= 301, qPrintable(QString::number(document.size().width())));
            QVERIFY(document.toPlainText().contains(line));
        }
    }

    void lightMarkdownIsDressed()
    {
        QVERIFY(html(u"**bold**"_s).contains(u"<b>bold</b>"_s));
        QVERIFY(html(u"_soft_"_s).contains(u"<i>soft</i>"_s));
        QVERIFY(html(u"`**x**`"_s).contains(u"**x**"_s));
        QVERIFY(html(u"```cpp\nint *a, *b;\n```"_s).contains(u">int *a, *b;</pre>"_s));
    }

    void onlyHarmlessLinksAreLinks_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<bool>("opens");
        QTest::newRow("http") << u"http://a.example/x"_s << true;
        QTest::newRow("https") << u"https://a.example/?a=1&b=2"_s << true;
        QTest::newRow("mailto") << u"mailto:ada@example.org"_s << true;
        QTest::newRow("tincan") << u"tincan://a.example:1/"_s << true;
        QTest::newRow("javascript") << u"javascript:alert(1)"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("data") << u"data:text/html,x"_s << false;
    }
    void onlyHarmlessLinksAreLinks()
    {
        QFETCH(QString, link);
        QFETCH(bool, opens);
        QCOMPARE(mayOpen(link), opens);
        QCOMPARE(html(u"see "_s + link).contains(u"<a href"_s), opens);
    }

    void aFullStopIsNotPartOfALink()
    {
        QVERIFY(html(u"see https://a.example/x."_s).contains(u"href=\"https://a.example/x\""_s));
        QVERIFY(html(u"(https://a.example/b_(c).)"_s).contains(u"href=\"https://a.example/b_(c)\""_s));
    }
};

QTEST_MAIN(RichTextTest)
#include "tst_rich_text.moc"
