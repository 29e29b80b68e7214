// A program that ends by a fault for real, and what it leaves behind.
#include "ui/crash_reports.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tincan;
using namespace Qt::StringLiterals;

class CrashHandlerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_profile = std::make_unique<QTemporaryDir>(); }

    void eachFaultIsWrittenDownAndTakesItsCourse_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("words");
        QTest::newRow("memory") << u"memory"_s << SIGSEGV << u"SIGSEGV"_s;
        QTest::newRow("stack") << u"stack"_s << SIGSEGV << u"SIGSEGV"_s;
        QTest::newRow("thread") << u"thread"_s << SIGSEGV << u"SIGSEGV"_s;
        QTest::newRow("exception") << u"exception"_s << SIGABRT << u"nobody caught: St13runtime_error"_s;
        QTest::newRow("fatal") << u"fatal"_s << SIGABRT << u"SIGABRT"_s;
        QTest::newRow("arithmetic") << QString::number(SIGFPE) << SIGFPE << u"SIGFPE"_s;
        QTest::newRow("bus") << QString::number(SIGBUS) << SIGBUS << u"SIGBUS"_s;
        QTest::newRow("instruction") << QString::number(SIGILL) << SIGILL << u"SIGILL"_s;
    }
    void eachFaultIsWrittenDownAndTakesItsCourse()
    {
        QFETCH(QString, fault);
        QFETCH(int, signal);
        QFETCH(QString, words);
        QCOMPARE(crash(reports().prepare(), fault), signal);
        const QString report = reports().last();
        QVERIFY2(report.contains(words), qPrintable(report));
        QVERIFY2(report.startsWith(u"Tincan " TINCAN_VERSION "\nQt "_s), qPrintable(report));
        QVERIFY2(report.contains(u"\n#0 "_s), qPrintable(report));
        QVERIFY2(report.contains(u" ui_crashing+0x"_s), qPrintable(report)); // where to look with addr2line
    }

    void nothingOfWhatTheProgramHoldsIsInIt()
    {
        for (const QString &fault : {u"memory"_s, u"exception"_s}) {
            crash(reports().prepare(), fault);
            QString report = reports().last();
            QVERIFY(!report.isEmpty());
            QVERIFY2(!report.contains(secret), qPrintable(report));
            report.remove(u"GNU/Linux"_s);
            QVERIFY2(!report.contains(u'/'), qPrintable(report)); // no path: a home has a name
            reports().removeLast();
        }
    }

    void itIsForItsOwnerAlone()
    {
        const QString path = reports().prepare();
        crash(path, u"memory"_s);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(QFileInfo::exists(path));
        QVERIFY(!(QFile::permissions(path) & others));
        QVERIFY(!(QFile::permissions(QFileInfo(path).path()) & others));
    }

    void whereNothingCanBeWrittenItEndsAllTheSame()
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(crash(m_profile->filePath(u"no/such/folder/crash-1.txt"_s), u"memory"_s), SIGSEGV);
        qputenv("DISK_IS_FULL", "1");
        const int signal = crash(reports().prepare(), u"memory"_s);
        qunsetenv("DISK_IS_FULL");
        QCOMPARE(signal, SIGSEGV);
        QVERIFY(QDir(m_profile->filePath(u"crashes"_s)).isEmpty());
        QCOMPARE(reports().news(), QString());
        QVERIFY(timer.elapsed() < 30'000);
    }

    void whatIsThereAlreadyIsNotTouched()
    {
        const QString path = reports().prepare();
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        file.close();
        QCOMPARE(crash(path, u"memory"_s), SIGSEGV);
        QCOMPARE(reports().last(), u"mine"_s);
    }

private:
    const QString secret = u"s3cr3t-t0k3n"_s;

    CrashReports reports() const { return CrashReports(m_profile->path()); }
    // The signal by which it ended; 0: it ended well.
    int crash(const QString &path, const QString &fault) const
    {
        QProcess child;
        child.setStandardErrorFile(QProcess::nullDevice());
        child.start(QStringLiteral(TINCAN_CRASHING), {path, fault, secret});
        if (!child.waitForFinished())
            return -1;
        return child.exitStatus() == QProcess::CrashExit ? child.exitCode() : 0;
    }

    std::unique_ptr<QTemporaryDir> m_profile;
};

QTEST_GUILESS_MAIN(CrashHandlerTest)
#include "tst_crash_handler.moc"
