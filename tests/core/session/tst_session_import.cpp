// An export's file that is taken in: what it brings, what it says, and that a bad one changes nothing.
#include "session_bench.h"

#include <QFile>
#include <QSignalSpy>
#include <QtTest>

using namespace tincan;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Problem = ImportOutcome::Problem;

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
    static ImportOutcome take(SessionBench &bench, const QString &path)
    {
        QSignalSpy ended(bench.session.get(), &Session::importEnded);
        bench.session->importHistory(path);
        while (ended.isEmpty())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return ended[0][0].value<ImportOutcome>();
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
        QList<QByteArray> lines;
        for (qint64 seq = 1; seq <= 1'000; ++seq)
            lines.append(line(seq));
        const ImportOutcome outcome = take(bench, file(exportOf(lines)));
        QCOMPARE(outcome.problem, Problem::None);
        QCOMPARE(outcome.added, 999);
        QCOMPARE(outcome.here, 1);
        QCOMPARE(idsIn(bench).size(), 1'000);
        QVERIFY(progress.size() > 5);
        QVERIFY(progress.last()[0].toLongLong() <= progress.last()[1].toLongLong());
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
        const ImportOutcome outcome = take(bench, file(bytes));
        QTEST(int(outcome.problem), "problem");
        QCOMPARE(outcome.added, 0);
        QCOMPARE(idsIn(bench), QStringList{u"id-1000"_s});
    }

    void aFileThatIsNotThereIsSaid()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 1);
        for (const QString &path : {u"/no/such/file"_s, u"/dev/zero"_s, m_folder.path()})
            QCOMPARE(take(bench, path).problem, Problem::Unreadable);
    }

    // Nobody said yet who this is, and whose messages are whose.
    void withoutALineSinceTheStartNothingIsTaken()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        QCOMPARE(take(bench, file(exportOf({line(1)}))).problem, Problem::NotConnected);
    }

    void whatIsStoppedStaysAsFarAsItCameAndCanBeGoneOnWith()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 2'000);
        QList<QByteArray> lines;
        for (qint64 seq = 1; seq <= 2'000; ++seq)
            lines.append(line(seq));
        const QString path = file(exportOf(lines));
        QSignalSpy progress(bench.session.get(), &Session::importProgressed);
        QSignalSpy ended(bench.session.get(), &Session::importEnded);
        bench.session->importHistory(path);
        while (idsIn(bench).size() < 300)
            QCoreApplication::processEvents();
        bench.session->cancelImport();
        progress.clear();
        QCoreApplication::processEvents();
        QVERIFY(progress.isEmpty() && ended.isEmpty());
        const QStringList some = idsIn(bench);
        QVERIFY(some.size() < 2'000);
        QCOMPARE(some[some.size() - 2].left(4), u"gap/"_s); // it says that something is missing
        const ImportOutcome outcome = take(bench, path);
        QCOMPARE(outcome.problem, Problem::None);
        QCOMPARE(outcome.added + some.size() - 2, 1'999);
    }

    void aSessionThatClosesGivesUp()
    {
        SessionBench bench;
        QVERIFY(bench.open());
        goLive(bench, 1'000);
        QSignalSpy ended(bench.session.get(), &Session::importEnded);
        bench.session->importHistory(file(exportOf({line(1), line(2)})));
        bench.session->close();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].value<ImportOutcome>().problem, Problem::NotConnected);
    }
};

QTEST_GUILESS_MAIN(TestSessionImport)
#include "tst_session_import.moc"
