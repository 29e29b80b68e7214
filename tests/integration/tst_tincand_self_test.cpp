// `tincand --self-test`, the program itself.
#include "support/self_test_run.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QString program = u"" TINCAND ""_s;

} // namespace

class TincandSelfTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereAllIsThereItSaysSoAndLeavesNothing()
    {
        SelfTestRun run;
        QVERIFY2(run.run(program, {u"--self-test"_s}) == 0, qPrintable(run.said()));
        for (const QString &part :
             {u"SQLite"_s, u"data"_s, u"HTTP"_s, u"WebSocket"_s, u"TLS"_s, u"WebSocket over TLS"_s})
            QVERIFY2(run.lineOf(part).startsWith(u"ok "_s), qPrintable(part + u'\n' + run.said()));
        QCOMPARE(run.parts(u"FAILED"_s), QStringList());
        QCOMPARE(run.left(), QStringList());
    }

    void theFolderIsTheOneThatItWouldServe()
    {
        SelfTestRun run;
        const QString folder = run.home() + u"/log"_s;
        QDir().mkdir(folder);
        QCOMPARE(run.run(program, {u"--self-test"_s, u"--data"_s, folder}), 0);
        QVERIFY2(run.lineOf(u"data"_s).contains(folder), qPrintable(run.said()));
        QCOMPARE(run.left(), QStringList{u"log"_s});
        QVERIFY(QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void aFolderThatCannotBeWrittenFails_data()
    {
        QTest::addColumn<QString>("folder");
        // Also for root: nothing is made in either.
        QTest::newRow("closed") << u"/proc/self"_s;
        QTest::newRow("no folder") << u"/dev/null"_s;
    }
    void aFolderThatCannotBeWrittenFails()
    {
        QFETCH(QString, folder);
        SelfTestRun run;
        QVERIFY2(run.run(program, {u"--self-test"_s, u"--data"_s, folder + u"/data"_s}) == 1, qPrintable(run.said()));
        QCOMPARE(run.parts(u"FAILED"_s), QStringList{u"data"_s});
        QVERIFY(run.lineOf(u"data"_s).contains(u"--data"_s));
    }

    void withoutRoomForWhatPassesTheHubFails()
    {
        SelfTestRun run;
        run.set("TMPDIR", u"/proc/self"_s);
        QCOMPARE(run.run(program, {u"--self-test"_s}), 1);
        QCOMPARE(run.parts(u"FAILED"_s), QStringList({u"hub"_s, u"TLS"_s}));
    }
};

QTEST_GUILESS_MAIN(TincandSelfTestTest)
#include "tst_tincand_self_test.moc"
