// How a log is opened: whose it is, whether it is whole, and of which form.
#include "core/server/account_file.h"
#include "core/server/backup.h"
#include "core/server/hub.h"
#include "core/server/log_check.h"
#include "core/wire/event_codec.h"
#include "older_log.h"
#include "opened_log.h"
#include "support/newer_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUuid>

#include <sqlite3.h>

using namespace tincan;

namespace {

// All pages of the file from there on; -1: only the form that it says it has.
bool overwrite(const QString &folder, qint64 from)
{
    if (from < 0) {
        Database database;
        return database.open(folder + QStringLiteral("/log.sqlite")) && database.exec("PRAGMA user_version = -1") == 0;
    }
    QFile file(folder + QStringLiteral("/log.sqlite"));
    if (!file.open(QIODevice::ReadWrite) || !file.seek(from))
        return false;
    const QByteArray junk(int(file.size() - from), 'x');
    return file.write(junk) == junk.size();
}

} // namespace

class LogFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSecondServerOnTheFolderIsRefused();
    void aDamagedFileIsSetAside_data();
    void aDamagedFileIsSetAside();
    void damageThatAReaderMeetsIsKnownAtTheNextStart();
    void aLogThatLostItsEndGoesOnUnderANewEpoch();
    void aMarkThatWasCutShortSaysNothing();
    void whatANewerVersionWroteIsLeftAlone_data();
    void whatANewerVersionWroteIsLeftAlone();
    void anUnwritableFolderIsSaid();
    void aLogOfTheFormBeforeKnowsItsIds();
    void whatIsWrongAboutIdsIsMended_data();
    void whatIsWrongAboutIdsIsMended();
    void aDamagedLogOfTheFormBeforeIsSetAside();
};

void LogFileTest::aSecondServerOnTheFolderIsRefused()
{
    const QTemporaryDir folder;
    const Opened first(folder.path());
    const Opened second(folder.path());
    QVERIFY(!second.result);
    QCOMPARE(second.result.error().kind, Failure::Kind::Storage);
    QVERIFY(second.result.error().detail.contains(QStringLiteral("Another server")));
}

void LogFileTest::aDamagedFileIsSetAside_data()
{
    QTest::addColumn<qint64>("from");
    QTest::newRow("no database at all") << qint64(0);
    QTest::newRow("pages overwritten") << qint64(4096);
    QTest::newRow("a form that no version has") << qint64(-1);
}

void LogFileTest::aDamagedFileIsSetAside()
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

void LogFileTest::damageThatAReaderMeetsIsKnownAtTheNextStart()
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

void LogFileTest::aLogThatLostItsEndGoesOnUnderANewEpoch()
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

void LogFileTest::aMarkThatWasCutShortSaysNothing()
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

void LogFileTest::whatANewerVersionWroteIsLeftAlone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Left>("left");
    for (const QString &name : {QStringLiteral("log.sqlite"), QStringLiteral("accounts.sqlite")}) {
        QTest::addRow("%s, closed", qPrintable(name)) << name << Left::Whole;
        QTest::addRow("%s, killed", qPrintable(name)) << name << Left::WithAJournal;
    }
}

void LogFileTest::whatANewerVersionWroteIsLeftAlone()
{
    QFETCH(QString, name);
    QFETCH(Left, left);
    const QTemporaryDir folder;
    QVERIFY(AccountFile::open(folder.path(), {}));
    Opened(folder.path()).appendMany(1);
    const QString path = folder.filePath(name);
    QVERIFY(makeNewer(path, left));
    const auto before = bytesIn(folder.path());
    HubOptions options;
    options.port = 0;
    options.dataFolder = folder.path();
    options.accounts = true;
    const auto started = Hub::start(options);
    QVERIFY(!started);
    for (const QString &words : {QStringLiteral("newer"), QStringLiteral("99"), QStringLiteral("Nothing was changed"),
                                 QDir::toNativeSeparators(path)})
        QVERIFY2(started.error().detail.contains(words), qPrintable(started.error().detail));
    QCOMPARE(bytesIn(folder.path()), before);

    const auto backup = makeBackup(folder.path(), folder.filePath(QStringLiteral("backup.tar")));
    QVERIFY(!backup);
    QVERIFY2(backup.error().detail.contains(QStringLiteral("newer")), qPrintable(backup.error().detail));
    QCOMPARE(bytesIn(folder.path()), before);
}

void LogFileTest::anUnwritableFolderIsSaid()
{
    const Opened opened(QStringLiteral("/proc/tincan"));
    QVERIFY(!opened.result);
    QVERIFY(opened.result.error().detail.contains(QStringLiteral("/proc/tincan")));
}

void LogFileTest::aLogOfTheFormBeforeKnowsItsIds()
{
    const QTemporaryDir folder;
    QList<Durable> drafts;
    QList<QByteArray> stored;
    {
        Opened opened(folder.path());
        for (int i = 0; i < 50; ++i) {
            drafts.append(draft(QUuid::createUuid().toString(QUuid::WithoutBraces)));
            stored.append(opened.append(drafts.last())->entry.json);
        }
    }
    {
        Database log;
        QVERIFY(log.open(folder.filePath(QStringLiteral("log.sqlite"))));
        QVERIFY(makeFourthForm(log));
        QCOMPARE(log.integer("SELECT count(*) FROM publications WHERE id LIKE '________-____-4___-____-____________'"),
                 50);
    }
    Opened again(folder.path());
    QVERIFY(again.log);
    QVERIFY2(again.log->notice().isEmpty(), qPrintable(again.log->notice()));
    for (int i = 0; i < 50; ++i) {
        const AppendResult retried = again.append(drafts[i]);
        QVERIFY(retried && retried->repeated);
        QCOMPARE(retried->entry.json, stored[i]);
    }
    QCOMPARE(again.append(draft(drafts[0].id, QStringLiteral("other"))).error().status, 409);
    QCOMPARE(again.append(draft(QStringLiteral("new")))->entry.seq, 51);
    for (const Checked &checked : checkLog(folder.path()))
        QCOMPARE(checked.wrong, QStringList());
}

void LogFileTest::whatIsWrongAboutIdsIsMended_data()
{
    QTest::addColumn<bool>("before"); // of form 4
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("an id beyond the head")
        << false
        << QByteArray("INSERT INTO publications VALUES(51, x'0123456789abcdef0123456789abcdef', 0, x'00');"
                      "INSERT INTO ids VALUES(x'0123456789abcdef0123456789abcdef', 51)");
    QTest::newRow("an id beyond the head, form 4")
        << true << QByteArray("INSERT INTO publications VALUES('stranger', 51, 0, x'00')");
    QTest::newRow("two ids of one place, form 4")
        << true << QByteArray("INSERT INTO publications VALUES('stranger', 7, 0, x'00')");
    QTest::newRow("sorted beyond the head")
        << false << QByteArray("UPDATE meta SET value = 9000000 WHERE key = 'sorted'");
    QTest::newRow("sorted is a word") << false << QByteArray("UPDATE meta SET value = 'zz' WHERE key = 'sorted'");
    QTest::newRow("sorted is missing") << false << QByteArray("DELETE FROM meta WHERE key = 'sorted'");
}

void LogFileTest::whatIsWrongAboutIdsIsMended()
{
    QFETCH(const bool, before);
    QFETCH(const QByteArray, damage);
    const QTemporaryDir folder;
    QList<Durable> drafts;
    {
        Opened opened(folder.path());
        for (int i = 0; i < 50; ++i) {
            drafts.append(draft(QUuid::createUuid().toString(QUuid::WithoutBraces)));
            QVERIFY(opened.append(drafts.last()));
        }
    }
    {
        Database log;
        QVERIFY(log.open(folder.filePath(QStringLiteral("log.sqlite"))));
        QVERIFY(!before || makeFourthForm(log));
        QCOMPARE(log.exec(damage.constData()), SQLITE_OK);
    }
    for (int start = 0; start < 2; ++start) {
        Opened again(folder.path());
        QVERIFY(again.log);
        QVERIFY2(again.log->notice().isEmpty(), qPrintable(again.log->notice()));
        for (int i = 0; i < 50; i += 7) {
            const AppendResult retried = again.append(drafts[i]);
            QVERIFY(retried && retried->repeated);
        }
        QCOMPARE(again.append(draft(QStringLiteral("new %1").arg(start)))->entry.seq, 51 + start);
    }
}

// The pages of the table that is copied, and not the first ones, by which the file is known.
void LogFileTest::aDamagedLogOfTheFormBeforeIsSetAside()
{
    const QTemporaryDir folder;
    {
        Opened opened(folder.path());
        opened.appendMany(500);
    }
    qint64 page = 0;
    {
        Database log;
        QVERIFY(log.open(folder.filePath(QStringLiteral("log.sqlite"))));
        QVERIFY(makeFourthForm(log));
        page = log.integer("SELECT max(pageno) FROM dbstat WHERE name = 'publications'", 0);
        if (page == 0) // without dbstat: the last pages of all are of the newest table
            page = log.integer("PRAGMA page_count") - 2;
        QVERIFY(page > 1);
    }
    {
        QFile file(folder.filePath(QStringLiteral("log.sqlite")));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * 4096));
        QCOMPARE(file.write(QByteArray(4096, 'x')), 4096);
    }
    Opened again(folder.path());
    QVERIFY(again.log);
    QVERIFY(again.log->notice().contains(QStringLiteral("set aside")));
    QVERIFY(again.append(draft(QStringLiteral("a"))));
}

QTEST_GUILESS_MAIN(LogFileTest)
#include "tst_log_file.moc"
