#include "core/store/store.h"
#include "older_store.h"

#include <QLockFile>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <cstdio>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QUrl server(u"http://127.0.0.1:8080"_s);

Durable message(qint64 seq)
{
    Durable event;
    event.cursor = {"a", seq};
    event.id = u"id-%1"_s.arg(seq);
    event.room = u"lobby"_s;
    event.sender = {u"u_ada"_s, u"Ada"_s};
    event.time = seq;
    event.body = MessageText{QString(int(seq % 300), u'x'), {}, {}};
    return event;
}

OutboxEntry entry(const QString &id)
{
    OutboxEntry made;
    made.id = id;
    made.room = u"lobby"_s;
    made.text = u"text of "_s + id;
    return made;
}

// "…-1f2e3d4c<24 digits more>.sqlite…" as an older version called it.
QString olderName(QString name)
{
    static const QRegularExpression digits(u"([0-9a-f]{8})[0-9a-f]{24}\\.sqlite"_s);
    return name.replace(digits, u"\\1.sqlite"_s);
}

// Leaves a folder as an older version did. False where nothing was there, or a file stayed as it is.
bool makeOlder(const QString &path)
{
    const QDir folder(path);
    const QStringList files = folder.entryList(QDir::Files);
    return !files.isEmpty() && std::all_of(files.begin(), files.end(), [&](const QString &name) {
        return olderName(name) != name && QFile::rename(folder.filePath(name), folder.filePath(olderName(name)));
    });
}

// Messages of the lobby.
qsizetype countOf(Store &store)
{
    const auto page = store.page(u"lobby"_s, PageQuestion::newest(10));
    return page ? page->rows.size() : -1;
}

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

class TestStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneReadableFileNameAServer_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<bool>("same");
        QTest::newRow("itself") << QUrl(u"http://chat.example.org:8080/"_s) << true;
        QTest::newRow("capitals") << QUrl(u"HTTP://Chat.Example.org:8080"_s) << true;
        QTest::newRow("another port") << QUrl(u"http://chat.example.org:8081"_s) << false;
        QTest::newRow("another scheme") << QUrl(u"https://chat.example.org:8080"_s) << false;
        QTest::newRow("another path") << QUrl(u"http://chat.example.org:8080/team"_s) << false;
    }
    void oneReadableFileNameAServer()
    {
        QFETCH(QUrl, url);
        QFETCH(bool, same);
        const QString name = HistoryFiles::nameOf(QUrl(u"http://chat.example.org:8080"_s));
        QVERIFY(name.startsWith(u"chat-example-org-8080-"_s));
        QCOMPARE(HistoryFiles::nameOf(url) == name, same);
    }

    void allFilesOfAServerAreFoundAndNoOthers()
    {
        const QTemporaryDir folder;
        const QUrl own(u"https://example.org"_s);
        const QString name = HistoryFiles::nameOf(own);
        QCOMPARE(name.size(), QLatin1String("example-org-443-.sqlite").size() + 32);
        // As long as one of the own server's, under its older name.
        const QUrl other(u"https://example.org/my-path-of-twenty-three"_s);
        const QString others = olderName(HistoryFiles::nameOf(other));
        QCOMPARE(others.size(), name.size());
        const QStringList owned{name, name + u"-wal"_s, olderName(name), olderName(name) + u".person"_s,
                                olderName(HistoryFiles::nameOf(own, u"u_ada"_s))};
        for (const QString &one : owned + QStringList{others})
            QVERIFY(QFile(folder.filePath(one)).open(QIODevice::WriteOnly));
        const QStringList found = HistoryFiles::allIn(folder.path(), own);
        QCOMPARE(QSet<QString>(found.begin(), found.end()), QSet<QString>(owned.begin(), owned.end()));
        QCOMPARE(HistoryFiles::allIn(folder.path(), other), QStringList{others});
    }

    void everyServerHasTheLobby()
    {
        Store store;
        QVERIFY(store.open({}, server));
        QCOMPARE(store.rooms().size(), 1u);
        QVERIFY(store.rooms().contains(u"lobby"_s));
    }

    void whatIsStoredIsThereAgain()
    {
        const QTemporaryDir folder;
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(store.history().append({{{message(1), message(2)}, {}}}).hasValue());
            QList<OutboxEntry> entries{entry(u"one"_s), entry(u"two"_s)};
            QVERIFY(store.outbox().add(entries));
            QVERIFY(store.outbox().setReason(u"two"_s, u"too long"_s));
        }
        Store store;
        QVERIFY(store.open(folder.path(), server));
        const auto page = store.page(u"lobby"_s, PageQuestion::newest(10));
        QCOMPARE(page->rows.size(), 4);
        QCOMPARE(page->rows[2].delivery, Delivery::Queued);
        QCOMPARE(page->rows[3].delivery, Delivery::Failed);
        QCOMPARE(page->rows[3].reason, u"too long"_s);
        QCOMPARE(store.history().cursor()->seq, 2);
        QVERIFY(!store.notice());
    }

    void markReadEmptiesTheCountAndLasts()
    {
        const QTemporaryDir folder;
        for (const qint64 expected : {2, 0}) {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(store.history().append({{{message(1), message(2)}, {}}}).hasValue());
            QCOMPARE(store.rooms().at(u"lobby"_s).unread, expected);
            QVERIFY(store.markRead(u"lobby"_s));
            QCOMPARE(store.rooms().at(u"lobby"_s).unread, 0);
        }
    }

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

    void anOlderHistoryIsBroughtUpToDate()
    {
        const QTemporaryDir folder;
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(store.history().begin({"a", 5}));
            QVERIFY(store.history().append({{{message(6), Gap{{"a", 6}, {"a", 9}, u"evicted"_s}}, {}}}));
        }
        {
            StoreFile file; // as the first version left it
            QVERIFY(file.open(folder.filePath(HistoryFiles::nameOf(server))));
            QVERIFY(undoVersionSix(file));
            for (const QString &trigger : {u"message_came"_s, u"message_went"_s, u"message_moved"_s})
                QVERIFY(file.run(u"DROP TRIGGER "_s + trigger));
            QVERIFY(file.run(u"DROP TABLE message_counts"_s));
            QVERIFY(file.run(u"ALTER TABLE gaps DROP COLUMN gone"_s));
            QVERIFY(file.run(u"DROP INDEX changes_by_target"_s));
            for (const QString &column : {u"target"_s, u"files"_s, u"emoji"_s, u"emoji_on"_s})
                QVERIFY(file.run(u"ALTER TABLE outbox DROP COLUMN "_s + column));
            for (const QString &later : {u"TABLE early"_s, u"TABLE reactions"_s, u"INDEX replies"_s})
                QVERIFY(file.run(u"DROP "_s + later));
            QVERIFY(file.run(u"ALTER TABLE messages DROP COLUMN first_text"_s));
            QVERIFY(file.run(u"INSERT INTO outbox (id, room, name, text, reply_to, time) VALUES "
                             "('o', 'lobby', 'Ada', 'waits', '', 1)"_s));
            QVERIFY(file.run(u"PRAGMA user_version=1"_s));
        }
        Store store;
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(!store.notice());
        QCOMPARE(store.history().cursor(), (Cursor{"a", 9}));
        const auto page = store.page(u"lobby"_s, PageQuestion::newest(10));
        QVERIFY(page.hasValue());
        QCOMPARE(page->rows.size(), 3);
        QVERIFY(!page->rows[1].deleted);
        QCOMPARE(page->rows.last().text, u"waits"_s);
        QCOMPARE(page->total, 2); // the gap is no message
        QVERIFY(store.history().append({{{message(10)}, {}}}).hasValue());
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::newest(10))->total, 3);
        QVERIFY(!store.outbox().find(u"o"_s)->isDeletion());
        const auto more = store.indexSome(10);
        QVERIFY(more && !*more);
        SearchQuestion question;
        question.query = parseSearchQuery(page->rows.first().text); // the other goes on so
        QCOMPARE(store.search(question).hits.size(), 2);
    }

    void everybodyHasAFileOfTheirOwn()
    {
        const QTemporaryDir folder;
        Store store;
        QVERIFY(store.open(folder.path(), server));
        QCOMPARE(store.person(), QString());
        store.history().setSelf(u"u_ada"_s);
        QVERIFY(store.history().append({{{message(1)}, {}}}).hasValue());
        // As an older version left it: hers, as nobody else has written there.
        QVERIFY(*store.openFor(u"u_bob"_s));
        QVERIFY(store.page(u"lobby"_s, PageQuestion::newest(10))->rows.isEmpty());
        QVERIFY(store.history().append({{{message(2)}, {}}}).hasValue());
        store.close();
        QFile::remove(folder.filePath(HistoryFiles::nameOf(server) + u".person"_s));
        QVERIFY(store.open(folder.path(), server));
        QCOMPARE(*store.openFor(u"u_ada"_s), false);
        QCOMPARE(store.page(u"lobby"_s, PageQuestion::newest(10))->rows.size(), 1);
        QVERIFY(!QFile::exists(folder.filePath(HistoryFiles::nameOf(server))));
        store.close();
        QVERIFY(store.open(folder.path(), server));
        QCOMPARE(store.person(), u"u_ada"_s);
        QCOMPARE(store.history().cursor()->seq, 1);
        QVERIFY(*store.openFor(u"u_bob"_s));
        QCOMPARE(store.history().cursor()->seq, 2);
    }

    void whatAnOlderVersionLeftIsTakenOver_data()
    {
        QTest::addColumn<QString>("person");
        QTest::newRow("nobody's") << QString();
        QTest::newRow("that of the last who signed in") << u"u_ada"_s;
    }
    void whatAnOlderVersionLeftIsTakenOver()
    {
        QFETCH(QString, person);
        const QTemporaryDir folder;
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            if (!person.isEmpty())
                QVERIFY(store.openFor(person).hasValue());
            QVERIFY(store.history().append({{{message(1), message(2)}, {}}}).hasValue());
        }
        const QString path = folder.filePath(HistoryFiles::nameOf(server, person));
        QVERIFY(QFile(path + u".suspect"_s).open(QIODevice::WriteOnly));
        QVERIFY(makeOlder(folder.path()));
        for (int start = 0; start < 2; ++start) {
            Store store;
            QVERIFY(store.open(folder.path(), server));
            QVERIFY(!store.notice());
            QCOMPARE(store.person(), person);
            QCOMPARE(store.file(), path);
            QCOMPARE(countOf(store), 2);
            store.close();
            const QStringList left = HistoryFiles::allIn(folder.path(), server);
            QCOMPARE(left.filter(u".suspect"_s), QStringList()); // it was looked at
            for (const QString &name : left)
                QVERIFY2(olderName(name) != name, qPrintable(name));
        }
    }

    // Killed before the journal was folded in.
    void itsJournalComesWithIt()
    {
        const QTemporaryDir folder;
        const QTemporaryDir killed;
        Store store;
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(store.history().append({{{message(1), message(2)}, {}}}).hasValue());
        const QString name = HistoryFiles::nameOf(server);
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::copy(folder.filePath(name + suffix), killed.filePath(olderName(name) + suffix)));
        Store taken;
        QVERIFY(taken.open(killed.path(), server));
        QCOMPARE(countOf(taken), 2);
        // The move may be cut short between any two files.
        const QTemporaryDir between;
        QVERIFY(QFile::copy(folder.filePath(name), between.filePath(olderName(name))));
        QVERIFY(QFile::copy(folder.filePath(name + u"-wal"_s), between.filePath(name + u"-wal"_s)));
        Store again;
        QVERIFY(again.open(between.path(), server));
        QCOMPARE(countOf(again), 2);
    }

    void whatAnOlderVersionHasOpenStaysWhereItIs()
    {
        const QTemporaryDir folder;
        {
            Store store;
            QVERIFY(store.open(folder.path(), server));
        }
        QVERIFY(makeOlder(folder.path()));
        const QString older = folder.filePath(olderName(HistoryFiles::nameOf(server)));
        QLockFile lock(older + u".lock"_s);
        QVERIFY(lock.tryLock(0));
        Store store;
        const auto opened = store.open(folder.path(), server);
        QVERIFY(!opened);
        QCOMPARE(opened.error().stage, u"locked"_s);
        QVERIFY(QFile::exists(older));
        lock.unlock();
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(!QFile::exists(older));
    }

    // The server names the id, and few digits are soon found again.
    void whomTheServerNamesGetsNoFileOfAnOlderName()
    {
        const QTemporaryDir folder;
        Store store;
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(store.openFor(u"u_bob"_s).hasValue());
        QVERIFY(store.history().append({{{message(1)}, {}}}).hasValue());
        store.close();
        QVERIFY(QFile::remove(folder.filePath(HistoryFiles::nameOf(server) + u".person"_s)));
        QVERIFY(makeOlder(folder.path()));
        QVERIFY(store.open(folder.path(), server));
        QVERIFY(store.openFor(u"u_bob"_s).hasValue());
        for (int start = 0; start < 2; ++start) { // at later starts neither
            QCOMPARE(store.person(), u"u_bob"_s);
            QCOMPARE(countOf(store), 0);
            QVERIFY(QFile::exists(folder.filePath(olderName(HistoryFiles::nameOf(server, u"u_bob"_s)))));
            QVERIFY(store.open(folder.path(), server));
        }
    }

    void whatCameToMemoryIsOfWhoeverTheServerNames()
    {
        Store store;
        QVERIFY(store.open({}, server));
        QVERIFY(store.history().append({{{message(1)}, {}}}).hasValue());
        QCOMPARE(*store.openFor(u"u_bob"_s), false);
        QCOMPARE(store.history().cursor()->seq, 1);
        QVERIFY(*store.openFor(u"u_ada"_s));
        QVERIFY(!store.history().cursor());
    }

    void whatAnotherDeviceHasReadStaysRead()
    {
        Store store;
        QVERIFY(store.open({}, server));
        const auto messages = [](qint64 from, qint64 upto) {
            QList<Event> events;
            for (qint64 seq = from; seq <= upto; ++seq)
                events.append(message(seq));
            return events;
        };
        QVERIFY(store.history().append({{messages(1, 5), {}}}).hasValue());
        const Place far{store.eraOf(store.history().cursor()->epoch), 10};
        QVERIFY(*store.markReadUpTo(u"lobby"_s, far)); // the other one, further than this one is
        QVERIFY(store.markRead(u"lobby"_s).hasValue());
        QVERIFY(store.history().append({{messages(6, 10), {}}}).hasValue());
        QCOMPARE(store.rooms().at(u"lobby"_s).unread, 0);
        QVERIFY(!*store.markReadUpTo(u"lobby"_s, far));
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

    void aNewerHistoryIsRefusedAndLeftAsItIs()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(HistoryFiles::nameOf(server));
        {
            StoreFile file;
            QVERIFY(file.open(path));
            QVERIFY(file.run(u"PRAGMA user_version=99"_s));
        }
        Store store;
        const auto opened = store.open(folder.path(), server);
        QVERIFY(!opened);
        QVERIFY(opened.error().detail.contains(u"newer"_s));
        QCOMPARE(QDir(folder.path()).entryList({u"*.damaged-*"_s}, QDir::Files), QStringList());
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

    void aFolderThatCannotBeMadeIsSaid()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Store store;
        const auto opened = store.open(file.fileName() + u"/inside"_s, server);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Failure::Kind::Storage);
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
    TestStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_store.moc"
