#include "ui/room_marks.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class RoomMarksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyAreKeptForEachServerAndPerson()
    {
        const DraftOwner ada{QUrl(u"https://a.example"_s), u"u_ada"_s};
        const DraftOwner bob{QUrl(u"https://a.example"_s), u"u_bob"_s};
        const QTemporaryDir folder;
        {
            RoomMarks marks(folder.path());
            marks.setOwner(ada);
            QSignalSpy changes(&marks, &RoomMarks::changed);
            marks.set(Mark::Muted, u"garden"_s, true);
            marks.set(Mark::Muted, u"garden"_s, true); // no news
            marks.set(Mark::Favourite, u"den"_s, true);
            QCOMPARE(changes.size(), 2);
            marks.setOwner(bob);
            QVERIFY(!marks.has(Mark::Muted, u"garden"_s));
            marks.set(Mark::Blocked, u"u_eve"_s, true);
        }
        RoomMarks marks(folder.path());
        marks.setOwner(ada);
        QCOMPARE(marks.of(Mark::Muted), QSet<QString>{u"garden"_s});
        QCOMPARE(marks.of(Mark::Favourite), QSet<QString>{u"den"_s});
        QVERIFY(marks.of(Mark::Blocked).isEmpty());
        marks.set(Mark::Muted, u"garden"_s, false);
        RoomMarks again(folder.path());
        again.setOwner(ada);
        QVERIFY(!again.has(Mark::Muted, u"garden"_s));
        again.setOwner(bob);
        QVERIFY(again.has(Mark::Blocked, u"u_eve"_s));
    }

    void severalServersShareTheFileAndOneIsForgotten()
    {
        const QUrl here(u"https://a.example"_s);
        const QUrl there(u"https://a.example:8443"_s);
        const QTemporaryDir folder;
        RoomMarks mine(folder.path());
        RoomMarks others(folder.path());
        mine.setOwner({here, u"u_ada"_s});
        others.setOwner({there, {}});
        mine.set(Mark::Muted, u"garden"_s, true);
        others.set(Mark::Favourite, u"den"_s, true);
        mine.setOrder({u"den"_s, u"garden"_s});
        RoomMarks again(folder.path());
        again.setOwner({there, {}});
        QVERIFY(again.has(Mark::Favourite, u"den"_s) && again.order().isEmpty());
        again.setOwner({here, u"u_ada"_s});
        QVERIFY(again.has(Mark::Muted, u"garden"_s));
        QCOMPARE(again.order(), QStringList({u"den"_s, u"garden"_s}));
        RoomMarks::forget(folder.path(), here);
        again.setOwner({there, {}});
        QVERIFY(again.has(Mark::Favourite, u"den"_s));
        again.setOwner({here, u"u_ada"_s});
        QVERIFY(!again.has(Mark::Muted, u"garden"_s) && again.order().isEmpty());
    }

    void aDamagedFileIsSetAside()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"marks.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"half");
        file.close();
        RoomMarks marks(folder.path());
        QVERIFY(!file.exists());
        QCOMPARE(QDir(folder.path()).entryList({u"marks.json.damaged-*"_s}).size(), 1);
        marks.set(Mark::Muted, u"garden"_s, true);
        QVERIFY(file.exists());
    }
};

QTEST_GUILESS_MAIN(RoomMarksTest)
#include "tst_room_marks.moc"
