// What can be done to the message at hand: by its menu, by keys, by the bar under the mouse.
#include "shown_rows.h"
#include "ui/message_menu.h"
#include "ui/row_toolbar.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QToolButton>

using namespace tincan;

class MessageMenuTest : public QObject
{
    Q_OBJECT

    using Deeds = QList<MessageDeed>;
    static RowToolbar *bar(ShownRows &rows) { return rows.view.findChild<RowToolbar *>(); }
    static void hover(ShownRows &rows, int row)
    {
        QTest::mouseMove(rows.view.viewport(), rows.pointOf(row, rows.parts(row).text));
    }

private Q_SLOTS:
    void whatMayBeDoneDependsOnTheMessage()
    {
        using enum MessageDeed;
        const Message others = madeRow(1, u"Bob"_s, u"hi"_s);
        QCOMPARE(MessageMenu::deedsFor(others), Deeds({Reply, React, CopyText, CopyWhole, CopyLink}));
        Message own = madeRow(2, u"Ada"_s, u"hi"_s);
        own.edited = true;
        QCOMPARE(MessageMenu::deedsFor(own),
                 Deeds({Reply, React, Edit, ShowEdits, CopyText, CopyWhole, CopyLink, Delete}));
        own.edited = false;
        own.delivery = Delivery::Failed;
        QCOMPARE(MessageMenu::deedsFor(own), Deeds({Edit, CopyText, CopyWhole, Retry, Delete}));
        own.delivery = Delivery::Sending;
        QCOMPARE(MessageMenu::deedsFor(own), Deeds({CopyText, CopyWhole}));
        own.deleted = true;
        own.delivery = Delivery::Queued;
        QCOMPARE(MessageMenu::deedsFor(own), Deeds({UndoDelete}));
        own.delivery = Delivery::Sent;
        QCOMPARE(MessageMenu::deedsFor(own), Deeds());
    }

    void theMenuSaysWhatWasChosen()
    {
        ShownRows rows({madeRow(1, u"Bob"_s, u"hi"_s)});
        QSignalSpy replied(&rows.view, &TimelineView::replyChosen);
        QSignalSpy linked(&rows.view, &TimelineView::copyLinkChosen);
        MessageMenu menu(&rows.view, rows.model.rows().front());
        for (QAction *action : menu.actions())
            action->trigger();
        QCOMPARE(replied.size(), 1);
        QCOMPARE(replied.first().first().value<Message>(), rows.model.rows().front());
        QCOMPARE(linked.size(), 1);
        QVERIFY(QApplication::clipboard()->text().contains(u"Bob"_s));
    }

    void lettersMeanTheMessageThatIsWalkedTo()
    {
        ShownRows rows({madeRow(1, u"Ada"_s, u"one"_s), madeRow(2, u"Ada"_s, u"two"_s)});
        QSignalSpy replied(&rows.view, &TimelineView::replyChosen);
        QSignalSpy edited(&rows.view, &TimelineView::editChosen);
        QSignalSpy reacted(&rows.view, &TimelineView::reactChosen);
        QSignalSpy typed(&rows.view, &TimelineView::typed);
        rows.view.setFocus();
        QTest::keyClick(&rows.view, Qt::Key_Up);
        QTest::keyClick(&rows.view, Qt::Key_R);
        QTest::keyClick(&rows.view, Qt::Key_Up);
        QTest::keyClick(&rows.view, Qt::Key_E);
        QTest::keyClick(&rows.view, Qt::Key_Plus);
        QCOMPARE(replied.first().first().value<Message>().id, u"m2"_s);
        QCOMPARE(edited.first().first().value<Message>().id, u"m1"_s);
        QCOMPARE(reacted.first().first().value<Message>().id, u"m1"_s);
        QCOMPARE(typed.size(), 0);
        rows.click(0, rows.parts(0).text); // now whoever types means the composer
        QTest::keyClick(&rows.view, Qt::Key_R);
        QCOMPARE(replied.size(), 1);
        QCOMPARE(typed.size(), 1);
    }

    void theBarComesWithTheMouse()
    {
        Message deleted = madeRow(3, u"Ada"_s, {});
        deleted.deleted = true;
        ShownRows rows({madeRow(1, u"Bob"_s, u"one"_s), madeRow(2, u"Bob"_s, u"two"_s), deleted});
        QSignalSpy replied(&rows.view, &TimelineView::replyChosen);
        QSignalSpy reacted(&rows.view, &TimelineView::reactChosen);
        QVERIFY(bar(rows)->isHidden());
        hover(rows, 1);
        QTRY_VERIFY(!bar(rows)->isHidden());
        QVERIFY(rows.view.viewport()->rect().contains(bar(rows)->geometry()));
        bar(rows)->button(u"reply"_s)->click();
        bar(rows)->button(u"react"_s)->click();
        QCOMPARE(replied.first().first().value<Message>().id, u"m2"_s);
        QCOMPARE(reacted.first().first().value<Message>().id, u"m2"_s);
        hover(rows, 2);
        QTRY_VERIFY(bar(rows)->isHidden());
    }

    void theBarHidesNothingThatTheRowsSayAtTheirEnds_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }
    void theBarHidesNothingThatTheRowsSayAtTheirEnds()
    {
        QFETCH(const Qt::LayoutDirection, direction);
        QList<Message> talk;
        for (int i = 1; i <= 3; ++i) {
            talk.append(madeRow(i, u"Ada"_s, u"one line"_s));
            talk.last().edited = i < 3;
        }
        ShownRows rows(talk, direction);
        hover(rows, 1);
        QTRY_VERIFY(!bar(rows)->isHidden());
        const QRect place = bar(rows)->geometry();
        QCOMPARE(place, bar(rows)->placeOn(rows.model.index(1)));
        QVERIFY(bar(rows)->rect().contains(bar(rows)->button(u"more"_s)->geometry()));
        QVERIFY(place.top() < rows.view.visualRect(rows.model.index(0)).bottom()); // it is over both
        QVERIFY(place.bottom() > rows.view.visualRect(rows.model.index(1)).top());
        for (const int row : {0, 1}) {
            const QRect edited = rows.parts(row).edited;
            QVERIFY(!edited.isEmpty());
            const QRect there = edited.translated(rows.view.visualRect(rows.model.index(row)).topLeft());
            QVERIFY(rows.view.markOf(rows.model.index(row)).contains(there));
            QVERIFY(!place.intersects(rows.view.markOf(rows.model.index(row))));
        }
    }

    void moreIsTheMenu()
    {
        ShownRows rows({madeRow(1, u"Bob"_s, u"one"_s)});
        hover(rows, 0);
        QTRY_VERIFY(!bar(rows)->isHidden());
        bar(rows)->button(u"more"_s)->click();
        const auto menu = rows.view.findChild<MessageMenu *>();
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().first()->text(), u"Reply"_s);
        menu->close();
    }
};

QTEST_MAIN(MessageMenuTest)
#include "tst_message_menu.moc"
