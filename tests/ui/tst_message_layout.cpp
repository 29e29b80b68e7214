#include "ui/message_layout.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class MessageLayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSaidInsteadOfTheTextChangesWithTheMessage()
    {
        constexpr int width = 400;
        MessageLayout layout;
        Message message;
        message.id = u"m1"_s;
        message.unreadable = true;
        const auto shown = [&] { return layout.document(message, width)->toPlainText(); };
        QCOMPARE(shown(), u"This message cannot be read here"_s);
        message.deleted = true;
        QCOMPARE(shown(), u"Message deleted"_s);
        message.deleted = message.unreadable = false;
        message.text = u"Message deleted"_s;
        QCOMPARE(shown(), message.text);
        QVERIFY(!layout.document(message, width)->toHtml().contains(u"italic"_s));
    }
};

QTEST_MAIN(MessageLayoutTest)
#include "tst_message_layout.moc"
