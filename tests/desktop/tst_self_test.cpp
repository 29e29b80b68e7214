// `tincan --self-test`, the program itself: where all is well, and where one thing after the other is missing.
#include "support/self_test_run.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

const QStringList offscreen{u"-platform"_s, u"offscreen"_s, u"--self-test"_s};
const QString program = u"" TINCAN ""_s;

// A copy of the program that finds these kinds of Qt's plugins, and no others.
class WithPlugins
{
public:
    explicit WithPlugins(const QStringList &kinds)
    {
        const QString all = QLibraryInfo::path(QLibraryInfo::PluginsPath);
        const QString few = m_folder.filePath(u"plugins"_s);
        QDir().mkpath(few);
        for (const QString &kind : kinds)
            QFile::link(all + u'/' + kind, few + u'/' + kind);
        QFile settings(m_folder.filePath(u"qt.conf"_s));
        if (settings.open(QIODevice::WriteOnly))
            settings.write("[Paths]\nPlugins=" + few.toUtf8() + '\n');
        QFile::copy(::program, program());
    }
    QString program() const { return m_folder.filePath(u"tincan"_s); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class SelfTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereAllIsThereItSaysSoAndLeavesNothing()
    {
        SelfTestRun run;
        QVERIFY2(run.run(program, offscreen) == 0, qPrintable(run.said()));
        const QStringList expected{u"platform"_s,
                                   u"SVG"_s,
                                   u"translations"_s,
                                   u"letters"_s,
                                   u"SQLite"_s,
                                   u"profile"_s,
                                   u"TLS"_s,
                                   u"QtWebSockets"_s,
                                   u"hub"_s,
                                   u"line sse"_s,
                                   u"line websocket"_s,
                                   u"line stream"_s,
                                   u"line long-poll"_s,
                                   u"line short-poll"_s};
        for (const QString &part : expected)
            QVERIFY2(run.lineOf(part).startsWith(u"ok "_s), qPrintable(part + u'\n' + run.said()));
        QCOMPARE(run.parts(u"FAILED"_s), QStringList());
        QCOMPARE(run.left(), QStringList());
    }

    void withoutAKeychainItNamesTheFileInstead()
    {
        SelfTestRun run;
        QCOMPARE(run.run(program, offscreen), 0);
        QVERIFY2(run.lineOf(u"keychain"_s).startsWith(u"note "_s), qPrintable(run.said()));
        QVERIFY(run.lineOf(u"keychain"_s).contains(u"file of the profile"_s));
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QStringList>("plugins");
        QTest::addColumn<QStringList>("failed");
        QTest::addColumn<QString>("package");
        QTest::newRow("SQLite") << QStringList{u"platforms"_s, u"tls"_s} << QStringList{u"SQLite"_s}
                                << u"libqt6sql6-sqlite"_s;
        QTest::newRow("TLS") << QStringList{u"platforms"_s, u"sqldrivers"_s} << QStringList{u"TLS"_s}
                             << u"libqt6network6"_s;
        QTest::newRow("platform") << QStringList{u"sqldrivers"_s, u"tls"_s} << QStringList{u"platform"_s}
                                  << u"libqt6gui6"_s;
    }
    void whatIsMissingIsNamed()
    {
        QFETCH(QStringList, plugins);
        QFETCH(QStringList, failed);
        QFETCH(QString, package);
        SelfTestRun run;
        const WithPlugins few(plugins);
        QVERIFY2(run.run(few.program(), offscreen) == 1, qPrintable(run.said()));
        QVERIFY2(run.parts(u"FAILED"_s) == failed, qPrintable(run.said()));
        QVERIFY2(run.lineOf(failed.constFirst()).contains(package), qPrintable(run.said()));
        QCOMPARE(run.left(), QStringList());
    }

    void aProfileThatCannotBeWrittenFails_data()
    {
        QTest::addColumn<QString>("folder");
        // Also for root: nothing is made in either.
        QTest::newRow("closed") << u"/proc/self"_s;
        QTest::newRow("no folder") << u"/dev/null"_s;
    }
    void aProfileThatCannotBeWrittenFails()
    {
        QFETCH(QString, folder);
        SelfTestRun run;
        run.set("XDG_DATA_HOME", folder);
        QVERIFY2(run.run(program, offscreen) == 1, qPrintable(run.said()));
        QCOMPARE(run.parts(u"FAILED"_s), QStringList{u"profile"_s});
        QVERIFY2(run.lineOf(u"profile"_s).contains(folder), qPrintable(run.said()));
    }

    void fontsThatAreMissingAreNamed_data()
    {
        QTest::addColumn<QString>("folder"); // the only one with fonts
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("failed");
        const QString letters = u"letters"_s;
        const QString chinese = u"Chinese, Japanese, Korean"_s;
        const QString latin = u"/usr/share/fonts/truetype/dejavu"_s; // fonts-dejavu-core
        QTest::newRow("none") << QString() << u"en"_s << QStringList{letters};
        QTest::newRow("none, for who reads Chinese") << QString() << u"zh_CN"_s << QStringList{letters, chinese};
        QTest::newRow("Latin ones") << latin << u"en"_s << QStringList();
        QTest::newRow("Latin ones, for who reads Chinese") << latin << u"zh_CN"_s << QStringList{chinese};
    }
    void fontsThatAreMissingAreNamed()
    {
        QFETCH(QString, folder);
        QFETCH(QString, language);
        QFETCH(QStringList, failed);
        if (!folder.isEmpty() && !QDir(folder).exists())
            QSKIP("DejaVu is somewhere else here");
        SelfTestRun run;
        QFile fonts(run.home() + u"/fonts.conf"_s);
        QVERIFY(fonts.open(QIODevice::WriteOnly));
        const QString folders = folder.isEmpty() ? QString() : u"<dir>%1</dir>"_s.arg(folder);
        fonts.write(u"<fontconfig>%1</fontconfig>\n"_s.arg(folders).toUtf8());
        fonts.close();
        run.set("FONTCONFIG_FILE", fonts.fileName());
        const int code = run.run(program, offscreen + QStringList{u"--language"_s, language});
        QVERIFY2(run.parts(u"FAILED"_s) == failed, qPrintable(run.said()));
        QCOMPARE(code, failed.isEmpty() ? 0 : 1);
        const QString cjk = run.lineOf(u"Chinese, Japanese, Korean"_s);
        QVERIFY2(cjk.contains(u"fonts-noto-cjk"_s) && !cjk.startsWith(u"ok"_s), qPrintable(cjk));
        QVERIFY2(run.lineOf(u"emoji"_s).startsWith(u"note "_s), qPrintable(run.said()));
    }

    void withoutADisplayTheRestIsLookedAt()
    {
        SelfTestRun run;
        for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            run.unset(variable);
        QVERIFY2(run.run(program, {u"--self-test"_s}) == 1, qPrintable(run.said()));
        QCOMPARE(run.parts(u"FAILED"_s), QStringList{u"platform"_s});
        QVERIFY(run.lineOf(u"line sse"_s).startsWith(u"ok "_s));
    }

    // Whoever hands a link over may not have quoted it.
    void whatStandsBehindALinkIsNoOption()
    {
        SelfTestRun run;
        QCOMPARE(run.run(program, {u"-platform"_s, u"offscreen"_s, u"--theme"_s, u"pink"_s, u"Tincan://x"_s,
                                   u"-platform"_s, u"evil"_s, u"--self-test"_s}),
                 1);
        QVERIFY2(run.said().contains(u"behind a link"_s) && run.said().contains(u"--theme is"_s),
                 qPrintable(run.said()));
    }

    void withoutRoomForWhatPassesItSaysSo()
    {
        SelfTestRun run;
        run.set("TMPDIR", u"/proc/self"_s);
        QVERIFY2(run.run(program, offscreen) == 1, qPrintable(run.said()));
        for (const QString &part : {u"SQLite"_s, u"TLS"_s, u"hub"_s})
            QVERIFY2(run.lineOf(part).startsWith(u"FAILED "_s), qPrintable(run.said()));
    }
};

QTEST_GUILESS_MAIN(SelfTestTest)
#include "tst_self_test.moc"
