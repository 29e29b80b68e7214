// What is wrong with a backup, or with the data itself, is said.
#include "account_hub.h"
#include "backup_bench.h"
#include "core/server/backup.h"
#include "core/server/sqlite.h"
#include "core/server/tar.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTest>

#include <sqlite3.h>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

// As the writer makes it, with these members and a manifest that fits.
QByteArray tarOf(const QList<std::pair<QByteArray, QByteArray>> &members)
{
    QByteArray tar;
    QBuffer out(&tar);
    out.open(QIODevice::WriteOnly);
    TarWriter writer(out);
    for (const auto &[name, content] : members) {
        QBuffer in;
        in.setData(content);
        in.open(QIODevice::ReadOnly);
        writer.add(name, in);
    }
    QJsonArray listed;
    for (const TarMember &member : writer.members())
        listed.append(QJsonObject{{u"name"_s, QString::fromLatin1(member.name)},
                                  {u"sha256"_s, QString::fromLatin1(member.sha256)}});
    QBuffer manifest;
    manifest.setData(QJsonDocument(QJsonObject{{u"format"_s, 1}, {u"members"_s, listed}}).toJson());
    manifest.open(QIODevice::ReadOnly);
    writer.add("manifest.json", manifest);
    writer.finish();
    return tar;
}

// A log of three events, as a backup has it.
QByteArray someLog(const QByteArray &sql = {})
{
    const QTemporaryDir folder;
    {
        HubFixture hub([&folder](HubOptions &options) { options.dataFolder = folder.path(); });
        TestClient client(hub.port());
        publishMany(client, 3);
    }
    Database log;
    log.open(folder.filePath(u"log.sqlite"_s));
    log.exec("PRAGMA journal_mode = DELETE");
    if (!sql.isEmpty())
        log.exec(sql.constData());
    log.close();
    return contentOf(folder.filePath(u"log.sqlite"_s));
}

} // namespace

class BackupFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHalfOfAFileIsNotPutBack();
    void aTurnedBitIsFound();
    void aStrangeFileIsRefused_data();
    void aStrangeFileIsRefused();
    void everyFaultOfTheDataIsSaid_data();
    void everyFaultOfTheDataIsSaid();
};

void BackupFaultsTest::aHalfOfAFileIsNotPutBack()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"backup.tar"_s);
    const QByteArray whole = tarOf({{"log.sqlite", someLog()}});
    for (qsizetype cut = 0; cut < whole.size() - 512; cut += 512 * 7 + 13) { // the last block of zeros is spare
        QVERIFY(put(file, whole.first(cut)));
        const QString folder = place.filePath(u"data"_s);
        const auto restored = restoreBackup(file, folder);
        QVERIFY2(!restored, qPrintable(QString::number(cut)));
        QVERIFY(restored.error().detail.contains(u"Nothing was changed"_s));
        QCOMPARE(QDir(folder).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList{u"log.lock"_s});
    }
    QVERIFY(put(file, whole));
    QVERIFY(restoreBackup(file, place.filePath(u"data"_s)));
}

void BackupFaultsTest::aTurnedBitIsFound()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"backup.tar"_s);
    const QByteArray log = someLog();
    const QByteArray whole = tarOf({{"log.sqlite", log}});
    for (qsizetype at = 0; at < whole.size() - 1024; at += 1021) {
        QByteArray turned = whole;
        turned[at] = char(turned[at] ^ 0x10);
        QVERIFY(put(file, turned));
        const auto restored = restoreBackup(file, place.filePath(u"data"_s));
        // Behind the log, in the padding, there is nothing that a bit could change.
        QVERIFY2(!restored || at >= 512 + log.size(), qPrintable(QString::number(at)));
        QDir(place.filePath(u"data"_s)).removeRecursively();
    }
}

void BackupFaultsTest::aStrangeFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<QString>("word");
    const QByteArray log = someLog();
    QTest::newRow("nothing") << QByteArray() << u"too early"_s;
    QTest::newRow("text") << QByteArray(4096, 'x') << u"no backup"_s;
    QTest::newRow("no log") << tarOf({}) << u"no log"_s;
    QTest::newRow("out of the folder") << tarOf({{"../log.sqlite", log}}) << u"no backup has"_s;
    QTest::newRow("an absolute path") << tarOf({{"/tmp/log.sqlite", log}}) << u"no backup has"_s;
    QTest::newRow("something else") << tarOf({{"log.sqlite", log}, {"admin/socket", "x"}}) << u"no backup has"_s;
    QTest::newRow("twice") << tarOf({{"log.sqlite", log}, {"log.sqlite", log}}) << u"no backup has"_s;
    QByteArray link = tarOf({{"log.sqlite", log}});
    link[156] = '2';
    QTest::newRow("a link") << link << u"no backup"_s;
    QTest::newRow("no database") << tarOf({{"log.sqlite", QByteArray(8192, 'x')}}) << u"log.sqlite"_s;
    QByteArray page = log;
    page.replace(4096, 4096, QByteArray(4096, 'x'));
    QTest::newRow("a damaged database") << tarOf({{"log.sqlite", page}}) << u"damaged"_s;
    QTest::newRow("a newer one") << tarOf({{"log.sqlite", someLog("PRAGMA user_version = 99")}}) << u"newer"_s;
    QTest::newRow("a trigger") << tarOf({{"log.sqlite", someLog("CREATE TRIGGER t AFTER UPDATE ON meta BEGIN "
                                                                "DELETE FROM events; END")}})
                               << u"triggers"_s;
    QTest::newRow("a virtual table") << tarOf({{"log.sqlite", someLog("CREATE VIRTUAL TABLE v USING rtree(a, b, c)")}})
                                     << u"virtual tables"_s;
    QTest::newRow("one that says to be a table")
        << tarOf({{"log.sqlite", someLog("PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES('table', 'v', "
                                         "'v', 0, 'create virtual/**/table v using rtree(a, b, c)')")}})
        << u"virtual tables"_s;
    QTest::newRow("no epoch") << tarOf({{"log.sqlite", someLog("DELETE FROM meta")}}) << u"epoch"_s;
}

void BackupFaultsTest::aStrangeFileIsRefused()
{
    QFETCH(const QByteArray, tar);
    QFETCH(const QString, word);
    const QTemporaryDir place;
    QVERIFY(put(place.filePath(u"strange.tar"_s), tar));
    const auto restored = restoreBackup(place.filePath(u"strange.tar"_s), place.filePath(u"a/data"_s));
    QVERIFY(!restored);
    QVERIFY2(restored.error().detail.contains(word), qPrintable(restored.error().detail));
    QCOMPARE(QDir(place.filePath(u"a/data"_s)).entryList(QDir::NoDotAndDotDot | QDir::AllEntries),
             QStringList{u"log.lock"_s});
    QVERIFY(!QFile::exists(place.filePath(u"a/log.sqlite"_s)));
}

void BackupFaultsTest::everyFaultOfTheDataIsSaid_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("word");
    QTest::newRow("a hole") << QByteArray("DELETE FROM events WHERE seq = 2") << u"missing"_s;
    QTest::newRow("what was dropped") << QByteArray("UPDATE meta SET value = 2 WHERE key = 'floor'") << u"dropped"_s;
    QTest::newRow("a room") << QByteArray("UPDATE events SET room = 'gone' WHERE seq = 1") << u"room"_s;
    QTest::newRow("an id") << QByteArray("DELETE FROM publications WHERE seq = 1") << u"retry"_s;
    QTest::newRow("an id that is not sorted in")
        << QByteArray("UPDATE meta SET value = 1 WHERE key = 'sorted'") << u"found by their id"_s;
    QTest::newRow("a future id") << QByteArray("UPDATE publications SET seq = 9 WHERE seq = 3") << u"never stored"_s;
    QTest::newRow("a member") << QByteArray("INSERT INTO members VALUES('gone', 'u_1', 1)") << u"memberships"_s;
    QTest::newRow("a turned bit")
        << QByteArray("UPDATE events SET json = CAST(replace(CAST(json AS TEXT), '{', '[') AS BLOB) WHERE seq = 2")
        << u"first at 2"_s;
    QTest::newRow("a file that climbs") << QByteArray("INSERT INTO files VALUES('../../etc', '', 'x', 'text/plain', 1, "
                                                      "'', 0, 0, 1)")
                                        << u"no upload gets"_s;
    QTest::newRow("another epoch") << QByteArray("UPDATE meta SET value = 'other' WHERE key = 'epoch'")
                                   << u"first at 1"_s;
}

void BackupFaultsTest::everyFaultOfTheDataIsSaid()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const QString, word);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log.sqlite"_s);
    QVERIFY(put(path, someLog()));
    QCOMPARE(wrongIn(folder.path()), QStringList());
    QVERIFY(put(path, someLog(sql)));
    const QByteArray before = contentOf(path);
    const QString wrong = wrongIn(folder.path()).join(u'\n');
    QVERIFY2(wrong.contains(word), qPrintable(wrong));
    QCOMPARE(contentOf(path), before);
}

QTEST_GUILESS_MAIN(BackupFaultsTest)
#include "tst_backup_faults.moc"
