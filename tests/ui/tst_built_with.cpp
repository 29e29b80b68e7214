#include "ui/built_with.h"
#include "ui/help_dialogs.h"

#include <QDialog>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class BuiltWithTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachLibraryIsNamedWithItsVersionAndLicence()
    {
        static const QRegularExpression version(u"^[0-9]+(\\.[0-9]+)+[a-z]?$"_s);
        const std::unique_ptr<QDialog> about(showAbout(nullptr));
        QStringList said;
        for (const auto *label : about->findChildren<QLabel *>())
            said += label->text();
        for (const QString &library : {u"Qt"_s, u"Boost"_s, u"OpenSSL"_s, u"SQLite"_s, u"libsodium"_s, u"MD4C"_s,
                                       u"libqrencode"_s, u"QtKeychain"_s})
            QVERIFY2(said.contains(library), qPrintable(library));
        for (const BuiltWith &part : builtWith()) {
            QVERIFY2(version.match(part.version).hasMatch(), qPrintable(part.name + u": "_s + part.version));
            QVERIFY(!part.licence.isEmpty());
            for (const QString &text : {part.name, part.version, part.licence})
                QVERIFY2(said.contains(text), qPrintable(text));
        }
        QVERIFY(said.contains(QString::fromLatin1(qVersion())));
    }
};

QTEST_MAIN(BuiltWithTest)
#include "tst_built_with.moc"
