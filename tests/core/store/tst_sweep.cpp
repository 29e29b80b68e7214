// What is kept for a while only: what goes, what stays with it, and that nothing comes back changed.
#include "search_bench.h"

#include <QFileInfo>

using namespace tincan;

class TestSweep : public SearchBench
{
    Q_OBJECT

    static constexpr qint64 newest = 100; // days, by about()

    static qint64 timeOf(qint64 seq) { return message(seq, {}).time; }

    // The messages that went.
    QStringList sweep(qint64 days, qint64 now = timeOf(newest))
    {
        Sweep sweep{.keep = days * day, .now = now};
        QStringList gone;
        for (int pieces = 0; pieces < 10'000; ++pieces) {
            const auto swept = m_store->history().sweep(sweep);
            if (!swept)
                return {u"failed"_s};
            gone += swept->removed;
            if (!swept->more)
                return gone;
        }
        return {u"without end"_s};
    }
    // Without the mark above them.
    QStringList ids(const QString &room = u"lobby"_s)
    {
        QStringList all;
        const auto page = m_store->page(room, PageQuestion::newest(1'000));
        for (const Message &row : page->rows)
            if (row.text != u"kept")
                all.append(row.id);
        return all;
    }
    void load(const QList<Event> &events, Place top)
    {
        QVERIFY(m_store->history().fillGap(u"lobby"_s, top, events, History::Rest::None));
    }

private Q_SLOTS:
    void init() { begin(); }

    void whatIsOlderGoesAndTheCursorStays()
    {
        append({message(1, u"old"_s), message(2, u"garden old"_s, u"garden"_s), message(69, u"old"_s),
                message(71, u"young"_s), message(newest, u"new"_s)});
        QCOMPARE(sweep(30), (QStringList{u"id-2"_s, u"id-1"_s, u"id-69"_s}));
        QCOMPARE(ids(), (QStringList{u"id-71"_s, u"id-100"_s}));
        QVERIFY(ids(u"garden"_s).isEmpty());
        QCOMPARE(*m_store->history().cursor(), (Cursor{"a", newest}));
        QCOMPARE(m_store->rooms().at(u"lobby"_s).unread, 2);
        QCOMPARE(m_store->rooms().at(u"garden"_s).unread, 0);
        QVERIFY(sweep(30).isEmpty());
    }

    void aClockInTheFarFutureRemovesNoMoreThanARightOne()
    {
        append({message(1, u"old"_s), message(80, u"young"_s), message(newest, u"new"_s)});
        QCOMPARE(sweep(30, timeOf(1'000'000)), QStringList{u"id-1"_s});
    }

    void aClockInThePastRemovesNothing()
    {
        append({message(1, u"old"_s), message(newest, u"new"_s)});
        QVERIFY(sweep(30, 0).isEmpty());
        QVERIFY(sweep(30, timeOf(1)).isEmpty());
    }

    // Of a server whose own clock jumped.
    void timesThatCannotBeTrueKeepNothingAndRemoveNothing()
    {
        Durable future = message(2, u"of a year to come"_s);
        future.time = timeOf(10'000);
        Durable spoilt = message(3, u"of no time"_s);
        spoilt.time = 0;
        Durable spoiltLate = message(99, u"of no time"_s);
        spoiltLate.time = 0;
        append({message(1, u"old"_s), future, spoilt, message(4, u"old"_s), message(98, u"young"_s), spoiltLate,
                message(newest, u"new"_s)});
        QCOMPARE(sweep(30), (QStringList{u"id-1"_s, u"id-2"_s, u"id-3"_s, u"id-4"_s}));
        QCOMPARE(ids(), (QStringList{u"id-98"_s, u"id-99"_s, u"id-100"_s}));
    }

    // The order is the log's: what stands between two messages that stay, stays.
    void nothingIsMissingInBetween()
    {
        Durable late = message(99, u"old by its time"_s);
        late.time = timeOf(1);
        append({message(1, u"old"_s), message(90, u"young"_s), late, message(newest, u"new"_s)});
        QCOMPARE(sweep(30), QStringList{u"id-1"_s});
        QCOMPARE(ids(), (QStringList{u"id-90"_s, u"id-99"_s, u"id-100"_s}));
    }

    void whatWaitsToBeSentStays()
    {
        append(
            {message(1, u"old"_s), message(2, u"being edited"_s), message(3, u"old too"_s), message(newest, u"new"_s)});
        QList<OutboxEntry> waiting(2);
        waiting[0].id = u"mine"_s;
        waiting[0].room = u"lobby"_s;
        waiting[0].text = u"queued long ago"_s;
        waiting[0].time = timeOf(1);
        waiting[1].id = u"change"_s;
        waiting[1].room = u"lobby"_s;
        waiting[1].target = u"id-2"_s;
        waiting[1].text = u"edited"_s;
        QVERIFY(m_store->outbox().add(waiting));
        QCOMPARE(sweep(30), QStringList{u"id-1"_s});
        QCOMPARE(ids(), (QStringList{u"id-2"_s, u"id-3"_s, u"id-100"_s, u"mine"_s}));
        QCOMPARE(m_store->outbox().entries().size(), 2);
    }

    // Neither by a question nor by whoever reads the file.
    void itsWordsAreFoundNoMore()
    {
        m_store->close();
        QVERIFY(m_store->open(m_folder->path(), QUrl(u"http://127.0.0.1:9"_s)));
        append({message(1, u"secret words"_s), message(2, u"edited before it went"_s), message(newest, u"words"_s)});
        index();
        append({about(3, Edit{u"id-2"_s, u"changed behind the index"_s})});
        sweep(30);
        for (const QString &gone : {u"secret "_s, u"sec"_s, u"edited "_s, u"changed "_s})
            QCOMPARE(find(gone), QList<qint64>{});
        index();
        QCOMPARE(find(u"changed "_s), QList<qint64>{});
        QCOMPARE(find(u"words "_s), QList<qint64>{newest});
        StoreFile file;
        QVERIFY(file.open(m_store->file(), StoreFile::Access::Read));
        QCOMPARE(file.value(u"SELECT count(*) FROM search_places"_s).toInt(), 1);
        QCOMPARE(file.value(u"SELECT group_concat(word) FROM search_words"_s).toString(), u"words"_s);
        QCOMPARE(file.value(u"SELECT count(*) FROM search_stale"_s).toInt(), 0);
    }

    // A room that is new here has numbers that others had.
    void whatComesAfterwardsIsFound()
    {
        append({message(newest, u"new"_s)});
        load({message(1, u"old"_s), message(2, u"old"_s)}, {1, newest - 1});
        index();
        sweep(30);
        append({message(newest + 1, u"words"_s), message(newest + 2, u"words"_s)});
        index();
        QCOMPARE(find(u"words "_s), (QList<qint64>{newest + 2, newest + 1}));
        QCOMPARE(find(u"old "_s), QList<qint64>{});
    }

    // It was deleted after the first message that stays: whoever reads further up gets the message alone.
    void whatWasDeletedDoesNotComeBack()
    {
        append({message(1, u"secret"_s), message(2, u"first"_s), message(90, u"young"_s), about(95, Delete{u"id-1"_s}),
                about(96, Edit{u"id-2"_s, u"second"_s}), about(97, Reaction{u"id-2"_s, u"👍"_s, true}),
                message(newest, u"new"_s)});
        QCOMPARE(sweep(30), (QStringList{u"id-1"_s, u"id-2"_s}));
        load({message(1, u"secret"_s), message(2, u"first"_s)}, {1, 89});
        QVERIFY(m_store->message(u"id-1"_s)->deleted);
        QVERIFY(m_store->message(u"id-1"_s)->text.isEmpty());
        QCOMPARE(m_store->message(u"id-2"_s)->text, u"second"_s);
        QCOMPARE(m_store->message(u"id-2"_s)->reactions.size(), 1);
    }

    void whatWasSaidOfItGoesAlong()
    {
        append({message(1, u"first"_s), about(2, Edit{u"id-1"_s, u"second"_s}),
                about(3, Reaction{u"id-1"_s, u"👍"_s, true}), message(90, u"young"_s), message(newest, u"new"_s)});
        sweep(30);
        load({message(1, u"first"_s)}, {1, 89}); // without what came after it, to see that nothing is left of that
        QCOMPARE(m_store->message(u"id-1"_s)->text, u"first"_s);
        QVERIFY(m_store->message(u"id-1"_s)->reactions.isEmpty());
        sweep(30);
        load({message(1, u"first"_s), about(2, Edit{u"id-1"_s, u"second"_s}),
              about(3, Reaction{u"id-1"_s, u"👍"_s, true})},
             {1, 89});
        QCOMPARE(m_store->message(u"id-1"_s)->text, u"second"_s);
        QCOMPARE(m_store->message(u"id-1"_s)->reactions.size(), 1);
    }

    void anAnswerQuotesItAgainOnceItCameBack()
    {
        append({message(1, u"question"_s), about(newest, MessageText{u"answer"_s, u"id-1"_s, {}})});
        Sweep sweep{.keep = 30 * day, .now = timeOf(newest)};
        QStringList told; // without the mark
        for (bool more = true; more;) {
            const auto swept = m_store->history().sweep(sweep);
            QVERIFY(swept);
            for (const Message &row : swept->rows)
                if (row.kind == Message::Kind::Text)
                    told.append(row.id + row.quote.name);
            more = swept->more;
        }
        QCOMPARE(told, QStringList{u"id-100"_s}); // which quotes nothing now
        const auto back = m_store->history().fillGap(u"lobby"_s, {1, 99}, {message(1, u"question"_s)}, {});
        QVERIFY(back);
        QCOMPARE(m_store->message(u"id-100"_s)->quote.text, u"question"_s);
        QVERIFY(std::any_of(back->rows.cbegin(), back->rows.cend(),
                            [](const Message &row) { return row.id == u"id-100" && !row.quote.name.isEmpty(); }));
    }

    void oneMarkSaysWhatBecameOfTheRest()
    {
        append({message(1, u"old"_s), message(2, u"garden old"_s, u"garden"_s), message(69, u"old"_s),
                message(90, u"young"_s), message(newest, u"new"_s)});
        QVERIFY(!m_store->beginsNotKept(u"lobby"_s));
        sweep(30);
        QList<Message> rows = m_store->page(u"lobby"_s, PageQuestion::newest(10))->rows;
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].id, u"gap/lobby/1/89"_s);
        QVERIFY(!rows[0].deleted); // it can be loaded
        QVERIFY(m_store->beginsNotKept(u"lobby"_s));
        QVERIFY(m_store->beginsNotKept(u"garden"_s));                       // where nothing else is left
        QCOMPARE(sweep(5), (QStringList{u"id-90"_s, u"gap/lobby/1/89"_s})); // it moves down
        rows = m_store->page(u"lobby"_s, PageQuestion::newest(10))->rows;
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].id, u"gap/lobby/1/99"_s);
        // Loaded, it stands above that, and goes up with the last of it.
        QVERIFY(m_store->history().fillGap(u"lobby"_s, {1, 99}, {message(80, u"old"_s)}, History::Rest::Some));
        QVERIFY(m_store->beginsNotKept(u"lobby"_s));
        QVERIFY(m_store->history().fillGap(u"lobby"_s, {1, 79}, {message(1, u"old"_s)}, History::Rest::None));
        QVERIFY(!m_store->beginsNotKept(u"lobby"_s));
    }

    // What a log of before said is nowhere any more.
    void ofAnotherLifeOfTheLogNothingCanBeLoaded()
    {
        Durable again = message(1, u"new log"_s);
        again.cursor = {"b", 1};
        again.id = u"id-b"_s;
        again.time = timeOf(newest);
        append({message(1, u"old"_s), message(99, u"young"_s), Gap{{"a", 99}, {"b", 0}, u"epoch"_s}, again});
        sweep(30);
        const QList<Message> rows = m_store->page(u"lobby"_s, PageQuestion::newest(10))->rows;
        QCOMPARE(rows[0].id, u"gap/lobby/1/98"_s);
        QVERIFY(rows[0].deleted);
        QCOMPARE(rows.size(), 4);
    }

    void theMarkOfAGapGoesWithWhatStoodAboveIt()
    {
        append({message(1, u"old"_s), Gap{{"a", 1}, {"a", 50}, u"evicted"_s}, message(51, u"old"_s),
                message(90, u"young"_s), Gap{{"a", 90}, {"a", 95}, u"evicted"_s}, message(newest, u"new"_s)});
        const QStringList gone = sweep(30);
        QVERIFY(gone.contains(u"gap/lobby/1/50"_s));
        QCOMPARE(ids(), (QStringList{u"id-90"_s, u"gap/lobby/1/95"_s, u"id-100"_s}));
    }

    void theFileShrinks()
    {
        m_store->close();
        QVERIFY(m_store->open(m_folder->path(), QUrl(u"http://127.0.0.1:9"_s)));
        QList<Event> events;
        for (qint64 seq = 1; seq <= 2'000; ++seq) {
            Durable old = message(seq, QString(1'000, u'x'));
            old.time = timeOf(1);
            events.append(old);
        }
        events.append(message(3'000, u"new"_s));
        append(events);
        const QString file = m_store->file();
        m_store->close(); // folds the journal in
        const qint64 before = QFileInfo(file).size();
        QVERIFY(m_store->open(m_folder->path(), QUrl(u"http://127.0.0.1:9"_s)));
        QCOMPARE(sweep(30, timeOf(3'000)).filter(u"id-"_s).size(), 2'000);
        m_store->close();
        QVERIFY2(QFileInfo(file).size() < before / 4, qPrintable(QString::number(QFileInfo(file).size())));
        QVERIFY(m_store->open(m_folder->path(), QUrl(u"http://127.0.0.1:9"_s)));
        QCOMPARE(ids(), QStringList{u"id-3000"_s});
    }

    void aFailureLeavesTheHistoryAsItWas()
    {
        m_store->close();
        QVERIFY(m_store->open(m_folder->path(), QUrl(u"http://127.0.0.1:9"_s)));
        append({message(1, u"old"_s), message(newest, u"new"_s)});
        StoreFile other; // holds the lock that a writer needs
        QVERIFY(other.open(m_store->file()));
        {
            Transaction lock(other, Transaction::Durability::AtACheckpoint);
            QCOMPARE(sweep(30), QStringList{u"failed"_s});
        }
        other.close();
        QCOMPARE(ids(), (QStringList{u"id-1"_s, u"id-100"_s}));
        QCOMPARE(sweep(30), QStringList{u"id-1"_s});
    }
};

QTEST_GUILESS_MAIN(TestSweep)
#include "tst_sweep.moc"
