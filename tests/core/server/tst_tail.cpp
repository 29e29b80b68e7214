#include "core/server/tail.h"

#include <QSet>
#include <QTest>
#include <QThread>

using namespace tincan;

namespace {

std::vector<LogEntry> entries(qint64 from, qint64 to, const QString &room = QStringLiteral("lobby"))
{
    std::vector<LogEntry> made;
    for (qint64 seq = from; seq <= to; ++seq)
        made.push_back({seq, room, QByteArray(100, 'x')});
    return made;
}

struct Waiter final : TailWaiter
{
    bool takeNow() override
    {
        ++asked;
        askedBy = QThread::currentThread();
        return takes;
    }
    void wake() override
    {
        ++woken;
        wokenBy = QThread::currentThread();
    }
    bool takes = false;
    int asked = 0;
    int woken = 0;
    QThread *askedBy = nullptr;
    QThread *wokenBy = nullptr;
};

} // namespace

class TailTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatComesAfterAPlaceComesInOrder()
    {
        Tail tail(10);
        tail.extend(entries(11, 20), 0);
        const LogPage page = tail.page({.after = 15, .upto = 20, .room = {}, .events = 100, .bytes = 1 << 20});
        QCOMPARE(page.entries.size(), std::size_t(5));
        QCOMPARE(page.entries.front().seq, 16);
        QCOMPARE(page.upto, 20);
    }
    void whatIsKnownAlreadyIsLeftOut()
    {
        Tail tail(10);
        tail.extend(entries(9, 12), 0);
        QCOMPARE(tail.size(), 2);
        QCOMPARE(tail.head(), 12);
    }
    void itIsBoundedByCountAndBytes()
    {
        Tail few(0, {.events = 5, .bytes = 1 << 20});
        few.extend(entries(1, 20), 0);
        QCOMPARE(few.size(), 5);
        QCOMPARE(few.base(), 15);
        Tail small(0, {.events = 500, .bytes = 1000});
        small.extend(entries(1, 20), 0);
        QCOMPARE(small.size(), 10);
        QCOMPARE(small.base(), 10);
    }
    void otherRoomsAreSkippedAndStillCount()
    {
        Tail tail;
        tail.extend(entries(1, 3), 0);
        tail.extend(entries(4, 6, QStringLiteral("other")), 0);
        const LogPage page =
            tail.page({.after = 0, .upto = 6, .room = QStringLiteral("lobby"), .events = 3, .bytes = 1 << 20});
        QCOMPARE(page.entries.size(), std::size_t(3));
        QCOMPARE(page.upto, 6);
    }
    void aPageStopsAtItsBoundsAndSaysWhere()
    {
        Tail tail;
        tail.extend(entries(1, 10), 0);
        QCOMPARE(tail.page({.after = 0, .upto = 10, .room = {}, .events = 4, .bytes = 1 << 20}).upto, 4);
        QCOMPARE(tail.page({.after = 0, .upto = 10, .room = {}, .events = 40, .bytes = 250}).upto, 2);
        QCOMPARE(tail.page({.after = 0, .upto = 10, .room = {}, .events = 40, .bytes = 1}).upto, 1);
    }
    void whatWasEvictedIsGoneHereToo()
    {
        Tail tail;
        tail.extend(entries(1, 10), 6);
        QCOMPARE(tail.base(), 6);
        QCOMPARE(tail.size(), 4);
    }
    void theLatestAreFoundAsFarAsItReaches()
    {
        Tail tail(10);
        tail.extend(entries(11, 20), 0);
        QCOMPARE(tail.placeOfLatest({}, 0), std::optional<qint64>(20));
        QCOMPARE(tail.placeOfLatest({}, 3), std::optional<qint64>(17));
        QCOMPARE(tail.placeOfLatest({}, 10), std::optional<qint64>(10));
        QCOMPARE(tail.placeOfLatest({}, 11), std::nullopt);
    }
    void whoWaitsIsWokenOnceForAllThatCame()
    {
        Tail tail;
        Waiter waiter;
        tail.shardForOneMore().wait(waiter);
        tail.extend(entries(1, 10), 0);
        tail.extend(entries(11, 20), 0);
        tail.tellAll();
        tail.tellAll();
        QCOMPARE(waiter.woken, 1);
        {
            Waiter gone;
            tail.shardForOneMore().wait(gone);
        }
        tail.tellAll();
    }
    void whoTakesItAtOnceGoesOnWaiting()
    {
        Tail tail;
        Waiter waiter;
        waiter.takes = true;
        tail.shardForOneMore().wait(waiter);
        tail.tellAll();
        tail.tellAll();
        QCOMPARE(waiter.asked, 2);
        QCOMPARE(waiter.woken, 0);
        waiter.takes = false;
        tail.tellAll();
        QCOMPARE(waiter.woken, 1);
    }
    void whatNobodyCanTakeWakesAllWithoutAsking()
    {
        Tail tail;
        Waiter waiter;
        waiter.takes = true;
        tail.shardForOneMore().wait(waiter);
        tail.wakeAll();
        tail.wakeAll();
        QCOMPARE(waiter.asked, 0);
        QCOMPARE(waiter.woken, 1);
    }
    void fewFollowersAreOneThreads()
    {
        Tail tail(0, 4);
        TailShard *first = &tail.shardForOneMore();
        for (int i = 0; i < 32; ++i) {
            QCOMPARE(&tail.shardForOneMore(), first);
            ++first->followers;
        }
        QVERIFY(&tail.shardForOneMore() != first);
    }
    void severalThreadsTellEachFollowerOnce()
    {
        constexpr int threads = 4;
        Tail tail(0, threads);
        std::vector<Waiter> waiters(threads * 32);
        for (Waiter &waiter : waiters) {
            waiter.takes = &waiter != &waiters[5];
            TailShard &shard = tail.shardForOneMore();
            ++shard.followers;
            shard.wait(waiter);
        }
        tail.tellAll();
        QSet<QThread *> tellers;
        for (const Waiter &waiter : waiters) {
            QCOMPARE(waiter.asked, 1);
            QCOMPARE(waiter.woken, waiter.takes ? 0 : 1);
            tellers.insert(waiter.askedBy);
            QVERIFY(waiter.wokenBy == (waiter.takes ? nullptr : QThread::currentThread()));
        }
        QVERIFY(tellers.size() > 1 && tellers.contains(QThread::currentThread()));
    }
    void whoIsAtTheSamePlaceSharesAPage()
    {
        Tail tail(10);
        TailShard &shard = tail.shardForOneMore();
        tail.extend(entries(11, 20), 0);
        const auto page = shard.page(12, {}, 1 << 16);
        QCOMPARE(page->entries().size(), std::size_t(8));
        QCOMPARE(page->upto(), 20);
        QCOMPARE(shard.page(12, {}, 1 << 16), page);
        QVERIFY(shard.page(13, {}, 1 << 16) != page);
        QVERIFY(shard.page(12, QStringLiteral("lobby"), 1 << 16) != page);
        tail.extend(entries(21, 22), 0);
        QCOMPARE(shard.page(12, {}, 1 << 16)->upto(), 22);
    }
};

QTEST_GUILESS_MAIN(TailTest)
#include "tst_tail.moc"
