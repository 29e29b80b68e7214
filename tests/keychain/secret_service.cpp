// Tokens in the Secret Service itself, as GNOME has it, on a session bus of its own and with a keyring that is made for
// this test.
#include "app/desktop/self_test/checks.h"
#include "app/desktop/system_keychain.h"
#include "ui/secrets.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

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

    void theSelfTestLeavesNoEntry()
    {
        const QStringList before = entries();
        QVERIFY2(before.size() > 1, qPrintable(before.join(u' '))); // what the tests above left is seen
        const Finding finding = checkKeychain();
        QVERIFY2(finding.verdict == Finding::Verdict::Works, qPrintable(finding.text));
        QCOMPARE(entries(), before);
    }

    void theSelfTestDoesNotWaitForOneThatHangs()
    {
        const QStringList before = entries();
        QElapsedTimer clock;
        clock.start();
        ::kill(pid_t(m_daemon.processId()), SIGSTOP);
        const Finding finding = checkKeychain();
        const qint64 took = clock.elapsed();
        ::kill(pid_t(m_daemon.processId()), SIGCONT);
        QCOMPARE(finding.verdict, Finding::Verdict::Lesser);
        QVERIFY2(finding.text.contains(u"in time"_s), qPrintable(finding.text));
        QVERIFY2(took < 10'000, qPrintable(QString::number(took)));
        QTRY_COMPARE_WITH_TIMEOUT(entries(), before, patience); // it was told to remove it all the same
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

    // All that the service has, by their paths.
    static QStringList entries()
    {
        QDBusMessage ask = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                          u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
        QDBusArgument all;
        all.beginMap(QMetaType::fromType<QString>(), QMetaType::fromType<QString>());
        all.endMap();
        ask.setArguments({QVariant::fromValue(all)});
        const QDBusMessage answer = QDBusConnection::sessionBus().call(ask);
        QStringList paths{answer.errorMessage()};
        for (const QVariant &list : answer.arguments()) {
            for (const QDBusObjectPath &path : qdbus_cast<QList<QDBusObjectPath>>(list))
                paths.append(path.path());
        }
        return paths;
    }
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
