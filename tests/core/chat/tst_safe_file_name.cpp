// Names that strangers chose, and what they may be saved under.
#include "core/chat/safe_file_name.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class TestSafeFileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsNeverAPathADeviceOrALie_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        QTest::newRow("good") << u"photo.png"_s << u"photo.png"_s;
        QTest::newRow("Chinese") << u"日落 照片.jpeg"_s << u"日落 照片.jpeg"_s;
        QTest::newRow("up") << u"../../etc/passwd"_s << u"_.._etc_passwd"_s;
        QTest::newRow("up in Windows") << u"..\\..\\run.bat"_s << u"_.._run.bat"_s;
        QTest::newRow("root") << u"/etc/passwd"_s << u"_etc_passwd"_s;
        QTest::newRow("drive") << u"C:\\autoexec.bat"_s << u"C__autoexec.bat"_s;
        QTest::newRow("stream") << u"a.txt:hidden"_s << u"a.txt_hidden"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
        QTest::newRow("dots") << u"..."_s << u"file"_s;
        QTest::newRow("nothing") << QString() << u"file"_s;
        QTest::newRow("spaces") << u"   "_s << u"file"_s;
        QTest::newRow("device") << u"CON"_s << u"_CON"_s;
        QTest::newRow("device with an ending") << u"con.txt"_s << u"_con.txt"_s;
        QTest::newRow("numbered device") << u"LPT1.pdf"_s << u"_LPT1.pdf"_s;
        QTest::newRow("device with a high number") << u"COM\u00b9.txt"_s << u"_COM\u00b9.txt"_s;
        QTest::newRow("console") << u"conout$"_s << u"_conout$"_s;
        QTest::newRow("unseen beyond two bytes") << u"in\U000E0061voice.pdf"_s << u"invoice.pdf"_s;
        QTest::newRow("no device") << u"console.txt"_s << u"console.txt"_s;
        QTest::newRow("turned round") << u"photo\u202Egnp.exe"_s << u"photognp.exe"_s;
        QTest::newRow("isolated") << u"a\u2066b\u2069.txt"_s << u"ab.txt"_s;
        QTest::newRow("unseen") << u"in\u200Bvoice\uFEFF.pdf"_s << u"invoice.pdf"_s;
        QTest::newRow("lines") << u"a\nb\r\t\u2028c.txt"_s << u"abc.txt"_s;
        QTest::newRow("zero") << u"a.txt"_s + QChar(0) + u".exe"_s << u"a.txt.exe"_s;
        QTest::newRow("ends in a dot") << u"a.exe."_s << u"a.exe"_s;
    }
    void aNameIsNeverAPathADeviceOrALie()
    {
        QFETCH(QString, name);
        QFETCH(QString, safe);
        QCOMPARE(safeFileName(name), safe);
        QCOMPARE(safeFileName(safe), safe);
    }

    void aLongNameKeepsItsEnding()
    {
        for (const QString &letter : {u"a"_s, u"é"_s, u"文"_s, u"😀"_s}) {
            const QString safe = safeFileName(letter.repeated(400) + u".png"_s);
            QVERIFY(safe.toUtf8().size() <= 200);
            QVERIFY(safe.toUtf8().size() > 190);
            QVERIFY(safe.endsWith(letter + u".png"_s));
        }
        QVERIFY(safeFileName(u'.' + u"a"_s.repeated(400)).toUtf8().size() <= 200);
    }
};

QTEST_GUILESS_MAIN(TestSafeFileName)
#include "tst_safe_file_name.moc"
