#include "search_bench.h"

using namespace tincan;

class TestSearch : public SearchBench
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }

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
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
