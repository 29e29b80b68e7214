#include "ui/crash_report_view.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class CrashReportsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_profile = std::make_unique<QTemporaryDir>(); }

    void aReportIsToldOnceAndAnotherAgain()
    {
        QCOMPARE(reports().news(), QString());
        QVERIFY(!reports().prepare().isEmpty());
        QCOMPARE(reports().news(), QString());
        write(u"crash-20261128-100000-1.txt"_s, "one");
        QVERIFY(reports().news().contains(u"unexpectedly"_s));
        QCOMPARE(reports().news(), QString());
        write(u"crash-20261128-110000-1.txt"_s, "two");
        QVERIFY(!reports().news().isEmpty());
        reports().removeLast(); // the one before is no news again
        QCOMPARE(reports().last(), u"one"_s);
        QCOMPARE(reports().news(), QString());
    }

    void theLastFewAreKept()
    {
        reports().prepare();
        for (int hour = 10; hour < 20; ++hour)
            write(u"crash-20261128-%10000-1.txt"_s.arg(hour), QByteArray::number(hour));
        write(u"notes.txt"_s, "somebody's own");
        QVERIFY(!QFileInfo::exists(reports().prepare()));
        const QStringList left = QDir(m_profile->filePath(u"crashes"_s)).entryList({u"crash-*"_s}, QDir::Files);
        QCOMPARE(left.size(), CrashReports::most - 1);
        QCOMPARE(reports().last(), u"19"_s);
        QVERIFY(QFileInfo::exists(m_profile->filePath(u"crashes/notes.txt"_s)));
    }

    void whereThereIsNoFolderNothingIsPrepared()
    {
        QFile file(m_profile->filePath(u"crashes"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(reports().prepare(), QString());
        QCOMPARE(reports().last(), QString());
        QCOMPARE(reports().news(), QString());
    }

    void itIsReadCopiedAndDeleted()
    {
        reports().prepare();
        write(u"crash-20261128-100000-1.txt"_s, "Tincan 1\n#0 tincan+0x1\n");
        CrashReportView view(reports());
        view.show();
        QCOMPARE(view.text()->toPlainText(), u"Tincan 1\n#0 tincan+0x1\n"_s);
        view.copyButton()->click();
        QCOMPARE(QApplication::clipboard()->text(), view.text()->toPlainText());
        view.removeButton()->click();
        QVERIFY(!view.text()->isVisible() && !view.copyButton()->isVisible() && !view.removeButton()->isVisible());
        QVERIFY(reports().last().isEmpty());
    }

private:
    CrashReports reports() const { return CrashReports(m_profile->path()); }
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_profile->filePath(u"crashes/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    std::unique_ptr<QTemporaryDir> m_profile;
};

QTEST_MAIN(CrashReportsTest)
#include "tst_crash_reports.moc"
