// As under Xvfb alone: there is no session bus, and so no keychain. The file has it, and nobody waits for long.
#include "app/desktop/system_keychain.h"
#include "ui/secrets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class NoKeychainTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }

    void theFileIsUsed()
    {
        const QTemporaryDir folder;
        const QString key = u"https%3A%2F%2Fchat.example.org"_s;
        {
            Secrets secrets(folder.path());
            secrets.use(std::make_shared<SystemKeychain>());
            secrets.set(key, "token");
            QCOMPARE(secrets.value(key), "token");
            QTRY_COMPARE_WITH_TIMEOUT(secrets.place(), Secrets::Place::File, 30'000);
        }
        QFile file(folder.filePath(u"tokens.ini"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("token"));
        Secrets again(folder.path());
        again.use(std::make_shared<SystemKeychain>());
        QCOMPARE(again.value(key), "token");
        QVERIFY(!again.isAwaited(key));
    }
};

QTEST_GUILESS_MAIN(NoKeychainTest)
#include "tst_no_keychain.moc"
