#include "fake_keychain.h"
#include "support/fake_clock.h"
#include "ui/secrets.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace tincan {

using namespace Qt::StringLiterals;

class SecretsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_shared<FakeKeychain>();
        begin();
    }
    void cleanup() { m_secrets.reset(); }

    void withoutAKeychainAClosedFileHasIt()
    {
        m_secrets->set(m_key, "token");
        QCOMPARE(m_secrets->value(m_key), "token");
        QVERIFY(inFile().contains("token"));
        QVERIFY(!(QFile(path()).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        m_secrets->look();
        QCOMPARE(m_secrets->place(), Secrets::Place::File);
        begin();
        QCOMPARE(m_secrets->value(m_key), "token");
        m_secrets->set(m_key, {});
        QCOMPARE(m_secrets->value(m_key), QByteArray());
        QVERIFY(!inFile().contains("token"));
    }

    void whatTheKeychainHasIsInNoFileAndComesAtTheNextStart()
    {
        m_secrets->use(m_keychain);
        m_secrets->set(m_key, "token");
        QCOMPARE(m_secrets->value(m_key), "token"); // at once
        m_keychain->answerAll();
        QCOMPARE(m_keychain->secrets.values(), QList<QByteArray>{"token"});
        QVERIFY(!inFile().contains("token"));
        QCOMPARE(m_secrets->place(), Secrets::Place::Keychain);

        begin();
        m_secrets->use(m_keychain);
        QVERIFY(m_secrets->isAwaited(m_key));
        QCOMPARE(m_secrets->value(m_key), QByteArray()); // nobody waits
        const QSignalSpy answered(m_secrets.get(), &Secrets::answered);
        m_keychain->answerAll();
        QCOMPARE(answered.size(), 1);
        QVERIFY(!m_secrets->isAwaited(m_key));
        QCOMPARE(m_secrets->value(m_key), "token");
        m_secrets->set(m_key, {});
        m_keychain->answerAll();
        QVERIFY(m_keychain->secrets.isEmpty());
        QVERIFY(m_secrets->value(m_key).isEmpty());
    }

    void whereThereIsNoneTheFileHasIt()
    {
        m_keychain->isThere = false;
        m_secrets->use(m_keychain);
        const QSignalSpy changed(m_secrets.get(), &Secrets::placeChanged);
        m_secrets->set(m_key, "token");
        m_keychain->answerAll();
        QCOMPARE(m_secrets->place(), Secrets::Place::File);
        QCOMPARE(changed.size(), 1);
        QVERIFY(inFile().contains("token"));
        begin();
        m_secrets->use(m_keychain);
        QCOMPARE(m_secrets->value(m_key), "token");
        QVERIFY(!m_secrets->isAwaited(m_key));
    }

    void whatIsInTheFileMoves()
    {
        m_secrets->set(m_key, "token");
        begin();
        m_secrets->use(m_keychain);
        QCOMPARE(m_secrets->value(m_key), "token");
        QVERIFY(inFile().contains("token")); // until it is there
        m_keychain->answerAll();
        QVERIFY(!inFile().contains("token"));
        QCOMPARE(m_keychain->secrets.values(), QList<QByteArray>{"token"});
    }

    void aKeychainThatSaysNothingKeepsNobodyWaiting()
    {
        m_secrets->use(m_keychain);
        m_secrets->set(m_key, "token");
        m_clock.advance(Secrets::patience);
        QVERIFY(inFile().contains("token"));
        QCOMPARE(m_secrets->place(), Secrets::Place::File);
        m_keychain->answerAll(); // late
        QVERIFY(!inFile().contains("token"));

        begin();
        m_secrets->use(m_keychain);
        const QSignalSpy answered(m_secrets.get(), &Secrets::answered);
        m_clock.advance(Secrets::patience);
        QCOMPARE(answered.size(), 1);
        QVERIFY(!m_secrets->isAwaited(m_key));
        m_keychain->answerAll();
        QCOMPARE(answered.size(), 2);
        QCOMPARE(m_secrets->value(m_key), "token");
    }

    void whatChangesOnTheWayIsKeptAsItWasLast()
    {
        m_secrets->use(m_keychain);
        for (const char *value : {"first", "second", "third"})
            m_secrets->set(m_key, value);
        QCOMPARE(m_keychain->waiting(), 1);
        m_keychain->answerAll();
        QCOMPARE(m_keychain->secrets.values(), QList<QByteArray>{"third"});
        QVERIFY(!inFile().contains("third"));
    }

    void whatIsNotConfirmedAtTheEndIsInTheFile()
    {
        m_secrets->use(m_keychain);
        m_secrets->set(m_key, "token");
        begin();
        QCOMPARE(m_secrets->value(m_key), "token");
        m_keychain->answerAll(); // to nobody
    }

    void aNewValueIsNotReplacedByWhatIsReadLate()
    {
        m_secrets->use(m_keychain);
        m_secrets->set(m_key, "old");
        m_keychain->answerAll();
        begin();
        m_secrets->use(m_keychain);
        m_secrets->set(m_key, "new");
        m_keychain->answerAll();
        QCOMPARE(m_secrets->value(m_key), "new");
        QCOMPARE(m_keychain->secrets.values(), QList<QByteArray>{"new"});
    }

    void twoProfilesAreTwo()
    {
        const QTemporaryDir folder;
        Secrets other(folder.path(), m_clock);
        other.use(m_keychain);
        m_secrets->use(m_keychain);
        m_secrets->set(m_key, "one");
        other.set(m_key, "two");
        m_keychain->answerAll();
        QCOMPARE(m_keychain->secrets.size(), 2);
    }

private:
    void begin()
    {
        m_secrets.reset();
        m_secrets = std::make_unique<Secrets>(m_folder->path(), m_clock);
    }
    QString path() const { return m_folder->filePath(u"tokens.ini"_s); }
    QByteArray inFile() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const QString m_key = u"https%3A%2F%2Fchat.example.org"_s;
    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock;
    std::shared_ptr<FakeKeychain> m_keychain;
    std::unique_ptr<Secrets> m_secrets;
};

} // namespace tincan

QTEST_GUILESS_MAIN(tincan::SecretsTest)
#include "tst_secrets.moc"
