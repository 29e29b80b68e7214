// Tokens in the Secret Service itself, as GNOME has it, on a session bus of its own and with a keyring that is made for
// this test.
#include "app/desktop/system_keychain.h"
#include "ui/secrets.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace tincan {

using namespace Qt::StringLiterals;

class SecretServiceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_secrets = begin();
    }
    void cleanup() { m_secrets.reset(); }

    void aTokenIsThereAtTheNextStartAndInNoFile()
    {
        m_secrets->set(m_key, "token");
        QTRY_COMPARE_WITH_TIMEOUT(m_secrets->place(), Secrets::Place::Keychain, patience);
        QVERIFY(!inFile().contains("token"));
        m_secrets = begin();
        QVERIFY(m_secrets->isAwaited(m_key));
        QTRY_COMPARE_WITH_TIMEOUT(m_secrets->value(m_key), "token", patience);

        m_secrets->set(m_key, {});
        QTRY_VERIFY_WITH_TIMEOUT(!inFile().contains("https"), patience);
        m_secrets->set(m_key, "another");
        QTRY_VERIFY_WITH_TIMEOUT(inFile().contains("https"), patience); // it lists what is in the keychain
        m_secrets = begin();
        QTRY_COMPARE_WITH_TIMEOUT(m_secrets->value(m_key), "another", patience);
    }

    void aTokenOfAnOlderTincanMoves()
    {
        {
            Secrets old(m_folder->path());
            old.set(m_key, "token");
        }
        QVERIFY(inFile().contains("token"));
        m_secrets = begin();
        QCOMPARE(m_secrets->value(m_key), "token");
        QTRY_VERIFY_WITH_TIMEOUT(!inFile().contains("token"), patience);
    }

    void whichPlaceItIsCanBeFoundOut()
    {
        m_secrets->look();
        QTRY_COMPARE_WITH_TIMEOUT(m_secrets->place(), Secrets::Place::Keychain, patience);
    }

    void initTestCase()
    {
        // A home of its own: whoever runs this keeps theirs.
        for (const char *folder : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            qputenv(folder, m_home.path().toLocal8Bit());
        m_daemon.start(u"" TINCAN_KEYRING ""_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_daemon.waitForStarted());
        m_daemon.write("a password\n");
        m_daemon.closeWriteChannel();
        // Who asked earlier would start another one.
        QTRY_VERIFY_WITH_TIMEOUT(
            QDBusConnection::sessionBus().interface()->isServiceRegistered(u"org.freedesktop.secrets"_s), patience);
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

private:
    static constexpr int patience = 30'000; // milliseconds

    std::unique_ptr<Secrets> begin()
    {
        auto secrets = std::make_unique<Secrets>(m_folder->path());
        secrets->use(std::make_shared<SystemKeychain>());
        return secrets;
    }
    QByteArray inFile() const
    {
        QFile file(m_folder->filePath(u"tokens.ini"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const QString m_key = u"https%3A%2F%2Fchat.example.org"_s;
    QTemporaryDir m_home;
    QProcess m_daemon;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Secrets> m_secrets;
};

} // namespace tincan

QTEST_GUILESS_MAIN(tincan::SecretServiceTest)
#include "secret_service.moc"
