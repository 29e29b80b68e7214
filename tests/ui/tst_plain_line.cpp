// What one writes turns nothing of what stands beside it.
#include "shown_rows.h"
#include "ui/composer.h"
#include "ui/composer_bar.h"
#include "ui/delete_dialog.h"
#include "ui/edits_dialog.h"
#include "ui/file_words.h"
#include "ui/message_words.h"
#include "ui/plain_line.h"
#include "ui/room_list_model.h"
#include "ui/row_quote.h"
#include "ui/row_reactions.h"
#include "ui/whole_text_dialog.h"

#include <QLabel>
#include <QPlainTextEdit>

using namespace tincan;

class PlainLineTest : public QObject
{
    Q_OBJECT

    static constexpr QStringView controls = u"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

private Q_SLOTS:
    void allThatGoesOnBehindItIsTakenOut()
    {
        for (const QChar control : controls)
            QCOMPARE(plainLine(u"a"_s + control + u"b\n c"_s), u"ab c"_s);
        QCOMPARE(plainLine(u"שלום\u200f hello"_s), u"שלום\u200f hello"_s); // a mark ends where it stands
        QCOMPARE(plainLine(u"one two"_s, 5), u"one t"_s);
        QCOMPARE(plainLine(u"ab🎉"_s, 3), u"ab"_s);
        QCOMPARE(plainLine(QString()), QString());
    }

    void paragraphsKeepWhatOnlyTheyAreTurnedBy()
    {
        QCOMPARE(withoutOverrides(u"a\u202eb\n\u2067c\u2069"_s), u"ab\n\u2067c\u2069"_s);
    }

    // One line of the window each, with other words beside it.
    void nothingOfItIsInALineWithOtherWords()
    {
        Message message = madeRow(1, u"Eve\u202e"_s, u"say \u2067hello\u202b there"_s);
        message.replyTo = u"m0"_s;
        message.quote = {u"Mal\u2067"_s, u"who\u202e asked"_s, false};
        message.reactions = {{u"👍"_s, 1, false, {u"Eve\u202e"_s}}};
        Room room;
        room.id = u"odd"_s;
        room.title = u"Odd\u202eroom"_s;
        Composer composer;
        composer.setRoom(u"lobby"_s, u"lobby"_s);
        composer.bar()->setReply(message);
        const DeleteDialog dialog(message, nullptr);
        QStringList said;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            said.append(label->text() + label->accessibleName());
        FileRef file;
        file.name = u"photo\u202egpj.exe"_s; // drawn as it stands: photoexe.jpg
        const QStringList lines{FileWords::name(file),
                                FileWords::spoken(file),
                                FileWords::tooLarge(file, 1),
                                RowQuote::name(message.quote),
                                RowQuote::line(message.quote),
                                MessageWords::senderName(message),
                                RowReactions::who(message.reactions.first()),
                                RoomListModel::titleOf(room),
                                composer.bar()->words(),
                                composer.edit()->accessibleDescription(),
                                said.join(u' ')};
        for (const QString &line : lines) {
            QVERIFY(!line.isEmpty());
            QVERIFY2(std::none_of(line.begin(), line.end(), isBidiControl), qPrintable(line));
        }
        QCOMPARE(RowQuote::line(message.quote), u"who asked"_s);
        QVERIFY(said.join(u' ').contains(u"say hello there"_s));
    }

    void whatIsReadByItselfIsShownAsItIsWritten()
    {
        const QString text = u"abc\u202edef"_s;
        EditsDialog edits(madeRow(1, u"Eve"_s, text), nullptr);
        edits.setAttribute(Qt::WA_DeleteOnClose, false);
        edits.setTexts({{1'000, text}, {2'000, u"now"_s}});
        QStringList said;
        for (const QLabel *label : edits.findChildren<QLabel *>())
            said.append(label->text());
        QVERIFY(said.contains(u"abcdef"_s));
        WholeTextDialog whole(madeRow(1, u"Eve"_s, text), nullptr);
        whole.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(whole.findChild<QPlainTextEdit *>()->toPlainText(), u"abcdef"_s);
    }
};

QTEST_MAIN(PlainLineTest)
#include "tst_plain_line.moc"
