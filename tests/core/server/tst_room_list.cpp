#include "core/server/room_list.h"

#include <QTest>

using namespace tincan;

namespace {

const Person ada{QStringLiteral("u_1"), QStringLiteral("Ada")};
const Person bob{QStringLiteral("u_2"), QStringLiteral("Bob")};

Durable said(const QString &action, const QString &room, bool isPrivate = false)
{
    return Durable{.cursor = {},
                   .id = {},
                   .room = room,
                   .sender = ada,
                   .time = 0,
                   .body = RoomChange{.action = action, .title = room, .topic = {}, .isPrivate = isPrivate}};
}

Durable said(const QString &action, const Person &person, const QString &room)
{
    Durable event = said({}, room);
    event.body = Membership{.action = action, .user = person};
    return event;
}

// Not made anew: the same bytes.
bool same(const QByteArray &one, const QByteArray &other)
{
    return one.constData() == other.constData();
}

} // namespace

class RoomListTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsMadeOnceForEverybody();
    void whatChangesIsListed();
    void aPrivateRoomIsListedForItsMembersAlone();
    void whoLeftSeesThat();
};

void RoomListTest::itIsMadeOnceForEverybody()
{
    RoomDirectory rooms;
    RoomList list;
    QCOMPARE(list.of(rooms, ada.id), QByteArray("[]"));
    rooms.apply(said(QStringLiteral("created"), QStringLiteral("den")));
    const QByteArray made = list.of(rooms, ada.id);
    QVERIFY(made.contains("\"den\""));
    QVERIFY(same(list.of(rooms, ada.id), made));
    QVERIFY(same(list.of(rooms, bob.id), made));
}

void RoomListTest::whatChangesIsListed()
{
    RoomDirectory rooms;
    RoomList list;
    rooms.apply(said(QStringLiteral("created"), QStringLiteral("den")));
    const QByteArray open = list.of(rooms, ada.id);
    rooms.apply(said(QStringLiteral("archived"), QStringLiteral("den")));
    QVERIFY(list.of(rooms, ada.id).contains("\"archived\":true"));
    Room changed = rooms.room(QStringLiteral("den"));
    changed.archived = false;
    rooms.begin(changed); // and on its way to the log
    QCOMPARE(list.of(rooms, ada.id), open);
    rooms.settle(QStringLiteral("den")); // which did not take it
    QVERIFY(list.of(rooms, ada.id).contains("\"archived\":true"));
}

void RoomListTest::aPrivateRoomIsListedForItsMembersAlone()
{
    RoomDirectory rooms;
    RoomList list;
    rooms.apply(said(QStringLiteral("created"), QStringLiteral("den"), true));
    const QByteArray hers = list.of(rooms, ada.id);
    QVERIFY(hers.contains("\"den\""));
    QCOMPARE(list.of(rooms, bob.id), QByteArray("[]"));
    rooms.apply(said(QStringLiteral("joined"), bob, QStringLiteral("den")));
    QCOMPARE(list.of(rooms, bob.id), hers);
    rooms.apply(said(QStringLiteral("left"), bob, QStringLiteral("den")));
    QCOMPARE(list.of(rooms, bob.id), QByteArray("[]"));
    QCOMPARE(list.of(rooms, ada.id), hers);
}

void RoomListTest::whoLeftSeesThat()
{
    RoomDirectory rooms;
    RoomList list;
    rooms.apply(said(QStringLiteral("created"), QStringLiteral("den")));
    const QByteArray everybodys = list.of(rooms, ada.id);
    rooms.apply(said(QStringLiteral("left"), bob, QStringLiteral("den")));
    QCOMPARE(list.of(rooms, bob.id), everybodys.chopped(2) + ",\"member\":false}]");
    QCOMPARE(list.of(rooms, ada.id), everybodys);
    rooms.apply(said(QStringLiteral("joined"), bob, QStringLiteral("den")));
    QCOMPARE(list.of(rooms, bob.id), everybodys);
}

QTEST_GUILESS_MAIN(RoomListTest)
#include "tst_room_list.moc"
