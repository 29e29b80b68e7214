#include "ui/autostart.h"

#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class AutostartTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_config;

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_config.path().toLocal8Bit()); }

    void itIsAnEntryInTheFolderOfConfiguration()
    {
        Autostart autostart(u"default"_s);
        QCOMPARE(autostart.file(), m_config.filePath(u"autostart/tincan-default.desktop"_s));
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(true));
        QVERIFY(autostart.isOn());
        QFile file(autostart.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray entry = file.readAll();
        QVERIFY(entry.startsWith("[Desktop Entry]\nType=Application\n"));
        QVERIFY(
            entry.contains("\nExec=\"" + QCoreApplication::applicationFilePath().toUtf8() + "\" --profile default\n"));
        QVERIFY(!Autostart(u"work"_s).isOn()); // each profile for itself
        QVERIFY(autostart.set(false));
        QVERIFY(!autostart.isOn());
        QVERIFY(autostart.set(false)); // is so already
    }

    void whereItCannotBeWrittenItIsOff()
    {
        QVERIFY(Autostart(u"a/../../b/c"_s).set(false));
        QFile inTheWay(m_config.filePath(u"in the way"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        qputenv("XDG_CONFIG_HOME", inTheWay.fileName().toLocal8Bit());
        Autostart autostart(u"default"_s);
        QVERIFY(!autostart.set(true));
        QVERIFY(!autostart.isOn());
        qputenv("XDG_CONFIG_HOME", m_config.path().toLocal8Bit());
    }

    // As the specification's two layers ask: first the entry's, then the command's.
    void aPathIsQuoted_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("command");
        QTest::newRow("plain") << u"/usr/bin/tincan"_s << u"\"/usr/bin/tincan\" --profile p"_s;
        QTest::newRow("a space") << u"/opt/my chat/tincan"_s << u"\"/opt/my chat/tincan\" --profile p"_s;
        QTest::newRow("a percent sign") << u"/100%/tincan"_s << u"\"/100%%/tincan\" --profile p"_s;
        QTest::newRow("a quote") << u"/a\"b"_s << u"\"/a\\\\\"b\" --profile p"_s;
        QTest::newRow("a dollar") << u"/a$b"_s << u"\"/a\\\\$b\" --profile p"_s;
        QTest::newRow("a backslash") << u"/a\\b"_s << u"\"/a\\\\\\\\b\" --profile p"_s;
    }
    void aPathIsQuoted()
    {
        QFETCH(QString, program);
        QTEST(Autostart::command(program, u"p"_s), "command");
    }
};

QTEST_MAIN(AutostartTest)
#include "tst_autostart.moc"
