#include "core/wire/event_codec.h"
#include "opened_log.h"

#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace tincan;

class SqliteLogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsStoredComesBackByItsPlace();
    void manyAuthorsShareOneTransaction();
    void theSameIdIsStoredOnce();
    void theSameIdWithOtherContentIsRefused();
    void onlyTheNewestEventsAreKept();
    void placesAreNotGivenTwiceAfterEverythingWasEvicted();
    void idsAreRememberedPastTheEvictionOfTheirEvents();
    void aFullDiskRefusesAndThenGoesOn();
};

void SqliteLogTest::whatIsStoredComesBackByItsPlace()
{
    const QTemporaryDir folder;
    QByteArray epoch;
    {
        Opened opened(folder.path());
        QVERIFY(opened.log);
        opened.appendMany(10);
        QCOMPARE(opened.log->head(), 10);
        epoch = opened.log->epoch();
        QVERIFY(Cursor::parse(epoch + ".1"));
    }
    Opened again(folder.path());
    QCOMPARE(again.log->epoch(), epoch);
    QCOMPARE(again.log->head(), 10);
    const auto page = again.log->page({.after = 3, .upto = 10, .room = {}, .events = 4, .bytes = 1 << 20});
    QVERIFY(page);
    QCOMPARE(page->entries.size(), std::size_t(4));
    QCOMPARE(page->entries.front().seq, 4);
    QCOMPARE(page->upto, 7);
    const auto event = decodeEvent(page->entries.front().json);
    QVERIFY(event);
    QCOMPARE(std::get<Durable>(*event).cursor, (Cursor{epoch, 4}));
    QCOMPARE(again.log->placeOfLatest({}, {}, 3).value(), 7);
    QCOMPARE(again.log->history(QStringLiteral("lobby"), 5, 2, 1'000'000)->entries.front().seq, 3);
}

void SqliteLogTest::manyAuthorsShareOneTransaction()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    constexpr int count = 2000;
    std::atomic<int> left = count;
    std::promise<void> all;
    for (int i = 0; i < count; ++i) {
        opened.log->append({Submission{draft(QString::number(i)), [&](const AppendResult &) {
                                           if (--left == 0)
                                               all.set_value();
                                       }}});
    }
    all.get_future().get();
    QCOMPARE(opened.log->head(), count);
    QVERIFY2(opened.log->commits() < count / 4, qPrintable(QString::number(opened.log->commits())));
}

void SqliteLogTest::theSameIdIsStoredOnce()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    const AppendResult first = opened.append(draft(QStringLiteral("a")));
    const AppendResult second = opened.append(draft(QStringLiteral("a")));
    QVERIFY(!first->repeated);
    QVERIFY(second->repeated);
    QCOMPARE(second->entry.json, first->entry.json);
    QCOMPARE(opened.log->head(), 1);
}

void SqliteLogTest::theSameIdWithOtherContentIsRefused()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    QVERIFY(opened.append(draft(QStringLiteral("a"))));
    QCOMPARE(opened.append(draft(QStringLiteral("a"), QStringLiteral("other"))).error().status, 409);
    Durable stolen = draft(QStringLiteral("a"));
    stolen.sender.id = QStringLiteral("u_2");
    QCOMPARE(opened.append(stolen).error().status, 409);
}

void SqliteLogTest::onlyTheNewestEventsAreKept()
{
    const QTemporaryDir folder;
    Opened opened(folder.path(), {.keepEvents = 10, .keepDays = 0});
    opened.appendMany(100);
    const auto page = opened.log->page({.after = 0, .upto = 100, .room = {}, .events = 1000, .bytes = 1 << 20});
    QCOMPARE(page->floor, 90);
    QCOMPARE(page->entries.size(), std::size_t(10));
    QCOMPARE(page->entries.front().seq, 91);
    QCOMPARE(opened.log->placeOfLatest({}, {}, 50).value(), 90);
}

void SqliteLogTest::placesAreNotGivenTwiceAfterEverythingWasEvicted()
{
    const QTemporaryDir folder;
    std::atomic<qint64> now = 1'000'000'000'000;
    const auto clock = [&now] { return now.load(); };
    {
        Opened opened(folder.path(), {.keepEvents = 0, .keepDays = 1}, clock);
        opened.appendMany(5);
    }
    now += qint64(3) * 24 * 3'600'000;
    {
        Result<LogFile> file = openLogFile(folder.path());
        QVERIFY(file);
        LogWriter writer(std::move(*file), {.keepEvents = 0, .keepDays = 1}, clock);
        QVERIFY(writer.evict());
        QCOMPARE(writer.floor(), 5);
        QVERIFY(!writer.evict());
    }
    Opened again(folder.path(), {.keepEvents = 0, .keepDays = 1}, clock);
    QCOMPARE(again.log->head(), 5);
    QCOMPARE(again.append(draft(QStringLiteral("new")))->entry.seq, 6);
}

void SqliteLogTest::idsAreRememberedPastTheEvictionOfTheirEvents()
{
    const QTemporaryDir folder;
    std::atomic<qint64> now = 1'000'000'000'000;
    constexpr qint64 day = 24 * 3'600'000;
    Opened opened(folder.path(), {.keepEvents = 2, .keepDays = 0}, [&now] { return now.load(); });
    const AppendResult first = opened.append(draft(QStringLiteral("old")));
    opened.appendMany(10);
    now += 6 * day;
    const AppendResult retried = opened.append(draft(QStringLiteral("old")));
    QVERIFY(retried->repeated);
    QCOMPARE(retried->entry.json, first->entry.json);
    now += 3 * day;
    opened.appendMany(10); // eviction forgets what is older than a week
    QVERIFY(!opened.append(draft(QStringLiteral("old")))->repeated);
}

void SqliteLogTest::aFullDiskRefusesAndThenGoesOn()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    Opened opened(folder.path());
    opened.appendMany(3);
    // No file of this process may grow: what a full disk does to a write.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit full = before;
    full.rlim_cur = 1024;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    const AppendResult refused = opened.append(draft(QStringLiteral("a")));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(refused.error().status, 503);
    QVERIFY(refused.error().retryAfter > 0);
    QCOMPARE(opened.log->head(), 3);

    const AppendResult stored = opened.append(draft(QStringLiteral("a")));
    QVERIFY(stored.hasValue());
    QVERIFY(!stored->repeated);
    QCOMPARE(stored->entry.seq, 4);
#endif
}

QTEST_GUILESS_MAIN(SqliteLogTest)
#include "tst_sqlite_log.moc"
