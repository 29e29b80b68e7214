// What a store keeps of one server from one start to the next.
#include "older_store.h"
#include "stored_messages.h"

#include <QtTest>

using namespace tincan;

class StoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyServerHasTheLobby()
    {
        Store store;
        QVERIFY(store.open({}, server));
        QCOMPARE(store.rooms().size(), 1u);
        QVERIFY(store.rooms().contains(u"lobby"_s));
    }

    void whatIsStoredIsThereAgain()
    {
        const QTemporaryDir folder;
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(store.history().append({{{message(1), message(2)}, {}}}).hasValue());
            QList<OutboxEntry> entries{entry(u"one"_s), entry(u"two"_s)};
            QVERIFY(store.outbox().add(entries));
            QVERIFY(store.outbox().setReason(u"two"_s, u"too long"_s));
        }
        Store store;
        QVERIFY(store.open(folder.path(), server));
        const auto page = store.page(u"lobby"_s, PageQuestion::newest(10));
        QCOMPARE(page->rows.size(), 4);
        QCOMPARE(page->rows[2].delivery, Delivery::Queued);
        QCOMPARE(page->rows[3].delivery, Delivery::Failed);
        QCOMPARE(page->rows[3].reason, u"too long"_s);
        QCOMPARE(store.history().cursor()->seq, 2);
        QVERIFY(!store.notice());
    }

    void markReadEmptiesTheCountAndLasts()
    {
        const QTemporaryDir folder;
        for (const qint64 expected : {2, 0}) {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(store.history().append({{{message(1), message(2)}, {}}}).hasValue());
            QCOMPARE(store.rooms().at(u"lobby"_s).unread, expected);
            QVERIFY(store.markRead(u"lobby"_s));
            QCOMPARE(store.rooms().at(u"lobby"_s).unread, 0);
        }
    }

    void anOlderHistoryIsBroughtUpToDate()
    {
        const QTemporaryDir folder;
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(store.history().begin({"a", 5}));
            QVERIFY(store.history().append({{{message(6), Gap{{"a", 6}, {"a", 9}, u"evicted"_s}}, {}}}));
        }
        {
            StoreFile file; // as the first version left it
            QVERIFY(file.open(folder.filePath(HistoryFiles::nameOf(server))));
            QVERIFY(undoVersionSix(file));
            for (const QString &trigger : {u"message_came"_s, u"message_went"_s, u"message_moved"_s})
                QVERIFY(file.run(u"DROP TRIGGER "_s + trigger));
            QVERIFY(file.run(u"DROP TABLE message_counts"_s));
            QVERIFY(file.run(u"ALTER TABLE gaps DROP COLUMN gone"_s));
            QVERIFY(file.run(u"DROP INDEX changes_by_target"_s));
            for (const QString &column : {u"target"_s, u"files"_s, u"emoji"_s, u"emoji_on"_s})
                QVERIFY(file.run(u"ALTER TABLE outbox DROP COLUMN "_s + column));
            for (const QString &later : {u"TABLE early"_s, u"TABLE reactions"_s, u"INDEX replies"_s})
                QVERIFY(file.run(u"DROP "_s + later));
            QVERIFY(file.run(u"ALTER TABLE messages DROP COLUMN first_text"_s));
            QVERIFY(file.run(u"INSERT INTO outbox (id, room, name, text, reply_to, time) VALUES "
                             "('o', 'lobby', 'Ada', 'waits', '', 1)"_s));
            QVERIFY(file.run(u"PRAGMA user_version=1"_s));
        }
        Store store;
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(!store.notice());
        QCOMPARE(store.history().cursor(), (Cursor{"a", 9}));
        const auto page = store.page(u"lobby"_s, PageQuestion::newest(10));
        QVERIFY(page.hasValue());
        QCOMPARE(page->rows.size(), 3);
        QVERIFY(!page->rows[1].deleted);
        QCOMPARE(page->rows.last().text, u"waits"_s);
        QCOMPARE(page->total, 2); // the gap is no message
        QVERIFY(store.history().append({{{message(10)}, {}}}).hasValue());
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::newest(10))->total, 3);
        QVERIFY(!store.outbox().find(u"o"_s)->isDeletion());
        const auto more = store.indexSome(10);
        QVERIFY(more && !*more);
        SearchQuestion question;
        question.query = parseSearchQuery(page->rows.first().text); // the other goes on so
        QCOMPARE(store.search(question).hits.size(), 2);
    }

    void whatCameToMemoryIsOfWhoeverTheServerNames()
    {
        Store store;
        QVERIFY(store.open({}, server));
        QVERIFY(store.history().append({{{message(1)}, {}}}).hasValue());
        QCOMPARE(*store.openFor(u"u_bob"_s), false);
        QCOMPARE(store.history().cursor()->seq, 1);
        QVERIFY(*store.openFor(u"u_ada"_s));
        QVERIFY(!store.history().cursor());
    }

    void whatAnotherDeviceHasReadStaysRead()
    {
        Store store;
        QVERIFY(store.open({}, server));
        const auto messages = [](qint64 from, qint64 upto) {
            QList<Event> events;
            for (qint64 seq = from; seq <= upto; ++seq)
                events.append(message(seq));
            return events;
        };
        QVERIFY(store.history().append({{messages(1, 5), {}}}).hasValue());
        const Place far{store.eraOf(store.history().cursor()->epoch), 10};
        QVERIFY(*store.markReadUpTo(u"lobby"_s, far)); // the other one, further than this one is
        QVERIFY(store.markRead(u"lobby"_s).hasValue());
        QVERIFY(store.history().append({{messages(6, 10), {}}}).hasValue());
        QCOMPARE(store.rooms().at(u"lobby"_s).unread, 0);
        QVERIFY(!*store.markReadUpTo(u"lobby"_s, far));
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
