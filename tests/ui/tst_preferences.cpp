#include "ui/profile.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

Preferences unlikeTheDefaults()
{
    Preferences all;
    all.textSize = 150;
    all.scale = 125;
    all.groups = false;
    all.compact = true;
    all.language = u"zh_CN"_s;
    all.notify = {.on = false,
                  .mentionsOnly = true,
                  .withText = false,
                  .doNotDisturb = true,
                  .quietHours = true,
                  .quietFrom = QTime(23, 30),
                  .quietTo = QTime(6, 15)};
    all.proxy = {.kind = ProxyChoice::Kind::Socks5, .host = u"proxy.example.org"_s, .port = 1080};
    all.tellTyping = false;
    all.tellPresence = false;
    all.loadPictures = false;
    all.logLevel = u"debug"_s;
    all.keepRunning = true;
    all.keepDays = 91;
    return all;
}

} // namespace

class PreferencesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasChosenIsThereTheNextTime()
    {
        QTemporaryDir folder;
        QCOMPARE(Profile(folder.path()).preferences(), Preferences());
        Profile(folder.path()).setPreferences(unlikeTheDefaults());
        QCOMPARE(Profile(folder.path()).preferences(), unlikeTheDefaults());
    }

    void settingsOfAnotherVersionOrDamagedOnesAreTheDefaults_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("older: nothing of it") << QByteArray("name=Ada\n[line]\nchoice=sse\n");
        QTest::newRow("newer: words that nobody knows here")
            << QByteArray("language=eo\n[network]\nproxy=quic\n[advanced]\nlogLevel=all\n[notify]\non=sometimes\n");
        QTest::newRow("out of bounds") << QByteArray(
            "[appearance]\ntextSize=5000\nscale=-3\n[network]\nproxyPort=70000\n[storage]\nkeepDays=1\n"
            "[notify]\nquietFrom=25:99\nquietTo=late\n");
        QTest::newRow("of another kind") << QByteArray(
            "[appearance]\ntextSize=a, b\ngroups=@Invalid()\n[notify]\n"
            "on=@ByteArray(\\x1)\nwithText=7\n[start]\nkeepRunning=@Size(1 2)\n");
        QTest::newRow("noise") << QByteArray("\x00\xff\xfe[[[\nappearance\n=\n", 20);
        QTest::newRow("cut") << QByteArray("[appearance]\ntextSi");
    }
    void settingsOfAnotherVersionOrDamagedOnesAreTheDefaults()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"settings.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        Profile profile(folder.path());
        QCOMPARE(profile.preferences(), Preferences());
        profile.setPreferences(unlikeTheDefaults());
        profile.save();
        QCOMPARE(Profile(folder.path()).preferences(), unlikeTheDefaults());
    }

    void whatANewerVersionWroteStays()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        QSettings(path, QSettings::IniFormat).setValue(u"hologram/depth"_s, 3);
        Profile(folder.path()).setPreferences(unlikeTheDefaults());
        QCOMPARE(QSettings(path, QSettings::IniFormat).value(u"hologram/depth"_s).toInt(), 3);
    }

    void quietHoursMayGoOverMidnight_data()
    {
        QTest::addColumn<QTime>("from");
        QTest::addColumn<QTime>("to");
        QTest::addColumn<QTime>("now");
        QTest::addColumn<bool>("quiet");
        const QTime night(22, 0);
        const QTime morning(7, 0);
        QTest::newRow("before midnight") << night << morning << QTime(23, 0) << true;
        QTest::newRow("after midnight") << night << morning << QTime(3, 0) << true;
        QTest::newRow("the first minute") << night << morning << night << true;
        QTest::newRow("the minute after the last") << night << morning << morning << false;
        QTest::newRow("by day") << night << morning << QTime(12, 0) << false;
        QTest::newRow("within a day") << QTime(9, 0) << QTime(17, 0) << QTime(12, 0) << true;
        QTest::newRow("outside of it") << QTime(9, 0) << QTime(17, 0) << QTime(20, 0) << false;
        QTest::newRow("no time at all") << night << night << night << false;
    }
    void quietHoursMayGoOverMidnight()
    {
        QFETCH(QTime, from);
        QFETCH(QTime, to);
        QFETCH(QTime, now);
        QFETCH(bool, quiet);
        NotifyRules rules{.quietHours = true, .quietFrom = from, .quietTo = to};
        QCOMPARE(rules.isQuietAt(now), quiet);
        QCOMPARE(rules.speaksAt(now), !quiet);
        rules.quietHours = false;
        QVERIFY(rules.speaksAt(now));
        rules.doNotDisturb = true;
        QVERIFY(!rules.speaksAt(now));
    }
};

QTEST_MAIN(PreferencesTest)
#include "tst_preferences.moc"
