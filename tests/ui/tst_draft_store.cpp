#include "ui/draft_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class DraftStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasSetIsThereTheNextTime()
    {
        QTemporaryDir folder;
        const RoomDraft answer{
            .text = u"half a\nthought"_s, .replyTo = u"an-id"_s, .quote = {.name = u"Bob"_s, .text = u"Shall we?"_s}};
        {
            DraftStore store(folder.path());
            store.set(m_home, 1, {{u"lobby"_s, answer}});
        }
        DraftStore store(folder.path());
        QVERIFY(!store.wasDamaged());
        QCOMPARE(store.take(m_home, 1, {}), (RoomDrafts{{u"lobby"_s, answer}}));
        QCOMPARE(store.take(m_other, 1, {}), RoomDrafts());
    }

    // What a kill leaves is what is on disk: nothing is kept for the end.
    void whatWasSetIsOnDiskBeforeTheEnd()
    {
        QTemporaryDir folder;
        DraftStore store(folder.path());
        for (int i = 0; i <= 100; ++i)
            store.set(m_home, 1, {{u"lobby"_s, {.text = u"key %1"_s.arg(i)}}});
        const auto onDisk = [&] {
            DraftStore another(folder.path());
            return another.take(m_home, 1, {}).value(u"lobby"_s).text;
        };
        store.finish();
        QCOMPARE(onDisk(), u"key 100"_s);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"drafts.json"_s});
    }

    void aWindowTakesOverTheDraftsOfThoseThatAreClosed()
    {
        QTemporaryDir folder;
        {
            DraftStore store(folder.path());
            store.set(m_home, 1, {{u"lobby"_s, {.text = u"one"_s}}});
            store.set(m_home, 2, {{u"lobby"_s, {.text = u"two"_s}}, {u"design"_s, {.text = u"a colour"_s}}});
            store.set(m_home, 10, {{u"lobby"_s, {.text = u"ten"_s}}});
            store.set(m_other, 2, {{u"lobby"_s, {.text = u"for others"_s}}});
        }
        DraftStore store(folder.path());
        QCOMPARE(store.take(m_home, 2, {1, 2, 10}).size(), 2);
        QCOMPARE(store.take(m_home, 1, {1, 2}), (RoomDrafts{{u"lobby"_s, {.text = u"one\n\nten"_s}}}));
        QCOMPARE(store.take(m_home, 10, {1, 2, 10}), RoomDrafts());
        const RoomDrafts all = store.take(m_home, 1, {1});
        QCOMPARE(all.value(u"lobby"_s).text, u"one\n\nten\n\ntwo"_s);
        QCOMPARE(all.value(u"design"_s).text, u"a colour"_s);
        QCOMPARE(store.take(m_home, 1, {1}), all); // and keeps them
        QCOMPARE(store.take(m_other, 1, {1}), (RoomDrafts{{u"lobby"_s, {.text = u"for others"_s}}}));
    }

    void everybodyHasTheirOwn()
    {
        QTemporaryDir folder;
        const DraftOwner ada{m_home.server, u"u_ada"_s};
        const DraftOwner bob{m_home.server, u"u_bob"_s};
        {
            DraftStore store(folder.path());
            store.set(ada, 1, {{u"lobby"_s, {.text = u"Ada's"_s}}});
            store.set(bob, 1, {{u"lobby"_s, {.text = u"Bob's"_s}}});
        }
        DraftStore store(folder.path());
        QCOMPARE(store.take(ada, 1, {1}).value(u"lobby"_s).text, u"Ada's"_s);
        QCOMPARE(store.take(bob, 1, {1}).value(u"lobby"_s).text, u"Bob's"_s);
        QVERIFY(!store.has(m_home));
    }

    void whatWasNobodysGoesToWhoIsFirstBesideTheirOwn()
    {
        QTemporaryDir folder;
        const DraftOwner ada{m_home.server, u"u_ada"_s};
        DraftStore store(folder.path());
        store.set(ada, 1, {{u"lobby"_s, {.text = u"before"_s}}});
        store.set(m_home, 1, {{u"lobby"_s, {.text = u"now"_s}}, {u"design"_s, {.text = u"a colour"_s}}});
        store.set(m_other, 1, {{u"lobby"_s, {.text = u"elsewhere"_s}}});
        store.giveTo(ada);
        QVERIFY(!store.has(m_home));
        const RoomDrafts theirs = store.take(ada, 1, {1});
        QCOMPARE(theirs.value(u"lobby"_s).text, u"before\n\nnow"_s);
        QCOMPARE(theirs.value(u"design"_s).text, u"a colour"_s);
        QVERIFY(store.has(m_other));
    }

    void anAnswerStaysAnAnswerWhenItIsJoined()
    {
        RoomDraft draft{.text = u"first"_s};
        draft.append({.text = u"second"_s, .replyTo = u"b"_s, .quote = {.name = u"Bob"_s, .text = {}}});
        draft.append({.text = u" "_s, .replyTo = u"c"_s});
        QCOMPARE(draft.text, u"first\n\nsecond"_s);
        QCOMPARE(draft.replyTo, u"b"_s);
        QCOMPARE(draft.quote.name, u"Bob"_s);
    }

    void aDamagedFileNeverStopsTheStart_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("setAside");
        QTest::newRow("noise") << QByteArray("\x00\xff\xfe[[[\n=\n", 9) << true;
        QTest::newRow("cut") << QByteArray("{\"http://127.0.0.1:8080\":{\"1\":{\"lob") << true;
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("a list") << QByteArray("[1]") << true;
        QTest::newRow("other types") << QByteArray("{\"http://127.0.0.1:8080\":{\"1\":{\"lobby\":7},\"x\":[]},\"b\":2}")
                                     << false;
    }
    void aDamagedFileNeverStopsTheStart()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, setAside);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"drafts.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        {
            DraftStore store(folder.path());
            QCOMPARE(store.wasDamaged(), setAside);
            store.set(m_home, 1, {{u"lobby"_s, {.text = u"goes on"_s}}});
        }
        DraftStore store(folder.path());
        QVERIFY(!store.wasDamaged());
        QCOMPARE(store.take(m_home, 1, {}).value(u"lobby"_s).text, u"goes on"_s);
        QCOMPARE(QDir(folder.path()).entryList({u"drafts.json.damaged-*"_s}).size(), setAside ? 1 : 0);
    }

private:
    const DraftOwner m_home{QUrl(u"http://127.0.0.1:8080"_s)};
    const DraftOwner m_other{QUrl(u"http://127.0.0.1:8081"_s)};
};

QTEST_MAIN(DraftStoreTest)
#include "tst_draft_store.moc"
