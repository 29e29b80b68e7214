#include "ui/room_dialog.h"
#include "ui/side_bar.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

RoomSummary room(const QString &id, qint64 unread = 0)
{
    RoomSummary summary;
    summary.room.id = id;
    summary.room.title = id;
    summary.unread = unread;
    return summary;
}

} // namespace

class RoomsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLobbyComesFirstAndArchivedRoomsAreGone()
    {
        RoomListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RoomSummary old = room(u"old"_s);
        old.room.archived = true;
        model.setRooms({room(u"design"_s, 3), room(u"lobby"_s), old});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), u"lobby"_s);
        QCOMPARE(model.index(1).data(RoomListModel::UnreadRole).toInt(), 3);
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), u"design, 3 unread"_s);
    }

    void theJumpBoxLeavesWhatContainsTheWordAndEnterGoesThere()
    {
        SideBar side;
        side.setRooms({room(u"lobby"_s), room(u"design"_s), room(u"family"_s)});
        side.show();
        QSignalSpy chosen(&side, &SideBar::roomChosen);
        side.jump();
        QTest::keyClicks(side.jumpBox(), u"SIGN"_s);
        QCOMPARE(side.model()->rowCount(), 1);
        QTest::keyClick(side.jumpBox(), Qt::Key_Return);
        QCOMPARE(chosen.takeFirst().at(0).toString(), u"design"_s);
        QCOMPARE(side.model()->rowCount(), 3);
    }

    void altUpAndDownGoRoundTheRooms()
    {
        SideBar side;
        side.setRooms({room(u"lobby"_s), room(u"design"_s), room(u"family"_s)});
        side.setCurrentRoom(u"lobby"_s);
        QSignalSpy chosen(&side, &SideBar::roomChosen);
        side.step(1);
        QCOMPARE(chosen.takeFirst().at(0).toString(), u"design"_s);
        side.step(-1);
        QCOMPARE(chosen.takeFirst().at(0).toString(), u"family"_s);
    }

    void aRoomsNameBecomesAnId_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("plain") << u"design"_s << u"design"_s;
        QTest::newRow("capitals and spaces") << u" Our Garden  Party! "_s << u"our-garden-party"_s;
        QTest::newRow("underscore") << u"a_b"_s << u"a_b"_s;
    }
    void aRoomsNameBecomesAnId()
    {
        QFETCH(QString, name);
        QTEST(RoomDialog::idFrom(name), "id");
    }

    void aNameWithoutLatinLettersGetsAnIdOfItsOwn()
    {
        const QString id = RoomDialog::idFrom(u"设计"_s);
        QVERIFY(isRoomId(id));
        QVERIFY(id != RoomDialog::idFrom(u"设计"_s));
    }

    void aTakenOrEmptyNameIsSaid()
    {
        RoomDialog dialog({u"design"_s}, nullptr);
        dialog.acceptButton()->click();
        QVERIFY(!dialog.complaint().isEmpty());
        dialog.titleEdit()->setText(u"Design"_s);
        dialog.acceptButton()->click();
        QVERIFY(dialog.complaint().contains(u"already"_s));
        QCOMPARE(dialog.result(), 0);
    }

    void whoOpensADialogTypesIntoItsFirstField()
    {
        RoomDialog dialog({}, nullptr);
        dialog.show();
        QCOMPARE(dialog.focusWidget(), dialog.titleEdit());
    }
};

QTEST_MAIN(RoomsTest)
#include "tst_rooms.moc"
