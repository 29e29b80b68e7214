// Whose names are known in a room, and which is one's own.
#include "shown_rows.h"
#include "ui/known_people.h"

#include <QSignalSpy>

using namespace tincan;

class KnownPeopleTest : public QObject
{
    Q_OBJECT

    static Message said(qint64 seq, const QString &name, bool own)
    {
        Message message = madeRow(seq, name, u"hello"_s);
        message.own = own;
        return message;
    }
    static void show(TimelineModel &model, const QString &room, const QList<Message> &rows)
    {
        TimelinePage page;
        page.room = room;
        page.rows = rows;
        page.beginning = page.end = true;
        page.total = rows.size();
        model.reset(room);
        model.apply(page);
    }
    static bool isMine(const KnownPeople &people, const QString &name)
    {
        const auto hit = people.mentionNames().at(name);
        return hit.length == name.size() && hit.self;
    }

private Q_SLOTS:
    // They wrote under another name once; it stays in a room where they have not written since.
    void anOlderMessageInAnotherRoomDoesNotTakeTheNameBack()
    {
        TimelineModel model;
        KnownPeople people(&model);
        people.begin(u"Ada"_s);
        show(model, u"lobby"_s, {said(7, u"Ada L."_s, true), said(8, u"Bob"_s, false)});
        QVERIFY(isMine(people, u"Ada L."_s)); // the server has the last word
        show(model, u"design"_s, {said(2, u"Ada"_s, true), said(3, u"Chen"_s, false)});
        QVERIFY(isMine(people, u"Ada L."_s));
        QVERIFY(!isMine(people, u"Ada"_s));
        QVERIFY(people.names().contains(u"Chen"_s));
    }

    void aNameThatIsChangedIsOnesOwnAtOnceAndWhatWasSaidBeforeDoesNotChangeIt()
    {
        TimelineModel model;
        KnownPeople people(&model);
        people.begin(u"Ada"_s);
        show(model, u"lobby"_s, {said(7, u"Ada"_s, true)});
        const QSignalSpy changed(&people, &KnownPeople::changed);
        people.setSelf(u"Countess"_s);
        QCOMPARE(changed.size(), 1);
        show(model, u"design"_s, {said(5, u"Ada"_s, true)});
        QVERIFY(isMine(people, u"Countess"_s));
        show(model, u"lobby"_s, {said(7, u"Ada"_s, true), said(9, u"Countess of Lovelace"_s, true)});
        QVERIFY(isMine(people, u"Countess of Lovelace"_s));
    }

    void anotherServerHasItsOwnOrder()
    {
        TimelineModel model;
        KnownPeople people(&model);
        people.begin(u"Ada"_s);
        show(model, u"lobby"_s, {said(900, u"Ada L."_s, true)});
        people.begin(u"Ada"_s);
        show(model, u"lobby"_s, {said(3, u"Lovelace"_s, true)});
        QVERIFY(isMine(people, u"Lovelace"_s));
    }
};

QTEST_MAIN(KnownPeopleTest)
#include "tst_known_people.moc"
