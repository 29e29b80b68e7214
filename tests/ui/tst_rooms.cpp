#include "ui/room_dialog.h"
#include "ui/room_words.h"
#include "ui/side_bar.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
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

// As they are heard.
QStringList shown(const RoomListModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row).data(Qt::AccessibleTextRole).toString());
    return rows;
}

} // namespace

Q_DECLARE_METATYPE(RoomDeed)

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

    void theOrderIsThePersonsAmongItsLike()
    {
        RoomListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRooms({room(u"c"_s), room(u"lobby"_s), room(u"a"_s), room(u"b"_s), room(u"star"_s)});
        model.setFavourites({u"star"_s});
        QCOMPARE(shown(model).join(u' '), u"star, favourite lobby a b c"_s);
        model.setOrder(model.orderWith(u"c"_s, -1));
        QCOMPARE(shown(model).join(u' '), u"star, favourite lobby a c b"_s);
        model.setOrder(model.orderWith(u"lobby"_s, 9)); // as far as it goes
        QCOMPARE(shown(model).join(u' '), u"star, favourite a c b lobby"_s);
        model.setOrder(model.orderWith(u"a"_s, -1)); // not above a favourite
        QCOMPARE(shown(model).join(u' '), u"star, favourite a c b lobby"_s);
        model.setOrder(model.orderWith(u"nowhere"_s, 1));
        model.setRooms({room(u"c"_s), room(u"lobby"_s), room(u"a"_s), room(u"b"_s), room(u"star"_s), room(u"aa"_s)});
        QCOMPARE(shown(model).join(u' '), u"star, favourite a c b lobby aa"_s); // a new one is the last

        QSignalSpy wanted(&model, &RoomListModel::orderWanted);
        QVERIFY(model.moveRow({}, 1, {}, 4)); // as a list does it that something was dropped in: before the lobby
        QCOMPARE(wanted.size(), 1);
        model.setOrder(wanted[0][0].toStringList());
        QCOMPARE(shown(model).join(u' '), u"star, favourite c b a lobby aa"_s);
        model.setFilter(u"a"_s);
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsDragEnabled));
    }

    void favouritesAreOnTopAndWhatWasLeftIsBelow()
    {
        RoomListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RoomSummary left = room(u"attic"_s);
        left.left = true;
        RoomSummary direct = room(u"dm-0123456789abcdef-fedcba9876543210"_s, 1);
        direct.room.isPrivate = true;
        model.setRooms({left, room(u"design"_s), direct, room(u"lobby"_s), room(u"zoo"_s, 2)});
        QCOMPARE(shown(model), QStringList({u"lobby"_s, u"design"_s, u"zoo, 2 unread"_s, u"attic, you left it"_s}));
        model.setFavourites({u"zoo"_s});
        model.setMuted({u"zoo"_s});
        QCOMPARE(shown(model).constFirst(), u"zoo, 2 unread, favourite, muted"_s);
        model.setFavourites({});
        QCOMPARE(shown(model).constFirst(), u"lobby"_s);
        QVERIFY2(model.find(direct.room.id), "it is known, and stands among people");
    }

    void theSentenceSaysWhatWasRefusedAndWhy_data()
    {
        QTest::addColumn<RoomDeed>("deed");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("edit") << RoomDeed::Edit << 403
                              << u"The room was not changed. Only who made the room, or a moderator, may do that."_s;
        QTest::newRow("leave") << RoomDeed::Leave << 403 << u"You did not leave the room. Everybody is in the lobby."_s;
        QTest::newRow("invite") << RoomDeed::Invite << 404
                                << u"Nobody was invited. This person is not on the server any more."_s;
        QTest::newRow("join")
            << RoomDeed::Join << 404
            << u"You did not come back to the room. The room is not there any more, or you are not in it."_s;
        QTest::newRow("words") << RoomDeed::Create << 422
                               << u"The room was not created. The server refused this: too long."_s;
    }
    void theSentenceSaysWhatWasRefusedAndWhy()
    {
        QFETCH(const RoomDeed, deed);
        QFETCH(const int, status);
        const Failure failure{.kind = Failure::Kind::Refused, .detail = u"too long"_s, .status = status};
        QTEST(RoomWords::failed(deed, failure), "sentence");
    }

    void aPrivateRoomHasAnIdThatNobodyGuesses()
    {
        RoomDialog dialog({u"design"_s}, true, nullptr);
        dialog.titleEdit()->setText(u"Design"_s);
        dialog.privateBox()->setChecked(true);
        dialog.acceptButton()->click(); // a title is not taken by a room that one may not know of
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QVERIFY(dialog.room().isPrivate && isRoomId(dialog.room().id));
        QVERIFY(!dialog.room().id.contains(u"design"_s));
        const RoomDialog open({}, false, nullptr);
        QVERIFY(!open.privateBox()->isVisibleTo(&open));
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
        RoomDialog dialog({u"design"_s}, false, nullptr);
        dialog.acceptButton()->click();
        QVERIFY(!dialog.complaint().isEmpty());
        dialog.titleEdit()->setText(u"Design"_s);
        dialog.acceptButton()->click();
        QVERIFY(dialog.complaint().contains(u"already"_s));
        QCOMPARE(dialog.result(), 0);
    }

    void whoOpensADialogTypesIntoItsFirstField()
    {
        RoomDialog dialog({}, false, nullptr);
        dialog.show();
        QCOMPARE(dialog.focusWidget(), dialog.titleEdit());
    }
};

QTEST_MAIN(RoomsTest)
#include "tst_rooms.moc"
