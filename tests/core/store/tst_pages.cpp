// Pages by key in both directions, and the ranks of messages, beside the same answers worked out by hand.
#include "core/store/ranks.h"
#include "core/store/store.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QUrl server(u"http://127.0.0.1:8080"_s);

Durable message(qint64 seq, const QString &room = u"lobby"_s)
{
    Durable event;
    event.cursor = {"a", seq};
    event.id = u"id-%1"_s.arg(seq);
    event.room = room;
    event.sender = {u"u_ada"_s, u"Ada"_s};
    event.time = seq;
    event.body = MessageText{u"text"_s, {}, {}};
    return event;
}

bool isCount(const Message &row)
{
    return row.kind == Message::Kind::Text;
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

    // Every third event in another room; gaps at two places, one of them a message's; two that wait to be sent.
    void fill(Store &store)
    {
        QList<Event> events;
        for (qint64 seq = 1; seq <= 60; ++seq)
            events.append(message(seq, seq % 3 == 0 ? u"design"_s : u"lobby"_s));
        events.append(Gap{{"a", 60}, {"a", 70}, u"evicted"_s});
        for (qint64 seq = 71; seq <= 100; ++seq)
            events.append(message(seq, seq % 3 == 0 ? u"design"_s : u"lobby"_s));
        events.append(Gap{{"a", 100}, {"b", 5}, u"epoch"_s});
        QVERIFY(store.history().append({{events, {}}}).hasValue());
        QVERIFY(store.history().fillGap(u"lobby"_s, {1, 70}, {message(70)}, History::Rest::Some).hasValue());
        QList<OutboxEntry> waiting(2);
        for (int i = 0; i < 2; ++i) {
            waiting[i].id = u"waits-%1"_s.arg(i);
            waiting[i].room = u"lobby"_s;
            waiting[i].text = u"waits"_s;
        }
        QVERIFY(store.outbox().add(waiting).hasValue());
    }
    static QList<Message> whole(Store &store) { return store.page(u"lobby"_s, PageQuestion::newest(1'000))->rows; }
    // What every page is: a piece of the whole, with its place among the messages, and true about its ends.
    static QString wrong(const StoredPage &page, const QList<Message> &all)
    {
        const auto at = page.rows.isEmpty() ? qsizetype(-1) : all.indexOf(page.rows.constFirst());
        if (at < 0 || all.sliced(at, page.rows.size()) != page.rows)
            return u"not a piece of the whole"_s;
        if (page.beginning != (at == 0) || page.end != (at + page.rows.size() == all.size()))
            return u"an end that is none"_s;
        if (page.rank != std::count_if(all.begin(), all.begin() + at, isCount))
            return u"rank %1"_s.arg(page.rank);
        return page.total == std::count_if(all.begin(), all.end(), isCount) ? QString() : u"total"_s;
    }

private Q_SLOTS:
    void everyPageIsAPieceOfTheWhole()
    {
        Store store;
        QVERIFY(store.open({}, server));
        fill(store);
        const QList<Message> all = whole(store);
        QVERIFY(all.size() > 60);
        QList<PageQuestion> questions{PageQuestion::first(9), PageQuestion::newest(9), PageQuestion::first(500)};
        for (qsizetype i = 0; i < all.size(); ++i) {
            for (const int count : {2, 3, 7, 200}) {
                questions.append(PageQuestion::around(all[i].place, count));
                questions.append(PageQuestion::atRank(i, count));
                if (i > 0 && all[i - 1].place != all[i].place)
                    questions.append(PageQuestion::before(all[i].place, count));
                if (i + 1 < all.size() && all[i + 1].place != all[i].place)
                    questions.append(PageQuestion::after(all[i].place, count));
            }
        }
        for (const PageQuestion &question : std::as_const(questions)) {
            const auto page = store.page(u"lobby"_s, question);
            QVERIFY(page.hasValue());
            const QString fault = wrong(*page, all);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
    }

    void aPageBeginsOrEndsWhereItWasAsked()
    {
        Store store;
        QVERIFY(store.open({}, server));
        fill(store);
        const QList<Message> all = whole(store);
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::first(4))->rows, all.first(4));
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::newest(4))->rows, all.last(4));
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::after(all[7].place, 4))->rows, all.sliced(8, 4));
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::before(all[7].place, 4))->rows, all.sliced(3, 4));
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::around(all[7].place, 4))->rows, all.sliced(5, 4));
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::atRank(7, 4))->rows, all.sliced(5, 4));
    }

    // A gap ends at the place of a message: a page that ended between the two would lose one of them.
    void aMessageAndTheGapAtItsPlaceStayTogether()
    {
        Store store;
        QVERIFY(store.open({}, server));
        QVERIFY(store.history().append({{{message(1), message(2), message(3), message(4)}, {}}}).hasValue());
        StoredPage page;
        QVERIFY(store.history().append({{{Gap{{"a", 4}, {"a", 9}, u"evicted"_s}, message(10)}, {}}}).hasValue());
        QVERIFY(store.history().fillGap(u"lobby"_s, {1, 9}, {message(9)}, History::Rest::Gone).hasValue());
        const QList<Message> all = whole(store);
        for (const int count : {2, 3, 4, 5}) {
            QStringList up;
            for (PageQuestion question = PageQuestion::newest(count);;) {
                page = *store.page(u"lobby"_s, question);
                for (auto row = page.rows.crbegin(); row != page.rows.crend(); ++row)
                    up.prepend(row->id);
                if (page.beginning)
                    break;
                question = PageQuestion::before(page.rows.constFirst().place, count);
            }
            QCOMPARE(up.size(), all.size());
        }
    }

    void ranksFollowMessagesThatComeLateAndThatMove()
    {
        Store store;
        QVERIFY(store.open({}, server));
        QRandomGenerator chance(7);
        QList<qint64> seqs;
        for (int i = 0; i < 300; ++i)
            seqs.append(i * 97 + 1); // over several blocks
        std::shuffle(seqs.begin(), seqs.end(), chance);
        QVERIFY(store.history().begin({"a", 50'000}).hasValue());
        for (const qint64 seq : std::as_const(seqs))
            QVERIFY(store.history().append({{{message(seq)}, {}}}).hasValue());
        QVERIFY(store.history().append({{{Gap{{"a", 50'000}, {"b", 9}, u"epoch"_s}}, {}}}).hasValue());
        for (qint64 i = 0; i < 40; ++i) { // the other log has them too, at places of its own
            Durable again = message(seqs[i]);
            again.cursor = {"b", 10 + i};
            QVERIFY(store.history().append({{{again}, {}}}).hasValue());
        }
        const QList<Message> all = whole(store);
        QCOMPARE(std::count_if(all.begin(), all.end(), isCount), 300);
        for (qint64 rank = 0; rank < 300; ++rank) {
            const auto page = store.page(u"lobby"_s, PageQuestion::atRank(rank, 20));
            const QString fault = wrong(*page, all);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
    }

    // At every start; a range of both columns would walk all that was read as well.
    // Their times rise; the ones that were spoilt say nothing, and a second life of the log goes on with the clock.
    void aTimeIsFoundByItsFirstMessage()
    {
        Store store;
        QVERIFY(store.open({}, server));
        QList<Event> events;
        for (qint64 seq = 1; seq <= 9'000; ++seq) {
            Durable event = message(seq, seq % 3 == 0 ? u"design"_s : u"lobby"_s);
            event.time = seq % 7 == 0 ? 0 : seq * 10;
            events.append(event);
        }
        events.append(Gap{{"a", 9'000}, {"b", 1}, u"epoch"_s});
        for (qint64 seq = 2; seq <= 50; ++seq) {
            Durable event = message(9'000 + seq);
            event.cursor = {"b", seq};
            event.time = (9'000 + seq) * 10;
            events.append(event);
        }
        QVERIFY(store.history().append({{events, {}}}).hasValue());
        const QList<Message> all = store.page(u"lobby"_s, PageQuestion::newest(100'000))->rows;
        for (const qint64 time : {-1, 1, 10, 11, 25, 70, 71, 40'000, 40'005, 89'990, 90'001, 90'020, 90'495, 90'500}) {
            const auto wanted = std::find_if(all.begin(), all.end(), [time](const Message &row) {
                return row.time != 0 && row.time >= time && isCount(row);
            });
            QVERIFY(wanted != all.end());
            const auto page = store.page(u"lobby"_s, PageQuestion::atTime(time, 10));
            QVERIFY(page.hasValue());
            QCOMPARE(page->target, wanted->id);
            QVERIFY(
                std::any_of(page->rows.begin(), page->rows.end(), [&](const Message &row) { return row == *wanted; }));
            QCOMPARE(wrong(*page, all), QString());
        }
        const auto later = store.page(u"lobby"_s, PageQuestion::atTime(90'501, 10));
        QVERIFY(later->target.isEmpty());
        QVERIFY(later->end);
        QVERIFY(store.page(u"nowhere"_s, PageQuestion::atTime(5, 10))->target.isEmpty());
    }

    void whatIsUnreadIsCountedFromTheReadMarkOn()
    {
        Store store;
        const QTemporaryDir folder;
        QVERIFY(store.open(folder.path(), server));
        fill(store);
        const qint64 unread = store.rooms().at(u"lobby"_s).unread;
        QVERIFY(*store.markReadUpTo(u"lobby"_s, {1, 50}));
        const qint64 left = store.rooms().at(u"lobby"_s).unread;
        QVERIFY(left > 0 && left < unread);
        store.close();
        QVERIFY(store.open(folder.path(), server));
        QCOMPARE(store.rooms().at(u"lobby"_s).unread, left);
        store.close();
        StoreFile file;
        QVERIFY(file.open(folder.filePath(HistoryFiles::nameOf(server))));
        QSqlQuery &query =
            file.statement("EXPLAIN QUERY PLAN SELECT (SELECT count(*) FROM messages WHERE "
                           "messages.room = rooms.key AND era = read_era AND seq > read_seq) FROM rooms");
        QVERIFY(file.execute(query));
        QStringList plan;
        while (query.next())
            plan.append(query.value(3).toString());
        query.finish();
        QVERIFY2(plan.constLast().contains(u"room=? AND era=? AND seq>?"_s), qPrintable(plan.constLast()));
    }

    void everyStatementWalksAnIndex_data()
    {
        QTest::addColumn<QString>("sql");
        const QString columns = u"SELECT room, era, seq, id, sender, time, text, reply_to, flags FROM messages "_s;
        QTest::newRow("before") << columns + u"WHERE room = 1 AND (era, seq) < (1, 5) ORDER BY era DESC, seq DESC "
                                             "LIMIT 9"_s;
        QTest::newRow("after") << columns + u"WHERE room = 1 AND (era, seq) > (1, 5) ORDER BY era, seq LIMIT 9"_s;
        QTest::newRow("gaps") << u"SELECT era, seq FROM gaps WHERE room = 1 AND (era, seq) >= (1, 1) AND (era, seq) < "
                                 "(1, 9) ORDER BY era, seq"_s;
        QTest::newRow("count") << u"SELECT SUM(messages) FROM message_counts WHERE room = 1"_s;
        QTest::newRow("blocks")
            << u"SELECT SUM(messages) FROM message_counts WHERE room = 1 AND (era, block) < (1, 5)"_s;
        QTest::newRow("walk")
            << u"SELECT era, block, messages FROM message_counts WHERE room = 1 ORDER BY era, block"_s;
        QTest::newRow("inside")
            << u"SELECT COUNT(*) FROM messages WHERE room = 1 AND era = 1 AND seq >= 1 AND seq < 9"_s;
        QTest::newRow("nth")
            << u"SELECT seq FROM messages WHERE room = 1 AND era = 1 AND seq >= 1 ORDER BY seq LIMIT 1 "
               "OFFSET 3"_s;
    }
    void everyStatementWalksAnIndex()
    {
        QFETCH(QString, sql);
        const QTemporaryDir folder;
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            fill(store);
        }
        StoreFile file;
        QVERIFY(file.open(folder.filePath(HistoryFiles::nameOf(server))));
        const QString explained = u"EXPLAIN QUERY PLAN "_s + sql;
        QSqlQuery &query = file.statement(explained.toLatin1().constData());
        QVERIFY(file.execute(query));
        QStringList plan;
        while (query.next())
            plan.append(query.value(3).toString());
        query.finish();
        QVERIFY(!plan.isEmpty());
        for (const QString &step : std::as_const(plan)) {
            QVERIFY2(step.startsWith(u"SEARCH"_s), qPrintable(step));
            QVERIFY2(!step.contains(u"TEMP B-TREE"_s), qPrintable(step));
        }
        if (sql.contains(u"COUNT"_s) || sql.startsWith(u"SELECT seq"_s))
            QVERIFY2(plan.constFirst().contains(u"COVERING INDEX"_s), qPrintable(plan.constFirst()));
    }
};

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
