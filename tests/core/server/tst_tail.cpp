#include "core/server/tail.h"

#include <QTest>

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
        return takes;
    }
    void wake() override { ++woken; }
    bool takes = false;
    int asked = 0;
    int woken = 0;
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
        tail.wait(waiter);
        tail.extend(entries(1, 10), 0);
        tail.extend(entries(11, 20), 0);
        tail.wakeAll();
        tail.wakeAll();
        QCOMPARE(waiter.woken, 1);
        {
            Waiter gone;
            tail.wait(gone);
        }
        tail.wakeAll();
    }
    void whoTakesItAtOnceGoesOnWaiting()
    {
        Tail tail;
        Waiter waiter;
        waiter.takes = true;
        tail.wait(waiter);
        tail.wakeAll();
        tail.wakeAll();
        QCOMPARE(waiter.asked, 2);
        QCOMPARE(waiter.woken, 0);
        waiter.takes = false;
        tail.wakeAll();
        QCOMPARE(waiter.woken, 1);
    }
    void whoIsAtTheSamePlaceSharesAPage()
    {
        Tail tail(10);
        tail.extend(entries(11, 20), 0);
        const auto page = tail.shared(12, {}, 1 << 16);
        QCOMPARE(page->entries().size(), std::size_t(8));
        QCOMPARE(page->upto(), 20);
        QCOMPARE(tail.shared(12, {}, 1 << 16), page);
        QVERIFY(tail.shared(13, {}, 1 << 16) != page);
        QVERIFY(tail.shared(12, QStringLiteral("lobby"), 1 << 16) != page);
        tail.extend(entries(21, 22), 0);
        QCOMPARE(tail.shared(12, {}, 1 << 16)->upto(), 22);
    }
};

QTEST_GUILESS_MAIN(TailTest)
#include "tst_tail.moc"
