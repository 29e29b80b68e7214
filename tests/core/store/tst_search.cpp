#include "core/store/search.h"
#include "core/store/store.h"
#include "older_store.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 day = 86'400'000;

Durable about(qint64 seq, const DurableBody &body, const QString &room = u"lobby"_s, const QString &sender = u"Ada"_s)
{
    Durable event;
    event.cursor = {"a", seq};
    event.id = u"id-%1"_s.arg(seq);
    event.room = room;
    event.sender = {u"u_"_s + sender.toLower(), sender};
    event.time = QDate(2026, 11, 1).startOfDay().toMSecsSinceEpoch() + seq * day;
    event.body = body;
    return event;
}

Durable message(qint64 seq, const QString &text, const QString &room = u"lobby"_s, const QString &sender = u"Ada"_s)
{
    return about(seq, MessageText{text, {}, {}}, room, sender);
}

QList<qint64> seqsOf(const SearchAnswer &answer)
{
    QList<qint64> seqs;
    for (const Message &hit : answer.hits)
        seqs.append(hit.place.seq);
    return seqs;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;

    void append(const QList<Event> &events) { QVERIFY(m_store->history().append({{events, {}}})); }
    void index()
    {
        for (auto more = m_store->indexSome(3); more && *more;)
            more = m_store->indexSome(3);
    }
    SearchAnswer ask(const QString &typed, const QString &room = {}, int count = 50)
    {
        SearchQuestion question;
        question.query = parseSearchQuery(typed);
        question.room = room;
        question.count = count;
        return m_store->search(question);
    }
    QList<qint64> find(const QString &typed, const QString &room = {}) { return seqsOf(ask(typed, room)); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<Store>();
        QVERIFY(m_store->open({}, QUrl(u"http://127.0.0.1:9"_s)));
    }

    void cleanup() { m_store.reset(); } // before the folder goes

    void whatIsStoredIsFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<qint64>>("found");
        using L = QList<qint64>;
        QTest::newRow("a word, newest first") << u"polling "_s << L{6, 1};
        QTest::newRow("all words") << u"polling held "_s << L{1};
        QTest::newRow("in any order") << u"requests held "_s << L{1};
        QTest::newRow("a phrase") << u"\"held requests\""_s << L{1};
        QTest::newRow("not side by side") << u"\"requests held\""_s << L{};
        QTest::newRow("being typed") << u"pol"_s << L{6, 3, 1};
        QTest::newRow("the end of a phrase being typed") << u"\"long po"_s << L{6, 1};
        QTest::newRow("not being typed") << u"pol "_s << L{};
        QTest::newRow("case and accents") << u"CREME brulée "_s << L{4};
        QTest::newRow("one character") << u"线"_s << L{5, 2};
        QTest::newRow("two characters") << u"线路"_s << L{2};
        QTest::newRow("two characters apart") << u"线 消 "_s << L{2};
        QTest::newRow("not in this order") << u"路线"_s << L{5};
        QTest::newRow("within a sentence") << u"消息一条"_s << L{2};
        QTest::newRow("beside latin") << u"用sse"_s << L{5};
        QTest::newRow("beyond the first plane") << u"𠮷"_s << L{7};
        QTest::newRow("emoji") << u"🎉"_s << L{7, 2};
        QTest::newRow("nothing like it") << u"websocket "_s << L{};
        QTest::newRow("nothing") << u"  \"\" "_s << L{};
    }
    void whatIsStoredIsFound()
    {
        append({message(1, u"long polling, or *held requests*"_s), message(2, u"切换线路的时候消息一条都没丢 🎉"_s),
                message(3, u"a polite proxy"_s), message(4, u"Crème brûlée"_s), message(5, u"这条路线用SSE"_s),
                message(6, u"Long polling again"_s), message(7, u"𠮷野家🎉"_s)});
        index();
        QFETCH(QString, typed);
        QTEST(find(typed), "found");
    }

    void filtersNarrowIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<qint64>>("found");
        using L = QList<qint64>;
        QTest::newRow("from") << u"from:Ada word "_s << L{5, 3, 1};
        QTest::newRow("from, begun") << u"from:b word "_s << L{2};
        QTest::newRow("from either") << u"from:ada from:bob word "_s << L{5, 3, 2, 1};
        QTest::newRow("from alone") << u"from:bob"_s << L{4, 2};
        QTest::newRow("from nobody") << u"from:zoe word "_s << L{};
        QTest::newRow("in by id") << u"in:design word "_s << L{5, 3};
        QTest::newRow("in by title") << u"in:drawing word "_s << L{5, 3};
        QTest::newRow("before") << u"before:2026-11-04 word "_s << L{2, 1};
        QTest::newRow("after") << u"after:2026-11-04 word "_s << L{5, 3};
        QTest::newRow("between") << u"after:2026-11-03 before:2026-11-05"_s << L{3, 2};
        QTest::newRow("before all") << u"before:2020-01-01 word "_s << L{};
        QTest::newRow("after all") << u"after:2030-01-01 word "_s << L{};
        QTest::newRow("file") << u"has:file"_s << L{4};
        QTest::newRow("the name of a file") << u"plan.pdf "_s << L{4};
        QTest::newRow("link") << u"has:link word "_s << L{3};
        QTest::newRow("marks cannot be typed") << u"#u1 #r1 #f "_s << L{};
    }
    void filtersNarrowIt()
    {
        append({about(6, RoomChange{u"created"_s, u"Drawing board"_s, {}, false}, u"design"_s)});
        MessageText file{u"see"_s, {}, {}};
        file.files.append({u"f1"_s, u"plan.pdf"_s, u"application/pdf"_s, 10, {}, 0, 0});
        const QList<Event> events{message(1, u"word"_s), message(2, u"word"_s, u"lobby"_s, u"Bob"_s),
                                  message(3, u"word https://example.org"_s, u"design"_s),
                                  about(4, file, u"lobby"_s, u"Bob"_s), message(5, u"word"_s, u"design"_s)};
        append(events);
        index();
        QFETCH(QString, typed);
        QTEST(find(typed), "found");
    }

    void aHitIsWholeWithItsFiles()
    {
        MessageText body{u"the plan"_s, {}, {}};
        body.files.append({u"f1"_s, u"Grundriss Küche.pdf"_s, u"application/pdf"_s, 10, u"00ff"_s, 0, 0});
        MessageText silent{{}, {}, {}};
        silent.files.append({u"f2"_s, u"图纸.png"_s, u"image/png"_s, 20, {}, 640, 480});
        append({about(1, body), about(2, silent, u"design"_s, u"Bob"_s)});
        index();
        QCOMPARE(find(u"kuche "_s), QList<qint64>{1});
        QCOMPARE(find(u"has:file"_s), (QList<qint64>{2, 1}));
        const SearchAnswer answer = ask(u"图纸"_s);
        QCOMPARE(answer.hits.size(), 1);
        const Message hit = answer.hits.constFirst();
        QCOMPARE(hit.files, silent.files);
        QCOMPARE(hit.room, u"design"_s);
        QCOMPARE(hit.sender, (Person{u"u_bob"_s, u"Bob"_s}));
        QCOMPARE(hit.place, (Place{1, 2}));
        QVERIFY(find(u"\"plan grundriss\""_s).isEmpty()); // the text ends where the names begin
        append({about(3, Delete{u"id-2"_s})});
        index();
        QCOMPARE(find(u"has:file"_s), QList<qint64>{1});
        QCOMPARE(find(u"图纸"_s), QList<qint64>{});
    }

    void oneRoomAloneIsAsked()
    {
        append({message(1, u"word"_s), message(2, u"word"_s, u"design"_s), message(3, u"word"_s)});
        index();
        QCOMPARE(find(u"word "_s, u"design"_s), QList<qint64>{2});
        QCOMPARE(find(u"word in:lobby "_s, u"design"_s), QList<qint64>{});
        QCOMPARE(find(u"word "_s, u"nowhere"_s), QList<qint64>{});
    }

    void pagesJoinWithoutAHole()
    {
        QList<Event> events;
        for (qint64 seq = 1; seq <= 100; ++seq)
            events.append(message(seq, seq % 3 ? u"word"_s : u"other"_s));
        append(events);
        index();
        QList<qint64> found;
        SearchQuestion question;
        question.query = parseSearchQuery(u"word "_s);
        question.count = 7;
        do {
            const SearchAnswer page = m_store->search(question);
            QVERIFY(!page.failure && page.hits.size() <= 7);
            found += seqsOf(page);
            question.before = page.more;
        } while (question.before);
        QCOMPARE(found.size(), 67);
        QVERIFY(std::is_sorted(found.begin(), found.end(), std::greater<>()));
    }

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

    void anotherNameIsTheSamePerson()
    {
        Durable renamed = message(2, u"word"_s, u"lobby"_s, u"Countess"_s);
        renamed.sender.id = u"u_ada"_s;
        append({message(1, u"word"_s), renamed});
        index();
        QCOMPARE(find(u"from:countess"_s), (QList<qint64>{2, 1}));
        QCOMPARE(find(u"from:ada"_s), (QList<qint64>{2, 1}));
    }

    // Nothing of what is typed is the index's own language, and nothing of it is an error.
    void hostileWordsAreWords_data()
    {
        QTest::addColumn<QString>("typed");
        const QStringList all{u"\" OR words:\""_s,
                              u"a\" OR \"b"_s,
                              u"NEAR(word other, 5)"_s,
                              u"word*"_s,
                              u"^word"_s,
                              u"{words} : x"_s,
                              u"- : word"_s,
                              u"'; DROP TABLE messages; --"_s,
                              u"\"\"\"\"\""_s,
                              u"((((((("_s,
                              u"AND OR NOT"_s,
                              QString(QChar(0)) + u"word"_s,
                              QString(QChar(0xd800)) + QChar(0xffff) + u"\""_s,
                              u"from:\"\" in:\"* before:9999999999-1-1"_s,
                              u"word "_s.repeated(1'000),
                              u"\""_s.repeated(1'000)};
        for (const QString &typed : all)
            QTest::addRow("%d", int(all.indexOf(typed))) << typed;
    }
    void hostileWordsAreWords()
    {
        append({message(1, u"word other"_s), message(2, u"b"_s)});
        index();
        QFETCH(QString, typed);
        const SearchAnswer answer = ask(typed);
        QVERIFY2(!answer.failure, answer.failure ? qPrintable(answer.failure->detail) : "");
        QCOMPARE(find(u"word "_s), QList<qint64>{1});
    }

    void aHostileServersPlacesAreNoTrouble()
    {
        Durable far = message(2, u"word"_s);
        far.cursor.seq = std::numeric_limits<qint64>::max();
        append({message(1, u"word"_s), far});
        index();
        QCOMPARE(find(u"word "_s), QList<qint64>{1});
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
            QVERIFY(file.open(folder.filePath(Store::fileName(server))));
            QVERIFY(undoVersionSix(file));
        }
        QVERIFY(m_store->open(folder.path(), server));
        QCOMPARE(ask(u"word "_s).indexed, 0);
        index();
        QCOMPARE(find(u"word "_s), QList<qint64>{1});
        QCOMPARE(find(u"路"_s), QList<qint64>{2});
    }

    void ranksAreThoseOfTheRoom()
    {
        QList<Event> events;
        for (qint64 seq = 1; seq <= 10'000; ++seq)
            events.append(message(seq, seq % 1'000 ? u"other"_s : u"word"_s, seq % 2 ? u"design"_s : u"lobby"_s));
        append(events);
        for (auto more = m_store->indexSome(5'000); more && *more;)
            more = m_store->indexSome(5'000);
        SearchQuestion question;
        question.query = parseSearchQuery(u"word "_s);
        question.room = u"lobby"_s;
        question.count = 100;
        question.ranks = true;
        QCOMPARE(m_store->search(question).ranks,
                 (QList<qint64>{499, 999, 1'499, 1'999, 2'499, 2'999, 3'499, 3'999, 4'499, 4'999}));
    }

    void whatIsWithdrawnEnds()
    {
        append({message(1, u"word"_s)});
        index();
        SearchQuestion question;
        question.query = parseSearchQuery(u"word "_s);
        *question.withdrawn = true;
        QVERIFY(m_store->search(question).hits.isEmpty());
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
        QVERIFY(file.open(folder.filePath(Store::fileName(server))));
        QVERIFY(file.run(u"INSERT INTO search (search) VALUES ('integrity-check')"_s));
        QCOMPARE(file.value(u"SELECT COUNT(*) FROM search_places"_s).toInt(), 150);
        QCOMPARE(file.value(u"SELECT COUNT(*) FROM search WHERE search MATCH 'word'"_s).toInt(), 0);
        QCOMPARE(file.value(u"SELECT uses FROM search_words WHERE word = 'edited'"_s).toInt(), 150);
        QVERIFY(!file.value(u"SELECT uses FROM search_words WHERE word = 'word'"_s).isValid());
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
