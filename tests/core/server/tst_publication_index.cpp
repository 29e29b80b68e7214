#include "core/server/log_file.h"
#include "core/server/publication_index.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <sqlite3.h>

using namespace tincan;

namespace {

constexpr qsizetype sortFrom = 100;

// The index of a log that is opened anew by reopen().
struct House
{
    House() { reopen(); }
    void reopen()
    {
        index.reset();
        file.reset();
        file = std::make_unique<LogFile>(openLogFile(folder.path()).value());
        index = std::make_unique<PublicationIndex>(file->database, sortFrom);
    }
    int inTransaction(const std::function<int()> &step, const char *end = "COMMIT")
    {
        file->database.exec("BEGIN IMMEDIATE");
        const int code = step();
        file->database.exec(end);
        return code;
    }
    // With its event: an id beyond the head would be taken for damage.
    bool remember(const QString &id, qint64 seq)
    {
        const QByteArray event = "INSERT OR IGNORE INTO events(seq, room, time, json) VALUES(" +
                                 QByteArray::number(seq) + ", 'lobby', 0, x'')";
        if (file->database.exec(event.constData()) != SQLITE_OK)
            return false;
        return inTransaction([&] { return index->remember(id, {seq, 1000 + seq, "digest"}); }) == SQLITE_DONE;
    }
    bool sortIn(qsizetype most)
    {
        return inTransaction([&] { return index->sortIn(most); }) == SQLITE_OK;
    }
    void fill(int count)
    {
        for (int i = 0; i < count; ++i) {
            ids.append(QUuid::createUuid().toString(QUuid::WithoutBraces));
            QVERIFY(remember(ids.last(), ids.size()));
        }
    }
    // The first that is not found at its place, or 0.
    qint64 lost() const
    {
        for (qint64 seq = 1; seq <= ids.size(); ++seq) {
            const auto known = index->find(ids[seq - 1]);
            if (!known || known->seq != seq || known->time != 1000 + seq || known->digest != "digest")
                return seq;
        }
        return 0;
    }
    qint64 sorted() const { return file->database.integer("SELECT value FROM meta WHERE key = 'sorted'"); }
    qint64 inTable() const { return file->database.integer("SELECT count(*) FROM ids"); }

    QTemporaryDir folder;
    std::unique_ptr<LogFile> file;
    std::unique_ptr<PublicationIndex> index;
    QStringList ids;
};

} // namespace

class PublicationIndexTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fewAreNotSortedIn();
    void allAreFoundWhileTheyAreSortedIn();
    void aStartInTheMiddleLosesNothing();
    void whatIsUndoneIsNotKnown();
    void aRoundThatIsUndoneComesAgain();
    void whatIsForgottenMayComeAgain();
    void anIdIsWhatItIsWrittenAs();
};

void PublicationIndexTest::fewAreNotSortedIn()
{
    House house;
    house.fill(sortFrom - 1);
    QVERIFY(house.sortIn(1000));
    QCOMPARE(house.inTable(), 0);
    QCOMPARE(house.lost(), 0);
    QVERIFY(!house.index->find(u"00000000-0000-4000-8000-000000000000"));
    QCOMPARE(house.index->error(), SQLITE_OK);
    house.reopen();
    QCOMPARE(house.lost(), 0);
}

void PublicationIndexTest::allAreFoundWhileTheyAreSortedIn()
{
    House house;
    house.fill(sortFrom);
    for (int i = 1; i < 20; ++i) {
        QVERIFY(house.sortIn(6));
        QCOMPARE(house.inTable(), std::min(i * 6, int(sortFrom)));
        house.fill(1); // which the next round takes
        QCOMPARE(house.lost(), 0);
    }
    QCOMPARE(house.sorted(), sortFrom);
    QStringList inOrder = house.ids.first(sortFrom);
    inOrder.sort();
    QCOMPARE(QUuid::fromRfc4122(house.file->database.bytes("SELECT id FROM ids")).toString(QUuid::WithoutBraces),
             inOrder.first());
}

void PublicationIndexTest::aStartInTheMiddleLosesNothing()
{
    House house;
    house.fill(sortFrom);
    QVERIFY(house.sortIn(40));
    house.fill(3);
    house.reopen();
    QCOMPARE(house.sorted(), 0);
    QCOMPARE(house.lost(), 0);
    QVERIFY(house.sortIn(1000));
    QCOMPARE(house.sorted(), sortFrom + 3);
    QCOMPARE(house.inTable(), sortFrom + 3);
    QCOMPARE(house.lost(), 0);
    house.reopen();
    QCOMPARE(house.lost(), 0);
}

void PublicationIndexTest::whatIsUndoneIsNotKnown()
{
    House house;
    house.fill(2);
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    house.inTransaction([&] { return house.index->remember(id, {3, 1003, "digest"}); }, "ROLLBACK");
    house.index->undone();
    QVERIFY(!house.index->placeOf(id));
    QCOMPARE(house.lost(), 0);
}

void PublicationIndexTest::aRoundThatIsUndoneComesAgain()
{
    House house;
    house.fill(sortFrom);
    QVERIFY(house.sortIn(60));
    QCOMPARE(house.inTransaction([&] { return house.index->sortIn(60); }, "ROLLBACK"), SQLITE_OK);
    house.index->undone();
    QCOMPARE(house.sorted(), 0);
    QCOMPARE(house.lost(), 0);
    QVERIFY(house.sortIn(1000));
    QCOMPARE(house.inTable(), sortFrom);
    QCOMPARE(house.lost(), 0);
}

void PublicationIndexTest::whatIsForgottenMayComeAgain()
{
    House house;
    house.fill(sortFrom);
    QVERIFY(house.sortIn(50));
    constexpr qint64 forgotten = sortFrom / 2; // some of them are sorted in, some not
    QCOMPARE(house.inTransaction([&] { return house.index->forget(forgotten); }), SQLITE_DONE);
    for (qint64 seq = 1; seq <= sortFrom; ++seq)
        QCOMPARE(house.index->find(house.ids[seq - 1]).has_value(), seq > forgotten);
    for (qint64 i = 0; i < forgotten; ++i)
        QVERIFY(house.remember(house.ids[i], sortFrom + 1 + i));
    for (int i = 0; i < 3; ++i) {
        for (qint64 seq = 1; seq <= sortFrom; ++seq)
            QCOMPARE(house.index->placeOf(house.ids[seq - 1]).value_or(0), seq > forgotten ? seq : sortFrom + seq);
        QVERIFY(house.sortIn(1000)); // first the rest of the round, which is about the old places
        house.reopen();
    }
    QCOMPARE(house.inTable(), sortFrom - forgotten);
}

void PublicationIndexTest::anIdIsWhatItIsWrittenAs()
{
    House house;
    const QString id = QStringLiteral("0f8fad5b-d9cb-469f-a165-70867728950e");
    QVERIFY(house.remember(id, 1));
    QVERIFY(house.remember(QStringLiteral("of an older server"), 2));
    for (const QString &other : {id.toUpper(), u'{' + id + u'}', id.chopped(1), id + u'0', QString(id).remove(u'-'),
                                 QString(id).replace(u'-', u'0'), QString()})
        QVERIFY2(!house.index->placeOf(other), qPrintable(other));
    QCOMPARE(house.index->placeOf(id), std::optional<qint64>(1));
    QCOMPARE(house.index->placeOf(u"of an older server"), std::optional<qint64>(2));
    QCOMPARE(house.file->database.bytes("SELECT id FROM publications WHERE seq = 1").toHex(),
             QByteArray("0f8fad5bd9cb469fa16570867728950e"));
}

QTEST_GUILESS_MAIN(PublicationIndexTest)
#include "tst_publication_index.moc"
