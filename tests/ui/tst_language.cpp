// The languages of the windows, and whose clock they have. The system speaks German here.
#include "ui/language.h"

#include <QCoreApplication>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class LanguageTest : public QObject
{
    Q_OBJECT

    static QString evening() { return QLocale().toString(QTime(21, 5), QLocale::ShortFormat); }

private Q_SLOTS:
    void englishHasTheClockOfWhereOneIs_data()
    {
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("time");
        QTest::newRow("Germany") << u"de_DE"_s << u"21:05"_s;
        QTest::newRow("China, of which there may be no English") << u"zh_CN"_s << u"21:05"_s;
        QTest::newRow("Japan") << u"ja_JP"_s << u"21:05"_s;
        QTest::newRow("Canada, where English has another clock than French") << u"fr_CA"_s << u"21:05"_s;
        QTest::newRow("none") << u"C"_s << u"21:05"_s;
        QTest::newRow("the United Kingdom") << u"en_GB"_s << u"21:05"_s;
        QTest::newRow("the United States") << u"en_US"_s << u"9:05 PM"_s;
        QTest::newRow("Korea") << u"ko_KR"_s << u"9:05 PM"_s;
    }
    void englishHasTheClockOfWhereOneIs()
    {
        QFETCH(const QString, system);
        const QLocale chosen = englishOf(QLocale(system));
        QString time = chosen.toString(QTime(21, 5), QLocale::ShortFormat);
        QTEST(time.replace(QChar(0x202f), u' '), "time"); // a narrow space, in newer tables
        QCOMPARE(chosen.language(), QLocale::English);
    }

    void englishThatIsChosenByHandKeepsTheSystemsClock()
    {
        QVERIFY(Language::shared().set({}));
        QCOMPARE(QLocale().language(), QLocale::German);
        QVERIFY(Language::shared().set(u"en"_s));
        QCOMPARE(QLocale().language(), QLocale::English);
        QCOMPARE(evening(), u"21:05"_s);
        QCOMPARE(QLocale().toString(QDate(2026, 11, 28), u"MMMM"_s), u"November"_s);
        QVERIFY(Language::shared().set(u"zh_CN"_s));
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        QCOMPARE(evening(), u"21:05"_s);
    }
};

int main(int argc, char **argv)
{
    for (const char *name : {"LC_ALL", "LANG"})
        qputenv(name, "de_DE.UTF-8");
    qunsetenv("LANGUAGE");
    QCoreApplication app(argc, argv);
    LanguageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_language.moc"
