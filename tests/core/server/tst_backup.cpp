#include "account_hub.h"
#include "core/server/backup.h"
#include "core/server/data_check.h"
#include "core/server/sqlite.h"
#include "core/server/tar.h"
#include "crowd_of_authors.h"
#include "file_client.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <sqlite3.h>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

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

QStringList wrongIn(const QString &folder)
{
    QStringList wrong;
    for (const Checked &checked : checkData(folder))
        wrong += checked.wrong;
    return wrong;
}

} // namespace

class BackupTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRestoredServerGoesOnUnderANewEpoch();
    void aFileComesBackWithItsBytes();
    void sessionsAndInvitesStayBehind();
    void aServerUnderLoadIsBackedUp();
    void nothingIsOverwritten();
    void aHalfOfAFileIsNotPutBack();
    void aTurnedBitIsFound();
    void aStrangeFileIsRefused_data();
    void aStrangeFileIsRefused();
    void aRestoreThatDiedKeepsTheServerFromStarting();
    void everyFaultOfTheDataIsSaid_data();
    void everyFaultOfTheDataIsSaid();
    void otherToolsReadIt();
};

void BackupTest::aRestoredServerGoesOnUnderANewEpoch()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"backup.tar"_s);
    HubFixture hub;
    TestClient author(hub.port());
    const QByteArray text = R"(he said "cursor":")" + hub.hub().head().epoch + R"(.1" and left)";
    const QByteArray id = newId();
    QCOMPARE(author.post("/api/messages", message(text, id)).status, 201);
    publishMany(author, 2);
    const auto saved = makeBackup(hub.folder(), file);
    QVERIFY2(saved, qPrintable(saved.hasValue() ? QString() : saved.error().detail));
    QCOMPARE(*saved, hub.hub().head());
    publishMany(author, 4); // which the backup does not know
    const Cursor lost = hub.hub().head();
    hub.stop();

    const QString folder = place.filePath(u"new/data"_s);
    const auto restored = restoreBackup(file, folder);
    QVERIFY2(restored, qPrintable(restored.hasValue() ? QString() : restored.error().detail));
    QCOMPARE(restored->seq, 3);
    QVERIFY(restored->epoch != lost.epoch);
    QCOMPARE(wrongIn(folder), QStringList());
    HubFixture again([&folder](HubOptions &options) { options.dataFolder = folder; });
    QCOMPARE(again.hub().notice(), QString());
    TestClient reader(again.port());
    publishMany(reader, 5); // beyond the place of who was away
    const QJsonArray told = reader.get("/api/messages?after=" + lost.toByteArray()).array();
    QCOMPARE(field(told.first(), "type"), QByteArray("gap"));
    QCOMPARE(field(told.first(), "reason"), QByteArray("epoch"));
    // Every event names the epoch that it is in now: a client drops what names an earlier life.
    const QJsonArray all = reader.get("/api/messages?after=" + restored->epoch + ".0").array();
    QCOMPARE(all.size(), 8);
    for (int i = 0; i < all.size(); ++i)
        QCOMPARE(field(all[i], "cursor"), restored->epoch + '.' + QByteArray::number(i + 1));
    QCOMPARE(field(all[0], "text"), text);
    const Reply retried = reader.post("/api/messages", message(text, id)); // it is known by its id, still
    QCOMPARE(retried.status, 200);
    QCOMPARE(retried.object(), all[0].toObject());
}

void BackupTest::aFileComesBackWithItsBytes()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"backup.tar"_s);
    HubFixture hub;
    const QByteArray id = uploadedId(hub.port(), smallPng);
    QCOMPARE(TestClient(hub.port()).post("/api/messages", messageWith(id)).status, 201);
    QVERIFY(makeBackup(hub.folder(), file));
    hub.stop();
    const QString folder = place.filePath(u"new"_s);
    const auto restored = restoreBackup(file, folder);
    QVERIFY2(restored, qPrintable(restored.hasValue() ? QString() : restored.error().detail));
    QCOMPARE(wrongIn(folder), QStringList());
    {
        HubFixture again([&folder](HubOptions &options) { options.dataFolder = folder; });
        QCOMPARE(download(again.port(), id).body, smallPng);
    }
    QVERIFY(QFile::resize(folder + u"/files/"_s + QString::fromLatin1(id), 10));
    QVERIFY(wrongIn(folder).join(u'\n').contains(u"missing or cut short"_s));

    // Other bytes in the place of a file's are found by the log's own hash.
    QByteArray bytes = contentOf(file);
    bytes.replace(QByteArray(1000, 'p'), QByteArray(1000, 'q'));
    const QString changed = place.filePath(u"changed.tar"_s);
    QFile out(changed);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    out.close();
    const auto refused = restoreBackup(changed, place.filePath(u"other"_s));
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QString::fromLatin1(id)), qPrintable(refused.error().detail));
}

void BackupTest::sessionsAndInvitesStayBehind()
{
    const QTemporaryDir place;
    AccountHub hub;
    const QByteArray ada = hub.add("Ada");
    const QJsonObject invited = hub.hub().administer({{u"command"_s, u"invite add"_s}});
    const QByteArray code = field(invited.value(u"invite"_s), "code");
    QVERIFY(!ada.isEmpty() && !code.isEmpty());
    QVERIFY(QDir(hub.folder()).mkpath(u"tls"_s));
    QVERIFY(put(hub.folder() + u"/tls/certificate.pem"_s, "what clients have pinned"));
    QVERIFY(makeBackup(hub.folder(), place.filePath(u"backup.tar"_s)));
    QVERIFY(!(QFile::permissions(place.filePath(u"backup.tar"_s)) & (QFile::ReadGroup | QFile::ReadOther)));
    hub.stop();
    const QString folder = place.filePath(u"data"_s);
    QVERIFY(restoreBackup(place.filePath(u"backup.tar"_s), folder));
    hub.options().dataFolder = folder;
    QVERIFY2(hub.restart(), qPrintable(hub.error()));
    QCOMPARE(hub.ask("GET", "/api/session", ada).status, 401);
    QVERIFY(hub.join("Eve", code).isEmpty());
    QVERIFY(!hub.signIn(credentials("Ada", somePassword)).isEmpty());
    QCOMPARE(contentOf(folder + u"/tls/certificate.pem"_s), QByteArray("what clients have pinned"));
    QCOMPARE(wrongIn(folder), QStringList());
}

void BackupTest::aServerUnderLoadIsBackedUp()
{
    const QTemporaryDir place;
    HubFixture hub;
    CrowdOfAuthors crowd(hub.port(), 3, 1);
    for (int round = 0; round < 5; ++round) {
        QVERIFY(crowd.waitForMore(100));
        const QString file = place.filePath(u"%1.tar"_s.arg(round));
        const QString folder = place.filePath(QString::number(round));
        const qint64 before = crowd.acknowledged();
        const auto saved = makeBackup(hub.folder(), file);
        QVERIFY(saved);
        const auto restored = restoreBackup(file, folder);
        QVERIFY(restored);
        QCOMPARE(restored->seq, saved->seq);
        QVERIFY(restored->seq >= before);
        QCOMPARE(wrongIn(folder), QStringList());
    }
    QVERIFY(crowd.finish());
    const QByteArray difference = crowd.difference();
    QVERIFY2(difference.isEmpty(), difference.constData());
}

void BackupTest::nothingIsOverwritten()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"backup.tar"_s);
    HubFixture hub;
    QVERIFY(makeBackup(hub.folder(), file));
    const QByteArray first = contentOf(file);
    const auto second = makeBackup(hub.folder(), file);
    QVERIFY(!second && second.error().detail.contains(u"there already"_s));
    QCOMPARE(contentOf(file), first);
    QCOMPARE(QDir(place.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList{u"backup.tar"_s});

    const auto running = restoreBackup(file, hub.folder());
    QVERIFY(!running && running.error().detail.contains(u"server runs"_s));
    const QByteArray epoch = hub.hub().head().epoch;
    hub.stop();
    const auto onto = restoreBackup(file, hub.folder());
    QVERIFY(!onto && onto.error().detail.contains(u"already"_s));
    QVERIFY(hub.restart());
    QCOMPARE(hub.hub().head().epoch, epoch);
    QVERIFY(!makeBackup(place.path(), place.filePath(u"none.tar"_s)));
}

void BackupTest::aHalfOfAFileIsNotPutBack()
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

void BackupTest::aTurnedBitIsFound()
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

void BackupTest::aStrangeFileIsRefused_data()
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

void BackupTest::aStrangeFileIsRefused()
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

void BackupTest::aRestoreThatDiedKeepsTheServerFromStarting()
{
    const QTemporaryDir place;
    QVERIFY(QDir(place.path()).mkpath(u"restore.part"_s)); // what kill -9 leaves
    HubFixture hub([&place](HubOptions &options) { options.dataFolder = place.path(); });
    QVERIFY(!hub.isRunning());
    QVERIFY2(hub.error().contains(u"did not get to its end"_s), qPrintable(hub.error()));
    QVERIFY(!QFile::exists(place.filePath(u"log.sqlite"_s)));
    QVERIFY(!wrongIn(place.path()).isEmpty());
}

void BackupTest::everyFaultOfTheDataIsSaid_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("word");
    QTest::newRow("a hole") << QByteArray("DELETE FROM events WHERE seq = 2") << u"missing"_s;
    QTest::newRow("what was dropped") << QByteArray("UPDATE meta SET value = 2 WHERE key = 'floor'") << u"dropped"_s;
    QTest::newRow("a room") << QByteArray("UPDATE events SET room = 'gone' WHERE seq = 1") << u"room"_s;
    QTest::newRow("an id") << QByteArray("DELETE FROM publications WHERE seq = 1") << u"retry"_s;
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

void BackupTest::everyFaultOfTheDataIsSaid()
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

void BackupTest::otherToolsReadIt()
{
    const QTemporaryDir place;
    AccountHub hub;
    QVERIFY(makeBackup(hub.folder(), place.filePath(u"backup.tar"_s)));
    QProcess tar;
    tar.start(u"tar"_s, {u"tf"_s, place.filePath(u"backup.tar"_s)});
    QVERIFY2(tar.waitForFinished(), "tar(1) is on every system that this test runs on");
    QCOMPARE(tar.readAllStandardOutput().replace('\r', ""), QByteArray("log.sqlite\naccounts.sqlite\nmanifest.json\n"));
}

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
