// Stores that are damaged, killed, or opened by another program at the same moment.
#include "stored_messages.h"
#include "support/newer_file.h"

#include <QProcess>
#include <QtTest>

#include <cstdio>

using namespace tincan;

namespace {

// Stores without end, and says on stdout how far it has come; killed from outside.
int storeForEver(const QString &folder)
{
    Store store;
    if (!store.open(folder, server))
        return 1;
    qint64 seq = store.history().cursor() ? store.history().cursor()->seq : 0;
    for (;;) {
        QList<Event> events;
        for (int i = 0; i < 40; ++i)
            events.append(message(++seq));
        QList<OutboxEntry> entries{entry(u"queued-%1"_s.arg(seq))};
        if (!store.history().append({{events, {}}}) || !store.outbox().add(entries))
            return 2;
        std::printf("%lld\n", static_cast<long long>(seq));
        std::fflush(stdout);
    }
}

} // namespace

class StoreDamageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSecondTincanIsTurnedAwayInWords()
    {
        const QTemporaryDir folder;
        Store first;
        QVERIFY(first.open(folder.path(), server));
        Store second;
        const auto opened = second.open(folder.path(), server);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Failure::Kind::Storage);
        QVERIFY(opened.error().detail.contains(u"another Tincan"_s));
        QVERIFY(second.open(folder.path(), QUrl(u"http://127.0.0.1:9"_s)));
        first.close();
        QVERIFY(second.open(folder.path(), server));
    }

    void aLockThatADeathCutShortIsTakenOver()
    {
        const QTemporaryDir folder;
        QFile lock(folder.filePath(HistoryFiles::nameOf(server) + u".lock"_s));
        Store store;
        QVERIFY(store.open(folder.path(), server).hasValue());
        QVERIFY(lock.open(QIODevice::ReadOnly));
        const QByteArray whole = lock.readAll();
        lock.close();
        QVERIFY(!whole.isEmpty());
        for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
            store.close();
            QVERIFY(lock.open(QIODevice::WriteOnly));
            lock.write(whole.first(cut));
            lock.close();
            const auto opened = store.open(folder.path(), server);
            QVERIFY2(opened.hasValue(), opened ? "" : qPrintable(opened.error().detail));
        }
    }

    void aNewerHistoryIsRefusedAndLeftAsItIs_data()
    {
        QTest::addColumn<Left>("left");
        QTest::newRow("closed") << Left::Whole;
        QTest::newRow("killed") << Left::WithAJournal;
    }
    void aNewerHistoryIsRefusedAndLeftAsItIs()
    {
        QFETCH(Left, left);
        const QTemporaryDir folder;
        const QString path = folder.filePath(HistoryFiles::nameOf(server));
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(store.history().append({{{message(1)}, {}}}).hasValue());
        }
        QVERIFY(makeNewer(path, left));
        const auto before = bytesIn(folder.path());
        Store store;
        const auto opened = store.open(folder.path(), server);
        QVERIFY(!opened);
        QCOMPARE(opened.error().stage, u"newer"_s);
        for (const QString &words : {u"newer"_s, u"99"_s, path})
            QVERIFY2(opened.error().detail.contains(words), qPrintable(opened.error().detail));
        store.close();
        QCOMPARE(bytesIn(folder.path()), before);
    }

    void aNewerHistoryOfWhoSignsInIsRefusedToo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(HistoryFiles::nameOf(server, u"u_ada"_s));
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(store.openFor(u"u_ada"_s));
            QVERIFY(store.openFor(u"u_bob"_s));
        }
        QVERIFY(makeNewer(path, Left::Whole));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        Store store;
        QVERIFY(store.open(folder.path(), server));
        const auto opened = store.openFor(u"u_ada"_s);
        QVERIFY(!opened);
        QCOMPARE(opened.error().stage, u"newer"_s);
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), before);
    }

    void aFileThatIsNoDatabaseIsSetAside()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(HistoryFiles::nameOf(server)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8'192, 'x'));
        file.close();
        Store store;
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(store.notice());
        QCOMPARE(store.notice()->kind, Failure::Kind::Storage);
        QCOMPARE(QDir(folder.path()).entryList({u"*.damaged-*"_s}, QDir::Files).size(), 1);
        QVERIFY(store.history().append({{{message(1)}, {}}}).hasValue());
    }

    // One bit of the header: SQLite calls the file whole.
    void aFormThatNoVersionHasIsDamage()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(HistoryFiles::nameOf(server));
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QList<OutboxEntry> entries{entry(u"one"_s)};
            QVERIFY(store.outbox().add(entries));
        }
        {
            Database database;
            QVERIFY(database.open(path) && database.exec("PRAGMA user_version = -2147483642") == 0);
        }
        Store store;
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(store.notice());
        QCOMPARE(store.outbox().entries().size(), size_t(1));
        QCOMPARE(QDir(folder.path()).entryList({u"*.damaged-*"_s}, QDir::Files).size(), 1);
    }

    void whatWasQueuedIsSavedFromADamagedFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(HistoryFiles::nameOf(server));
        qint64 root = 0;
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QList<OutboxEntry> entries{entry(u"one"_s), entry(u"two"_s)};
            QVERIFY(store.outbox().add(entries));
        }
        {
            StoreFile file;
            QVERIFY(file.open(path));
            root = file.value(u"SELECT rootpage FROM sqlite_schema WHERE name = 'people'"_s).toLongLong();
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek((root - 1) * 4'096);
        file.write(QByteArray(4'096, char(0x55)));
        file.close();
        Store store;
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(store.notice());
        QVERIFY(store.notice()->detail.contains(u"2 unsent"_s));
        QVERIFY(store.outbox().contains(u"one"_s) && store.outbox().contains(u"two"_s));
    }

    void killedAtAnyMomentTheCursorIsNeverAheadOfItsEvents()
    {
        const QTemporaryDir folder;
        for (const int lines : {1, 3, 7, 12, 20}) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--store-for-ever"_s, folder.path()});
            int seen = 0;
            qint64 said = 0;
            while (seen < lines && child.waitForReadyRead(10'000)) {
                while (child.canReadLine()) {
                    said = child.readLine().trimmed().toLongLong();
                    ++seen;
                }
            }
            child.kill(); // SIGKILL
            QVERIFY(child.waitForFinished(10'000));
            QVERIFY(seen >= lines);

            Store store;
            const auto opened = store.open(folder.path(), server); // and the dead one's lock is taken over
            QVERIFY2(opened.hasValue(), opened ? "" : qPrintable(opened.error().detail));
            QVERIFY(!store.notice());
            const qint64 cursor = store.history().cursor()->seq;
            QVERIFY(cursor >= said); // what was said to be stored survives the process
            const auto page = store.page(u"lobby"_s, PageQuestion::before({outboxEra, 0}, int(cursor) + 10));
            QCOMPARE(page->rows.size(), cursor);
            for (qint64 i = 0; i < cursor; ++i)
                QCOMPARE(page->rows[i].place.seq, i + 1);
            QVERIFY(store.outbox().contains(u"queued-%1"_s.arg(said)));
        }
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--store-for-ever"_s)
        return storeForEver(arguments[2]);
    StoreDamageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_store_damage.moc"
