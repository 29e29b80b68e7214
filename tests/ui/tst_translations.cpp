#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // A copy of the file is brought up to date from the sources: whatever is new or lacks a translation fails here.
    void everyStringOfTheSourcesIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : QDir(folder()).entryList({u"tincan_*.ts"_s}))
            QTest::newRow(qPrintable(file)) << file;
    }
    void everyStringOfTheSourcesIsTranslated()
    {
        QFETCH(QString, file);
        QTemporaryDir scratch;
        const QString copy = scratch.filePath(file);
        QVERIFY(QFile::copy(folder() + u'/' + file, copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(TINCAN_SOURCE_DIR));
        lupdate.start(QStringLiteral(TINCAN_LUPDATE),
                      {u"-I"_s, u"."_s, u"-silent"_s, u"-no-obsolete"_s, u"-disable-heuristic"_s, u"sametext"_s,
                       u"ui"_s, u"app/desktop"_s, u"-ts"_s, copy});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);

        QFile updated(copy);
        QVERIFY(updated.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&updated);
        QStringList missing;
        QString source;
        int count = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == u"source") {
                source = xml.readElementText();
            } else if (xml.isStartElement() && xml.name() == u"translation") {
                ++count;
                if (xml.attributes().hasAttribute(u"type"_s))
                    missing += source;
            }
        }
        QVERIFY(count > 200);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void theBuiltFileSpeaksChineseInAClassOfTheWindow()
    {
        Q_INIT_RESOURCE(tincan_translations);
        QTranslator translator;
        QVERIFY(translator.load(u":/translations/tincan_zh_CN.qm"_s));
        QCOMPARE(translator.translate("tincan::SideBar", "Rooms"), u"房间"_s);
        QCOMPARE(translator.translate("LineWords", "Instant"), u"即时"_s);
    }

private:
    static QString folder() { return QStringLiteral(TINCAN_SOURCE_DIR "/resources/translations"); }
};

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
