#include "core/server/sqlite_log.h"
#include "core/wire/event_codec.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <sqlite3.h>
#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace tincan;

namespace {

Durable draft(const QString &id, const QString &text = QStringLiteral("hi"))
{
    return Durable{.cursor = {},
                   .id = id,
                   .room = QStringLiteral("lobby"),
                   .sender = {QStringLiteral("u_1"), QStringLiteral("Ada")},
                   .time = 0,
                   .body = MessageText{.text = text, .replyTo = {}, .files = {}}};
}

// A log that is written to and waited for.
struct Opened
{
    explicit Opened(const QString &folder, const Retention &retention = {}, LogWriter::Now now = {})
        : result(SqliteLog::open({.folder = folder, .retention = retention, .now = std::move(now)}))
    {
        if (result) {
            log = result->get();
            log->begin([](const Commit &commit) {
                for (const auto &answer : commit.answers)
                    answer();
            });
        }
    }
    AppendResult append(const Durable &event)
    {
        std::promise<AppendResult> answer;
        log->append({Submission{event, [&answer](const AppendResult &stored) { answer.set_value(stored); }}});
        return answer.get_future().get();
    }
    void appendMany(int count)
    {
        for (int i = 0; i < count; ++i)
            QVERIFY(append(draft(QStringLiteral("%1-%2").arg(log->head()).arg(i))).hasValue());
    }

    Result<std::unique_ptr<SqliteLog>> result;
    SqliteLog *log = nullptr;
};

// All pages of the file from there on.
bool overwrite(const QString &folder, qint64 from)
{
    QFile file(folder + QStringLiteral("/log.sqlite"));
    if (!file.open(QIODevice::ReadWrite) || !file.seek(from))
        return false;
    const QByteArray junk(int(file.size() - from), 'x');
    return file.write(junk) == junk.size();
}

} // namespace

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
    void aSecondServerOnTheFolderIsRefused();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void damageThatAReaderMeetsIsKnownAtTheNextStart();
    void aLogThatLostItsEndGoesOnUnderANewEpoch();
    void aMarkThatWasCutShortSaysNothing();
    void aFileOfANewerVersionIsLeftAlone();
    void aFullDiskRefusesAndThenGoesOn();
    void anUnwritableFolderIsSaid();
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

void SqliteLogTest::aSecondServerOnTheFolderIsRefused()
{
    const QTemporaryDir folder;
    const Opened first(folder.path());
    const Opened second(folder.path());
    QVERIFY(!second.result);
    QCOMPARE(second.result.error().kind, Failure::Kind::Storage);
    QVERIFY(second.result.error().detail.contains(QStringLiteral("Another server")));
}

void SqliteLogTest::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<qint64>("from");
    QTest::newRow("no database at all") << qint64(0);
    QTest::newRow("pages overwritten") << qint64(4096);
}

void SqliteLogTest::aDamagedFileIsSetAside()
{
    QFETCH(const qint64, from);
    const QTemporaryDir folder;
    QByteArray epoch;
    {
        Opened opened(folder.path());
        epoch = opened.log->epoch();
        opened.appendMany(200);
    }
    QVERIFY(overwrite(folder.path(), from));

    Opened again(folder.path());
    QVERIFY(again.log);
    QVERIFY(again.log->notice().contains(QStringLiteral("set aside")));
    QVERIFY(again.log->epoch() != epoch);
    QCOMPARE(again.log->head(), 0);
    QVERIFY(again.append(draft(QStringLiteral("a"))));
    QVERIFY(!QDir(folder.path()).entryList({QStringLiteral("log.sqlite.damaged-*Z")}).isEmpty());
}

void SqliteLogTest::damageThatAReaderMeetsIsKnownAtTheNextStart()
{
    const QTemporaryDir folder;
    {
        Opened opened(folder.path());
        opened.appendMany(2000);
    }
    {
        Opened opened(folder.path());
        QVERIFY(opened.log->notice().isEmpty());
        QVERIFY(overwrite(folder.path(), 16 * 4096)); // beyond what opening has read
        const auto page = opened.log->page({.after = 0, .upto = 2000, .room = {}, .events = 2000, .bytes = 1 << 20});
        QVERIFY(!page.hasValue());
        QCOMPARE(page.error().status, 503);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("log.sqlite.suspect"))));
    }
    const Opened again(folder.path());
    QVERIFY(again.log->notice().contains(QStringLiteral("set aside")));
}

void SqliteLogTest::aLogThatLostItsEndGoesOnUnderANewEpoch()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.sqlite"));
    QByteArray epoch;
    {
        Opened opened(folder.path());
        opened.appendMany(5);
        epoch = opened.log->epoch();
    }
    QVERIFY(QFile::copy(path, path + QStringLiteral(".backup")));
    {
        Opened opened(folder.path());
        opened.appendMany(7);
        QCOMPARE(opened.log->epoch(), epoch);
        QVERIFY(opened.log->notice().isEmpty());
    }
    QVERIFY(QFile::remove(path) && QFile::rename(path + QStringLiteral(".backup"), path));
    {
        Opened opened(folder.path());
        QVERIFY(opened.log->epoch() != epoch);
        QCOMPARE(opened.log->head(), 5);
        QVERIFY2(opened.log->notice().contains(QStringLiteral("newest 7 events")), qPrintable(opened.log->notice()));
        epoch = opened.log->epoch();
        opened.appendMany(1);
        // What is stored says so, too: a client drops what names an earlier life.
        const auto page = opened.log->page({.after = 0, .upto = 6, .room = {}, .events = 10, .bytes = 1 << 20});
        QCOMPARE(page->entries.size(), std::size_t(6));
        for (const LogEntry &entry : page->entries) {
            const auto event = decodeEvent(entry.json);
            QVERIFY(event);
            QCOMPARE(std::get<Durable>(*event).cursor, (Cursor{epoch, entry.seq}));
        }
    }
    Opened again(folder.path()); // said once
    QCOMPARE(again.log->epoch(), epoch);
    QVERIFY(again.log->notice().isEmpty());
}

void SqliteLogTest::aMarkThatWasCutShortSaysNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.head"));
    QByteArray epoch;
    {
        Opened opened(folder.path());
        opened.appendMany(3);
        epoch = opened.log->epoch();
    }
    QFile mark(path);
    QVERIFY(mark.open(QIODevice::ReadOnly));
    const QByteArray old = mark.readAll();
    mark.close();
    QVERIFY(!old.isEmpty());
    QByteArray next = old;
    next.replace("00003", "99999");
    QVERIFY(next != old);
    for (qsizetype cut = 0; cut < old.size() - 1; ++cut) { // whole it would be the mark of a longer log
        QVERIFY(mark.open(QIODevice::WriteOnly));
        mark.write(next.first(cut) + old.sliced(cut));
        mark.close();
        Opened opened(folder.path());
        QVERIFY2(opened.log->notice().isEmpty(), qPrintable(opened.log->notice()));
        QCOMPARE(opened.log->epoch(), epoch);
    }
}

void SqliteLogTest::aFileOfANewerVersionIsLeftAlone()
{
    const QTemporaryDir folder;
    {
        Database database;
        QVERIFY(database.open(folder.filePath(QStringLiteral("log.sqlite"))));
        QCOMPARE(database.exec("CREATE TABLE x(y); PRAGMA user_version = 99"), SQLITE_OK);
    }
    const Opened opened(folder.path());
    QVERIFY(!opened.result);
    QVERIFY(opened.result.error().detail.contains(QStringLiteral("newer")));
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

void SqliteLogTest::anUnwritableFolderIsSaid()
{
    const Opened opened(QStringLiteral("/proc/tincan"));
    QVERIFY(!opened.result);
    QVERIFY(opened.result.error().detail.contains(QStringLiteral("/proc/tincan")));
}

QTEST_GUILESS_MAIN(SqliteLogTest)
#include "tst_sqlite_log.moc"
