// The index beside the history: behind it, whole again after an end in the middle, and never with what is gone.
#include "older_store.h"
#include "search_bench.h"

using namespace tincan;

class TestSearchIndex : public SearchBench
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }

    void whatCameLateStandsWhereItBelongs()
    {
        append({message(10, u"word ten"_s)});
        index();
        QVERIFY(m_store->history().fillGap(u"lobby"_s, {1, 9}, {message(2, u"word two"_s), message(3, u"word"_s)},
                                           History::Rest::None));
        index();
        QCOMPARE(find(u"word "_s), (QList<qint64>{10, 3, 2}));
    }

    void anEditIsFoundByItsNewWordsAlone()
    {
        append({message(1, u"first words"_s), message(2, u"others"_s)});
        index();
        append({about(3, Edit{u"id-1"_s, u"second 线"_s})});
        append({about(4, Edit{u"id-1"_s, u"third 路"_s})});
        index();
        QCOMPARE(find(u"first "_s), QList<qint64>{});
        QCOMPARE(find(u"second "_s), QList<qint64>{});
        QCOMPARE(find(u"fir"_s), QList<qint64>{});
        QCOMPARE(find(u"third "_s), QList<qint64>{1});
        QCOMPARE(find(u"路"_s), QList<qint64>{1});
        QCOMPARE(find(u"from:ada "_s), (QList<qint64>{2, 1}));
    }

    void anEditBeforeTheIndexCameThereIsNoSecondTime()
    {
        append({message(1, u"first"_s)});
        append({about(2, Edit{u"id-1"_s, u"second"_s})});
        index();
        QCOMPARE(find(u"first "_s), QList<qint64>{});
        QCOMPARE(find(u"second "_s), QList<qint64>{1});
        append({about(3, Delete{u"id-1"_s})});
        index();
        QCOMPARE(find(u"second "_s), QList<qint64>{});
    }

    void whatIsDeletedIsNotFoundEvenBeforeTheIndexKnows()
    {
        append({message(1, u"secret"_s), message(2, u"word"_s)});
        index();
        append({about(3, Delete{u"id-1"_s})});
        QCOMPARE(find(u"secret "_s), QList<qint64>{});
        index();
        QCOMPARE(find(u"secret "_s), QList<qint64>{});
        QCOMPARE(find(u"sec"_s), QList<qint64>{});
        QCOMPARE(find(u"word "_s), QList<qint64>{2});
    }

    // A backup was put back: the log has another epoch, and the message a new place.
    void whatMovedIsFoundOnce()
    {
        append({message(5, u"word"_s), message(6, u"word"_s)});
        index();
        Durable again = message(5, u"word"_s);
        again.cursor = {"b", 1};
        append({Gap{{"a", 6}, {"b", 0}, u"epoch"_s}, again});
        index();
        const SearchAnswer answer = ask(u"word "_s);
        QCOMPARE(answer.hits.size(), 2);
        QCOMPARE(answer.hits[0].place, (Place{2, 1}));
        QCOMPARE(answer.hits[1].place, (Place{1, 6}));
    }

    void itSaysHowFarItIs()
    {
        QList<Event> events;
        for (qint64 seq = 1; seq <= 10; ++seq)
            events.append(message(seq, u"word"_s));
        append(events);
        QCOMPARE(ask(u"word "_s).indexed, 0);
        QCOMPARE(ask(u"word "_s).stored, 10);
        QVERIFY(m_store->indexSome(4));
        QCOMPARE(ask(u"word "_s).indexed, 4);
        QCOMPARE(find(u"word "_s), (QList<qint64>{4, 3, 2, 1}));
        index();
        QCOMPARE(ask(u"word "_s).indexed, 10);
    }

    // Each piece is a transaction: after an end at any of them the next start goes on where it was.
    void anEndInTheMiddleLosesNothing()
    {
        const QTemporaryDir &folder = *m_folder;
        const QUrl server(u"http://127.0.0.1:9"_s);
        QVERIFY(m_store->open(folder.path(), server));
        QList<Event> events;
        for (qint64 seq = 1; seq <= 20; ++seq)
            events.append(message(seq, u"word n%1"_s.arg(seq)));
        append(events);
        int pieces = 0;
        for (bool more = true; more; ++pieces) {
            const auto piece = m_store->indexSome(3);
            QVERIFY(piece);
            more = *piece;
            if (pieces == 2)
                append({about(21, Edit{u"id-2"_s, u"changed"_s}), about(22, Delete{u"id-15"_s})});
            QVERIFY(m_store->open(folder.path(), server));
        }
        QVERIFY(pieces > 5);
        QCOMPARE(find(u"changed "_s), QList<qint64>{2});
        const QList<qint64> found = find(u"word "_s);
        QCOMPARE(found.size(), 18);
        QVERIFY(!found.contains(2) && !found.contains(15));
    }

    void anOlderStoreIsLookedThroughFromItsBeginning()
    {
        const QTemporaryDir &folder = *m_folder;
        const QUrl server(u"http://127.0.0.1:9"_s);
        QVERIFY(m_store->open(folder.path(), server));
        append({message(1, u"word"_s), message(2, u"线路"_s)});
        m_store->close();
        {
            StoreFile file;
            QVERIFY(file.open(folder.filePath(HistoryFiles::nameOf(server))));
            QVERIFY(undoVersionSix(file));
        }
        QVERIFY(m_store->open(folder.path(), server));
        QCOMPARE(ask(u"word "_s).indexed, 0);
        index();
        QCOMPARE(find(u"word "_s), QList<qint64>{1});
        QCOMPARE(find(u"路"_s), QList<qint64>{2});
    }

    // What it forgets it forgets whole: FTS5 compares its index with itself.
    void theIndexStaysWhole()
    {
        const QTemporaryDir &folder = *m_folder;
        const QUrl server(u"http://127.0.0.1:9"_s);
        QVERIFY(m_store->open(folder.path(), server));
        QList<Event> events;
        for (qint64 seq = 1; seq <= 300; ++seq)
            events.append(message(seq, u"word %1 线%2"_s.arg(seq).arg(seq % 7)));
        append(events);
        index();
        events.clear();
        for (qint64 seq = 1; seq <= 300; ++seq) {
            const QString target = u"id-%1"_s.arg(seq);
            events.append(about(300 + seq, seq % 2 ? DurableBody(Edit{target, u"edited %1"_s.arg(seq)})
                                                   : DurableBody(Delete{target})));
        }
        append(events);
        index();
        m_store->close();
        StoreFile file;
        QVERIFY(file.open(folder.filePath(HistoryFiles::nameOf(server))));
        QVERIFY(file.run(u"INSERT INTO search (search) VALUES ('integrity-check')"_s));
        QCOMPARE(file.value(u"SELECT COUNT(*) FROM search_places"_s).toInt(), 150);
        QCOMPARE(file.value(u"SELECT COUNT(*) FROM search WHERE search MATCH 'word'"_s).toInt(), 0);
        QCOMPARE(file.value(u"SELECT uses FROM search_words WHERE word = 'edited'"_s).toInt(), 150);
        QVERIFY(!file.value(u"SELECT uses FROM search_words WHERE word = 'word'"_s).isValid());
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_search_index.moc"
