#include "account_hub.h"
#include "backup_bench.h"
#include "core/server/backup.h"
#include "crowd_of_authors.h"
#include "file_client.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class BackupTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRestoredServerGoesOnUnderANewEpoch();
    void aFileComesBackWithItsBytes();
    void sessionsAndInvitesStayBehind();
    void aServerUnderLoadIsBackedUp();
    void nothingIsOverwritten();
    void aRestoreThatDiedKeepsTheServerFromStarting();
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
