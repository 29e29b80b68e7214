// An export's file that is taken in: what it brings, what it says, and that a bad one changes nothing.
#include "core/store/store.h"
#include "session_bench.h"

#include <QFile>
#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Problem = ImportOutcome::Problem;

constexpr int patience = 30'000; // milliseconds

class TestSessionImport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray line(qint64 seq, const QByteArray &epoch = "a")
    {
        const QByteArray number = QByteArray::number(seq);
        return "{\"id\":\"id-" + number + "\",\"place\":\"" + epoch + '.' + number +
               "\",\"sender\":{\"id\":\"u_ada\",\"name\":\"Ada\"},\"text\":\"kept\"}";
    }
    static QByteArray otherLine(qint64 seq) { return line(seq).replace("u_ada", "u_bob").replace("Ada", "Bob"); }
    static QByteArray exportOf(const QList<QByteArray> &lines)
    {
        return "{\"server\":\"http://127.0.0.1:9\",\"rooms\":[{\"id\":\"lobby\",\"messages\":[" + lines.join(",\n") +
               "]}]}\n";
    }
    QString file(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"export.json"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return path;
    }
    static void goLive(SessionBench &bench, qint64 head)
    {
        Q_EMIT bench.lines.last().opened({"a", head});
        Q_EMIT bench.lines.last().received({{message(head)}, {}, u"u_ada"_s});
        QCoreApplication::processEvents();
    }
    static QStringList idsIn(SessionBench &bench)
    {
        QStringList ids;
        QSignalSpy pages(bench.session.get(), &Session::pageLoaded);
        bench.session->loadPage(u"lobby"_s, PageQuestion::newest(5'000));
        for (const Message &row : pages.value(0).value(0).value<TimelinePage>().rows)
            ids.append(row.id);
        return ids;
    }
    static QList<QByteArray> lines(qint64 upto)
    {
        QList<QByteArray> all;
        for (qint64 seq = 1; seq <= upto; ++seq)
            all.append(line(seq));
        return all;
    }
    // None where it says nothing.
    static std::optional<ImportOutcome> take(SessionBench &bench, const QString &path)
    {
        QSignalSpy ended(bench.session.get(), &Session::importEnded);
        bench.session->importHistory(7, path);
        if (!QTest::qWaitFor([&] { return !ended.isEmpty(); }, patience) || ended[0][0].toULongLong() != 7)
            return {};
        return ended[0][1].value<ImportOutcome>();
    }

private Q_SLOTS:
    void itComesIntoTheHistoryAndNothingGoesOut()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 1'000);
        QSignalSpy progress(bench.session.get(), &Session::importProgressed);
        QSignalSpy changes(bench.session.get(), &Session::timelineChanged);
        QSignalSpy events(bench.session.get(), &Session::eventsStored);
        const auto outcome = take(bench, file(exportOf(lines(1'000))));
        QVERIFY(outcome);
        QCOMPARE(outcome->problem, Problem::None);
        QCOMPARE(outcome->added, 999);
        QCOMPARE(outcome->here, 1);
        QCOMPARE(idsIn(bench).size(), 1'000);
        QVERIFY(progress.size() > 5);
        QCOMPARE(progress.last()[0].toULongLong(), 7u);
        QVERIFY(progress.last()[1].toLongLong() <= progress.last()[2].toLongLong());
        bench.clock.advance(50ms);
        QVERIFY(!changes.isEmpty()); // windows see it
        QVERIFY(events.isEmpty());   // it is no news
        QVERIFY(bench.session->unsent().isEmpty());
        QVERIFY(bench.lines.last().sent.isEmpty());
        // The line goes on where it was.
        bench.lines.last().deliver({message(1'001)});
        QCoreApplication::processEvents();
        QCOMPARE(idsIn(bench).size(), 1'001);
    }

    void whatIsNoExportChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("problem");
        const QByteArray whole = exportOf({line(1), line(2), line(3)});
        QTest::newRow("noise") << QByteArray("\x01\x02") << int(Problem::NotAnExport);
        QTest::newRow("empty") << QByteArray() << int(Problem::NotAnExport);
        QTest::newRow("cut off") << whole.chopped(3) << int(Problem::NotAnExport);
        QTest::newRow("wrong behind what is right")
            << exportOf({line(1), line(2), "{\"id\":7}"}) << int(Problem::NotAnExport);
        QTest::newRow("of another server") << exportOf({line(1, "b"), line(2, "b")}) << int(Problem::OtherServer);
        QTest::newRow("of an older Tincan")
            << exportOf({"{\"id\":\"1\",\"text\":\"x\",\"sender\":{\"id\":\"u\",\"name\":\"n\"}}"})
            << int(Problem::NoPlaces);
    }
    void whatIsNoExportChangesNothing()
    {
        QFETCH(QByteArray, bytes);
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 1'000);
        const auto outcome = take(bench, file(bytes));
        QVERIFY(outcome);
        QTEST(int(outcome->problem), "problem");
        QCOMPARE(outcome->added, 0);
        QCOMPARE(idsIn(bench), QStringList{u"id-1000"_s});
    }

    void aFileThatIsNotThereIsSaid()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 1);
        for (const QString &path : {u"/no/such/file"_s, u"/dev/zero"_s, m_folder.path()})
            QCOMPARE(take(bench, path).value_or(ImportOutcome{}).problem, Problem::Unreadable);
    }

    // Whose history it is stands in the profile, from when they signed in.
    void withoutALineItIsWhoeverSignedInLastThatTheOwnMessagesAreOf()
    {
        SessionBench bench;
        {
            Store before;
            QVERIFY(before.open(bench.folder.path(), bench.options.transport.server));
            QVERIFY(before.openFor(u"u_ada"_s));
            QVERIFY(before.history().append({{{message(1'000)}, {}}}));
        }
        QVERIFY(bench.open());
        const auto outcome = take(bench, file(exportOf({otherLine(998), line(999)})));
        QVERIFY(outcome);
        QCOMPARE(outcome->problem, Problem::None);
        QCOMPARE(outcome->added, 2);
        QSignalSpy pages(bench.session.get(), &Session::pageLoaded);
        bench.session->loadPage(u"lobby"_s, PageQuestion::newest(10));
        QHash<QString, bool> own;
        for (const Message &row : pages.value(0).value(0).value<TimelinePage>().rows)
            own.insert(row.id, row.own);
        QVERIFY(own.value(u"id-999"_s));
        QVERIFY(own.contains(u"id-998"_s) && !own.value(u"id-998"_s));
    }

    // Nobody said yet who this is, and whose messages are whose.
    void withoutALineSinceTheStartNothingIsTaken()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        const auto outcome = take(bench, file(exportOf({line(1)})));
        QCOMPARE(outcome.value_or(ImportOutcome{}).problem, Problem::NotConnected);
    }

    void whatIsStoppedStaysAsFarAsItCameAndCanBeGoneOnWith()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 2'000);
        const QString path = file(exportOf(lines(2'000)));
        QSignalSpy progress(bench.session.get(), &Session::importProgressed);
        QSignalSpy ended(bench.session.get(), &Session::importEnded);
        // From within, as it goes on by itself while a test waits.
        const auto stop = connect(bench.session.get(), &Session::importProgressed, this, [&](quint64 job) {
            if (idsIn(bench).size() >= 300)
                bench.session->cancelImport(job);
        });
        bench.session->importHistory(1, path);
        QTRY_VERIFY_WITH_TIMEOUT(idsIn(bench).size() >= 300, patience);
        disconnect(stop);
        progress.clear();
        QCoreApplication::processEvents();
        QVERIFY(progress.isEmpty() && ended.isEmpty());
        const QStringList some = idsIn(bench);
        QVERIFY(some.size() < 2'000);
        QCOMPARE(some[some.size() - 2].left(4), u"gap/"_s); // it says that something is missing
        const auto outcome = take(bench, path);
        QVERIFY(outcome);
        QCOMPARE(outcome->problem, Problem::None);
        QCOMPARE(outcome->added + some.size() - 2, 1'999);
    }

    void oneAtATime()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 1'000);
        const QString path = file(exportOf(lines(1'000)));
        QSignalSpy ended(bench.session.get(), &Session::importEnded);
        bench.session->importHistory(1, path);
        bench.session->importHistory(2, path);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].toULongLong(), 2u);
        QCOMPARE(ended[0][1].value<ImportOutcome>(), (ImportOutcome{.problem = Problem::Busy}));
        bench.session->cancelImport(2); // whoever was turned away stops nobody
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, patience);
        QCOMPARE(ended[1][0].toULongLong(), 1u);
        QCOMPARE(ended[1][1].value<ImportOutcome>().added, 999);
    }

    void afterOneThatWasStoppedTheNextBeginsAtOnce()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 1'000);
        const QString path = file(exportOf(lines(1'000)));
        QSignalSpy progress(bench.session.get(), &Session::importProgressed);
        QSignalSpy ended(bench.session.get(), &Session::importEnded);
        bench.session->importHistory(1, path);
        bench.session->cancelImport(1);
        progress.clear();
        bench.session->importHistory(2, path);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(ended[0][0].toULongLong(), 2u);
        QCOMPARE(ended[0][1].value<ImportOutcome>().added, 999);
        for (const QList<QVariant> &said : std::as_const(progress))
            QCOMPARE(said[0].toULongLong(), 2u);
    }

    void aSessionThatClosesGivesUp()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 1'000);
        QSignalSpy ended(bench.session.get(), &Session::importEnded);
        bench.session->importHistory(1, file(exportOf({line(1), line(2)})));
        bench.session->close();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][1].value<ImportOutcome>().problem, Problem::NotConnected);
    }
};

QTEST_GUILESS_MAIN(TestSessionImport)
#include "tst_session_import.moc"
