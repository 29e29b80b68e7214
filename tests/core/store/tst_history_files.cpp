// The files of a server: how they are called, whose they are, and what an older version left.
#include "core/store/history_files.h"
#include "stored_messages.h"

#include <QLockFile>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>

using namespace tincan;

namespace {

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

} // namespace

class HistoryFilesTest : public QObject
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
};

QTEST_GUILESS_MAIN(HistoryFilesTest)
#include "tst_history_files.moc"
