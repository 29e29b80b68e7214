#include "ui/message_layout.h"
#include "ui/message_painter.h"
#include "ui/text_grounds.h"
#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTest>
#include <QTextBlock>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr int width = 400;

Message messageOf(const QString &text)
{
    Message message;
    message.id = u"m1"_s;
    message.sender.name = u"Ada"_s;
    message.text = text;
    return message;
}

TimelineRow rowOf(const Message &message)
{
    TimelineRow row;
    row.message = &message;
    return row;
}

} // namespace

class MessageLayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSaidInsteadOfTheTextChangesWithTheMessage()
    {
        MessageLayout layout;
        Message message = messageOf({});
        message.unreadable = true;
        const auto shown = [&] { return layout.document(message, width)->toPlainText(); };
        QCOMPARE(shown(), u"This message cannot be read here"_s);
        message.deleted = true;
        QCOMPARE(shown(), u"Message deleted"_s);
        message.deleted = message.unreadable = false;
        message.text = u"Message deleted"_s;
        QCOMPARE(shown(), message.text);
        QVERIFY(!layout.document(message, width)->begin().begin().fragment().charFormat().fontItalic());
    }

    void longWordsAndLinesOfCodeAreBroken()
    {
        MessageLayout layout;
        for (const QString &line :
             {QString(400, u'x'), u"int a; "_s.repeated(60), u"https://a.example/"_s + QString(400, u'x')}) {
            for (const QString &text : {line, u"```\n"_s + line + u"\n```"_s}) {
                const auto document = layout.document(messageOf(text), width);
                QVERIFY2(document->idealWidth() <= width, qPrintable(QString::number(document->idealWidth())));
                QVERIFY(document->toPlainText().contains(line.trimmed()));
            }
        }
    }

    void whatIsTallIsCutAndOffersAll()
    {
        MessageLayout layout;
        const Message shortOne = messageOf(u"short"_s);
        QVERIFY(layout.parts(rowOf(shortOne), 800, Qt::LeftToRight).more.isNull());
        for (const QString &text : {u"line\n"_s.repeated(10'000), u"word "_s.repeated(20'000), QString(100'000, u'x'),
                                    u"a"_s + QString(10'000, QChar(0x301))}) {
            const Message message = messageOf(text);
            const RowParts parts = layout.parts(rowOf(message), 500, Qt::LeftToRight);
            QVERIFY(parts.height < 1'200);
            QCOMPARE(parts.more.isNull(), text.startsWith(u"a\u0301"_s));
            if (parts.more.isNull())
                continue;
            QVERIFY(parts.more.top() >= parts.text.bottom());
            QCOMPARE(layout.hit(rowOf(message), parts, parts.more.center()).what, RowHit::What::All);
        }
    }

    void codeIsCopiedByItsButton()
    {
        MessageLayout layout;
        const Message message = messageOf(u"first\n```cpp\nint a;\n\nint b;\n```\nthen\n```\nc\n```"_s);
        const RowParts parts = layout.parts(rowOf(message), 600, Qt::LeftToRight);
        const auto areas = codeAreas(*layout.document(message, parts.text.width()));
        QCOMPARE(areas.size(), 2);
        QCOMPARE(areas[0].language, u"cpp"_s);
        const RowHit hit = layout.hit(rowOf(message), parts, parts.text.topLeft() + areas[0].copy.center());
        QCOMPARE(hit.what, RowHit::What::Copy);
        QCOMPARE(hit.link, u"int a;\n\nint b;"_s);
        QCOMPARE(layout.codeAt(message, parts, parts.text.topLeft() + areas[1].ground.center()), u"c"_s);
        QCOMPARE(layout.codeAt(message, parts, parts.text.topLeft() + QPoint(2, 2)), QString());
        QVERIFY(areas[0].ground.bottom() < areas[1].ground.top());
        QVERIFY(areas[1].ground.bottom() <= parts.text.height());
    }

    void aLinkIsHitWhereItIsShown()
    {
        MessageLayout layout;
        const Message message = messageOf(u"https://a.example/x"_s);
        const RowParts parts = layout.parts(rowOf(message), 600, Qt::LeftToRight);
        const RowHit hit = layout.hit(rowOf(message), parts, parts.text.topLeft() + QPoint(20, 8));
        QCOMPARE(hit.what, RowHit::What::Link);
        QCOMPARE(hit.link, message.text);
    }

    void eachLineRunsByItsOwnFirstLetter()
    {
        MessageLayout layout;
        const auto document = layout.document(messageOf(u"hello\nשלום לכולם\n- פריט"_s), width);
        QTextBlock block = document->begin();
        QCOMPARE(block.textDirection(), Qt::LeftToRight);
        block = block.next();
        QCOMPARE(block.textDirection(), Qt::RightToLeft);
        QVERIFY(block.layout()->lineAt(0).naturalTextRect().left() > width / 2);
        block = block.next();
        QVERIFY(block.blockFormat().rightMargin() > 0 && block.blockFormat().leftMargin() == 0);
    }

    void chineseIsBrokenBetweenItsLetters()
    {
        MessageLayout layout;
        const auto document = layout.document(messageOf(u"这是一条很长的消息，"_s.repeated(20)), width);
        const QTextLayout *lines = document->begin().layout();
        QVERIFY(lines->lineCount() > 3);
        for (int i = 0; i + 1 < lines->lineCount(); ++i)
            QVERIFY(lines->lineAt(i).naturalTextWidth() > width * 3 / 4);
    }

    void newNamesAreMarkedInWhatMentionsThem()
    {
        MessageLayout layout;
        const Message message = messageOf(u"@Bob look"_s);
        const auto weight = [&] {
            return layout.document(message, width)->begin().begin().fragment().charFormat().fontWeight();
        };
        QCOMPARE(weight(), int(QFont::Normal));
        QCOMPARE(layout.setNames({{u"Bob"_s}, u"Ada"_s}), QStringList{message.id});
        QCOMPARE(weight(), int(QFont::DemiBold));
        QVERIFY(layout.setNames({{u"Bob"_s}, u"Ada"_s}).isEmpty());
    }

    void aFewEmojiAreShownLarge()
    {
        MessageLayout layout;
        const auto height = [&layout](const QString &text) {
            Message message = messageOf(text);
            message.id = text;
            return layout.document(message, width)->size().height();
        };
        QVERIFY(height(u"😄"_s) > 1.5 * height(u"x"_s));
        QCOMPARE(height(u"😄 ja"_s), height(u"x"_s));
    }

    // Whatever is written, it is painted in its own place.
    void nothingIsPaintedBesideTheText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("tall stacks") << (u"Z"_s + QString(60, QChar(0x30d))).repeated(20);
        QTest::newRow("newlines") << u"x"_s + QString(10'000, u'\n') + u"y"_s;
        QTest::newRow("a tall block of code") << u"```\n"_s + u"x\n"_s.repeated(500);
        QTest::newRow("overrides") << u"\u202e\u202e abc \u202d"_s.repeated(300);
        QTest::newRow("deep quotes") << u"> "_s.repeated(100) + u"x"_s;
    }
    void nothingIsPaintedBesideTheText()
    {
        QFETCH(QString, text);
        MessageLayout layout;
        const Message message = messageOf(text);
        const TimelineRow row = rowOf(message);
        const RowParts parts = layout.parts(row, 600, Qt::LeftToRight);
        constexpr int below = 60;
        QImage image(600, parts.height + below, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        MessagePainter(&painter, layout, Qt::LeftToRight).paint(row, parts, {});
        painter.end();
        QImage blank(600, below, QImage::Format_RGB32);
        blank.fill(Qt::white);
        QCOMPARE(image.copy(0, parts.height, 600, below), blank);
    }
};

QTEST_MAIN(MessageLayoutTest)
#include "tst_message_layout.moc"
