// Files that no message names, by a clock of the test's own: real log, real folder.
#include "core/server/file_index.h"
#include "core/server/sqlite_log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace tincan;
using namespace Qt::StringLiterals;

class FileIndexTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatNobodyNamesGoesAfterADay();
    void whatIsNamedStays();
    void theDayBeginsAnewWhenTheLastMessageGoes();
    void anEvictedMessageNamesNothing();
    void whatIsGoneCannotBeNamed();
    void bytesWithoutARowGoAfterADay();
    void aRowWithoutBytesGoesToo();
    void manyGoInPieces();
    void aLargeFolderIsLookedThroughInPieces();
    void aDamagedLogTakesItsFilesAlong();
};

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 day = FileIndex::orphanLives;

FileRef file(const QString &id)
{
    return FileRef{id, id, u"text/plain"_s, 5, {}, 0, 0};
}

// A log and its files, with one clock. Files are Ada's.
struct House
{
    explicit House(qint64 keepEvents = 0)
    {
        log = *SqliteLog::open({.folder = folder.path(),
                                .retention = {.keepEvents = keepEvents, .keepDays = 0},
                                .now = [this] { return now; }});
        log->begin([](const Commit &commit) {
            for (const auto &answer : commit.answers)
                answer();
        });
        index = *FileIndex::open(folder.path(), [this] { return now; });
    }

    void add(const QString &id)
    {
        QFile bytes(path(id));
        QVERIFY(bytes.open(QIODevice::WriteOnly) && bytes.write("five!") == 5);
        QVERIFY(index->add({file(id), u"u_1"_s}));
    }
    AppendResult append(const QString &id, const DurableBody &body)
    {
        std::promise<AppendResult> answer;
        log->append({Submission{
            .draft =
                {.cursor = {}, .id = id, .room = u"lobby"_s, .sender = {u"u_1"_s, u"Ada"_s}, .time = 0, .body = body},
            .answer = [&answer](const AppendResult &stored) { answer.set_value(stored); }}});
        return answer.get_future().get();
    }
    bool name(const QString &id, const QString &message)
    {
        return append(message, MessageText{{}, {}, {file(id)}}).hasValue();
    }
    QString path(const QString &id) const { return folder.filePath(u"files/"_s + id); }
    bool has(const QString &id) const { return QFile::exists(path(id)); }
    bool knows(const QString &id) { return (*index->find(id)).has_value(); }
    void pass(qint64 time)
    {
        now += time;
        collected = {};
        bool more = true;
        for (pieces = 0; more; ++pieces) {
            const FileIndex::Collected piece = index->collect();
            collected.files += piece.files;
            for (auto each = piece.freed.cbegin(); each != piece.freed.cend(); ++each)
                collected.freed[each.key()] += each.value();
            more = piece.more;
        }
    }

    QTemporaryDir folder;
    qint64 now = 1'800'000'000'000;
    std::unique_ptr<SqliteLog> log;
    std::unique_ptr<FileIndex> index;
    FileIndex::Collected collected;
    int pieces = 0; // that it took
};

} // namespace

void FileIndexTest::whatNobodyNamesGoesAfterADay()
{
    House house;
    house.add(u"a"_s);
    house.pass(day);
    QVERIFY(house.has(u"a"_s) && house.knows(u"a"_s));
    QCOMPARE(house.index->usage().value(u"u_1"_s), 4096);
    house.pass(1);
    QVERIFY(!house.has(u"a"_s) && !house.knows(u"a"_s));
    QCOMPARE(house.collected.files, 1);
    QCOMPARE(house.collected.freed.value(u"u_1"_s), 4096);
    QVERIFY(house.index->usage().isEmpty());
}

void FileIndexTest::whatIsNamedStays()
{
    House house;
    house.add(u"a"_s);
    QVERIFY(house.name(u"a"_s, u"m1"_s));
    house.pass(100 * day);
    QVERIFY(house.has(u"a"_s) && house.knows(u"a"_s));
    QCOMPARE((*house.index->find(u"a"_s))->rooms, QStringList{u"lobby"_s});
}

void FileIndexTest::theDayBeginsAnewWhenTheLastMessageGoes()
{
    House house;
    house.add(u"a"_s);
    QVERIFY(house.name(u"a"_s, u"m1"_s) && house.name(u"a"_s, u"m2"_s));
    QVERIFY(house.append(u"d1"_s, Delete{u"m1"_s}).hasValue());
    house.pass(3 * day);
    QVERIFY(house.knows(u"a"_s));
    QVERIFY(house.append(u"d2"_s, Delete{u"m2"_s}).hasValue());
    house.pass(hour);
    QVERIFY((*house.index->find(u"a"_s))->rooms.isEmpty());
    house.pass(day);
    QVERIFY(house.knows(u"a"_s));
    // Named again in time.
    QVERIFY(house.name(u"a"_s, u"m3"_s));
    house.pass(3 * day);
    QVERIFY(house.has(u"a"_s) && house.knows(u"a"_s));
    QVERIFY(house.append(u"d3"_s, Delete{u"m3"_s}).hasValue());
    house.pass(hour);
    house.pass(day + 1);
    QVERIFY(!house.has(u"a"_s) && !house.knows(u"a"_s));
}

void FileIndexTest::anEvictedMessageNamesNothing()
{
    House house(1);
    house.add(u"a"_s);
    QVERIFY(house.name(u"a"_s, u"m1"_s));
    QVERIFY(house.append(u"m2"_s, MessageText{u"later"_s, {}, {}}).hasValue());
    QVERIFY((*house.index->find(u"a"_s))->rooms.isEmpty());
    house.pass(hour);
    house.pass(day + 1);
    QVERIFY(!house.has(u"a"_s) && !house.knows(u"a"_s));
}

void FileIndexTest::whatIsGoneCannotBeNamed()
{
    House house;
    house.add(u"a"_s);
    house.pass(day + 1);
    const AppendResult refused = house.append(u"m1"_s, MessageText{{}, {}, {file(u"a"_s)}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, 422);
    QVERIFY(refused.error().detail.startsWith(u"`files`"_s));
}

void FileIndexTest::bytesWithoutARowGoAfterADay()
{
    House house;
    house.now = QDateTime::currentMSecsSinceEpoch(); // what is asked is the file's own time
    QFile stray(house.path(u"stray"_s));
    QVERIFY(stray.open(QIODevice::WriteOnly));
    stray.close();
    house.add(u"a"_s);
    QVERIFY(house.name(u"a"_s, u"m1"_s));
    house.pass(hour);
    QVERIFY(house.has(u"stray"_s));
    house.pass(day);
    QVERIFY(!house.has(u"stray"_s));
    QVERIFY(house.has(u"a"_s));
}

void FileIndexTest::aRowWithoutBytesGoesToo()
{
    House house;
    house.add(u"a"_s);
    QVERIFY(QFile::remove(house.path(u"a"_s)));
    house.pass(day + 1);
    QVERIFY(!house.knows(u"a"_s));
}

void FileIndexTest::manyGoInPieces()
{
    House house;
    for (int i = 0; i < 250; ++i)
        house.add(QString::number(i));
    house.pass(day + 1);
    QCOMPARE(house.collected.files, 250);
    QCOMPARE(house.collected.freed.value(u"u_1"_s), 250 * 4096);
    QCOMPARE(house.pieces, 3);
    QVERIFY(QDir(house.folder.filePath(u"files"_s)).isEmpty());
}

void FileIndexTest::aLargeFolderIsLookedThroughInPieces()
{
    House house;
    house.now = QDateTime::currentMSecsSinceEpoch();
    constexpr int strays = 1'200;
    for (int i = 0; i < strays; ++i) {
        QFile stray(house.path(u"stray%1"_s.arg(i)));
        QVERIFY(stray.open(QIODevice::WriteOnly));
    }
    house.now += day + hour;
    QVERIFY(house.index->collect().more);
    const qsizetype left = QDir(house.folder.filePath(u"files"_s)).entryList(QDir::Files).size();
    QVERIFY2(left > 0 && left < strays, qPrintable(QString::number(left)));
    house.pass(0);
    QCOMPARE(house.pieces, 2);
    QVERIFY(QDir(house.folder.filePath(u"files"_s)).isEmpty());
    house.pass(0); // and begins again
    QCOMPARE(house.pieces, 1);
}

void FileIndexTest::aDamagedLogTakesItsFilesAlong()
{
    QTemporaryDir folder;
    {
        auto log = SqliteLog::open({.folder = folder.path(), .retention = {}, .now = {}});
        auto index = FileIndex::open(folder.path());
        QFile bytes(folder.filePath(u"files/a"_s));
        QVERIFY(index && bytes.open(QIODevice::WriteOnly));
    }
    QFile log(folder.filePath(u"log.sqlite"_s));
    QVERIFY(log.open(QIODevice::ReadWrite) && log.write(QByteArray(int(log.size()), 'x')) > 0);
    log.close();
    QVERIFY(SqliteLog::open({.folder = folder.path(), .retention = {}, .now = {}}).hasValue());
    QVERIFY(!QFile::exists(folder.filePath(u"files"_s)));
    const QStringList aside = QDir(folder.path()).entryList({u"log.sqlite.damaged-*.files"_s}, QDir::Dirs);
    QCOMPARE(aside.size(), 1);
    QVERIFY(QFile::exists(folder.filePath(aside.first() + u"/a"_s)));
}

QTEST_GUILESS_MAIN(FileIndexTest)
#include "tst_file_index.moc"
