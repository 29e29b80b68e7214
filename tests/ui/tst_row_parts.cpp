// What stands around a message's text: what it answers, who reacted, that it was edited; and the clicks on them.
#include "shown_rows.h"
#include "ui/message_words.h"
#include "ui/row_quote.h"

#include <QSignalSpy>

using namespace tincan;

class RowPartsTest : public QObject
{
    Q_OBJECT

    static Message reply()
    {
        Message message = madeRow(2, u"Bob"_s, u"On it."_s);
        message.replyTo = u"m1"_s;
        message.quote = {u"Ada"_s, u"Shall we try the\nlong polling line?"_s, false};
        return message;
    }
    static Message reacted()
    {
        Message message = madeRow(3, u"Ada"_s, u"Done"_s);
        message.reactions = {{u"👍"_s, 2, true, {u"Ada"_s, u"Bob"_s}}, {u"🎉"_s, 5, false, {u"Chen"_s, u"Bob"_s}}};
        message.edited = true;
        return message;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_GB"_s)); }

    void aClickOnTheQuoteAsksForWhatIsAnswered()
    {
        ShownRows rows({madeRow(1, u"Ada"_s, u"Shall we?"_s), reply()});
        QSignalSpy chosen(&rows.view, &TimelineView::quoteChosen);
        const RowParts parts = rows.parts(1);
        QVERIFY(parts.quote.bottom() < parts.text.top());
        rows.click(1, parts.quote);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"m1"_s);
        rows.click(1, parts.text);
        QCOMPARE(chosen.size(), 1);
    }

    void aQuoteIsAsHighWhateverIsKnownOfIt()
    {
        Message unknown = reply();
        unknown.quote = {};
        Message deleted = reply();
        deleted.quote = {u"Ada"_s, {}, true};
        Message tall = reply();
        tall.quote.text = u"word "_s.repeated(4'000);
        const int height = RowQuote::size(reply(), 400).height();
        for (const Message &message : {unknown, deleted, tall}) {
            QCOMPARE(RowQuote::size(message, 400).height(), height);
            QVERIFY(RowQuote::size(message, 400).width() <= 400);
        }
        QCOMPARE(RowQuote::line(unknown.quote), u"Not stored here"_s);
        QCOMPARE(RowQuote::line(deleted.quote), u"Message deleted"_s);
        QCOMPARE(RowQuote::line(reply().quote), u"Shall we try the long polling line?"_s);
    }

    void aDeletedReplyQuotesNothing()
    {
        Message message = reply();
        message.deleted = true;
        message.reactions = reacted().reactions;
        ShownRows rows({message});
        QVERIFY(rows.parts(0).quote.isEmpty());
        QVERIFY(rows.parts(0).reactions.chips.isEmpty());
    }

    void aClickOnAChipReactsOrTakesItBack()
    {
        ShownRows rows({reacted()});
        QSignalSpy chosen(&rows.view, &TimelineView::reactionChosen);
        QSignalSpy asked(&rows.view, &TimelineView::reactChosen);
        const RowParts parts = rows.parts(0);
        QCOMPARE(parts.reactions.chips.size(), 2);
        rows.click(0, parts.reactions.chips[0]);
        QCOMPARE(chosen.takeFirst(), QVariantList({u"m3"_s, u"👍"_s, false}));
        rows.click(0, parts.reactions.chips[1]);
        QCOMPARE(chosen.takeFirst(), QVariantList({u"m3"_s, u"🎉"_s, true}));
        rows.click(0, parts.reactions.add);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(chosen.size(), 0);
    }

    void chipsThatDoNotFitGoOnBelow()
    {
        Message message = reacted();
        message.reactions.clear();
        for (int i = 0; i < 40; ++i)
            message.reactions.append({QString(QChar(u'a' + i % 26)), 100 + i, false, {}});
        ShownRows rows({message});
        const RowParts parts = rows.parts(0);
        QVERIFY(parts.reactions.chips.last().top() > parts.reactions.chips.first().bottom());
        for (const QRect &chip : parts.reactions.chips) {
            QVERIFY(chip.left() >= parts.text.left() && chip.right() <= parts.text.right());
            QVERIFY(parts.body.contains(chip));
        }
    }

    void aClickOnEditedAsksForTheEdits()
    {
        ShownRows rows({reacted()});
        QSignalSpy chosen(&rows.view, &TimelineView::editsChosen);
        rows.click(0, rows.parts(0).edited);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<Message>().id, u"m3"_s);
        QVERIFY(ShownRows({reply()}).parts(0).edited.isEmpty());
    }

    void everythingIsMirrored()
    {
        Message message = reacted();
        message.replyTo = u"m1"_s;
        ShownRows plain({message});
        ShownRows mirrored({message}, Qt::RightToLeft);
        const RowParts left = plain.parts(0);
        const RowParts right = mirrored.parts(0);
        const int width = mirrored.view.viewport()->width();
        const auto opposite = [width](const QRect &rect) {
            return QRect(width - rect.right() - 1, rect.top(), rect.width(), rect.height());
        };
        QCOMPARE(right.quote, opposite(left.quote));
        QCOMPARE(right.edited, opposite(left.edited));
        QCOMPARE(right.reactions.add, opposite(left.reactions.add));
        for (qsizetype i = 0; i < left.reactions.chips.size(); ++i)
            QCOMPARE(right.reactions.chips[i], opposite(left.reactions.chips[i]));
    }

    void whoeverCannotSeeItHearsIt()
    {
        Message message = reacted();
        message.replyTo = u"m1"_s;
        message.quote = reply().quote;
        const QString spoken = MessageWords::spoken(message);
        QVERIFY2(spoken.contains(u"in reply to Ada: Shall we try the long polling line?"_s), qPrintable(spoken));
        QVERIFY2(spoken.contains(u"👍 2, yours too; 🎉 5"_s), qPrintable(spoken));
        QVERIFY2(spoken.contains(u"(edited)"_s), qPrintable(spoken));
        QCOMPARE(RowReactions::who(message.reactions[0]), u"Ada and Bob reacted with 👍"_s);
        QCOMPARE(RowReactions::who(message.reactions[1]), u"Chen, Bob and 3 others reacted with 🎉"_s);
    }
};

QTEST_MAIN(RowPartsTest)
#include "tst_row_parts.moc"
