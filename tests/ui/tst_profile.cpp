#include "ui/profile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class ProfileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasSetIsThereTheNextTime()
    {
        QTemporaryDir folder;
        {
            Profile profile(folder.path());
            profile.setName(u"Ada"_s);
            profile.setServer(QUrl(u"http://127.0.0.1:8080"_s));
            profile.setChoice({TransportKind::LongPoll});
            profile.setEnterSends(false);
            profile.setSkinTone(4);
            profile.setPerson(u"u_ada"_s);
            profile.setHostPort(4100, HostReach::ThisNetwork);
            profile.setOwner(u"Ada"_s);
            TransportOptions transport;
            transport.pollInterval = 3s;
            profile.setOptions(transport, {.reconnectInterval = 100ms, .maxReconnectCount = 7});
        }
        Profile profile(folder.path());
        QCOMPARE(profile.name(), u"Ada"_s);
        QCOMPARE(profile.choice().forced, std::optional(TransportKind::LongPoll));
        QVERIFY(!profile.enterSends());
        QCOMPARE(profile.skinTone(), 4);
        QCOMPARE(profile.hostPort(), std::optional(quint16(4100)));
        QVERIFY(profile.hostReach() == HostReach::ThisNetwork);
        QCOMPARE(profile.owner(), u"Ada"_s);
        QCOMPARE(profile.person(), u"u_ada"_s);
        profile.setServer(QUrl(u"http://127.0.0.1:8081"_s));
        QCOMPARE(profile.person(), QString()); // there it is another one
        profile.setServer(QUrl(u"http://127.0.0.1:8080"_s));
        QVERIFY(profile.transport().pollInterval == 3s);
        QCOMPARE(profile.reconnect().maxReconnectCount, std::optional(7));
        QCOMPARE(profile.session().transport.server, QUrl(u"http://127.0.0.1:8080"_s));
    }

    void eachServerHasItsAccountsNameItsRoomAndItsLine()
    {
        const QUrl here(u"https://a.example"_s);
        const QUrl there(u"https://b.example"_s);
        const QTemporaryDir folder;
        Profile mine(folder.path());
        Profile others(folder.path(), mine.sharedSecrets());
        mine.setName(u"Ada"_s);
        mine.setServer(here);
        others.setServer(there);
        mine.setAccountName(u"ada.l"_s);
        QCOMPARE(mine.name(), u"ada.l"_s);
        QCOMPARE(others.name(), u"Ada"_s); // there she has no account
        others.setName(u"Ada L."_s);
        QCOMPARE(mine.name(), u"ada.l"_s);
        mine.setRoom(u"design"_s);
        mine.setChoice({TransportKind::Sse});
        others.setRoom(u"garden"_s);
        others.setChoice({TransportKind::LongPoll});
        mine.setToken("mine");
        QCOMPARE(Profile(folder.path()).room(), u"garden"_s); // of the server that was set last
        QCOMPARE(mine.room(), u"design"_s);
        QCOMPARE(mine.choice().forced, std::optional(TransportKind::Sse));
        QCOMPARE(others.token(), QByteArray());
        mine.forget(here);
        QCOMPARE(mine.name(), u"Ada L."_s);
        QCOMPARE(mine.token(), QByteArray());
        QCOMPARE(others.room(), u"garden"_s);
    }

    void whatWasOpenIsASmallListOfServers_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<int>("servers");
        QTest::newRow("none") << QByteArray() << 0;
        QTest::newRow("one") << QByteArray("http://a.example") << 1;
        QTest::newRow("twice") << QByteArray("http://a.example, http://a.example") << 1;
        QTest::newRow("no servers") << QByteArray("7, nonsense, http://, @Invalid()") << 0;
        QByteArray many;
        for (int number = 1; number <= 1000; ++number)
            many += ", http://a.example:" + QByteArray::number(number);
        QTest::newRow("a thousand") << many.mid(2) << int(Profile::mostOpen);
    }
    void whatWasOpenIsASmallListOfServers()
    {
        QFETCH(const QByteArray, list);
        QFETCH(const int, servers);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"settings.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[servers]\nopen=" + list + "\n") > 0);
        file.close();
        QCOMPARE(Profile(folder.path()).openServers().size(), servers);
    }

#ifdef Q_OS_UNIX
    // Also one that an older Tincan has made: what people say is in it.
    void nobodyElseLooksIntoIt()
    {
        const QTemporaryDir folder;
        QVERIFY(QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::ReadOther |
                                                         QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup));
        const Profile profile(folder.path());
        QVERIFY(!(QFile::permissions(folder.path()) & (QFile::ReadOther | QFile::ExeOther | QFile::ReadGroup)));
    }
#endif

    void damagedSettingsNeverStopTheStart_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("noise") << QByteArray("\x00\xff\xfe[[[\nname\n=\n", 14);
        QTest::newRow("cut") << QByteArray("[line\nchoice=");
        QTest::newRow("wrong values") << QByteArray(
            "name=\nserver=::\n[line]\nchoice=pigeon\npollInterval=-"
            "5\nholdTime=9999\n[host]\nport=99999\nreach=moon\n[emoji]\nskinTone=9\n");
    }
    void damagedSettingsNeverStopTheStart()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"settings.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        Profile profile(folder.path());
        QVERIFY(!profile.name().isEmpty());
        QVERIFY(profile.server().isEmpty());
        QVERIFY(profile.choice().isAutomatic());
        QVERIFY(!profile.hostPort());
        QVERIFY(profile.hostReach() == HostReach::ThisComputer);
        QVERIFY(profile.enterSends());
        QCOMPARE(profile.skinTone(), 0);
        TransportOptions defaults;
        QCOMPARE(profile.transport().pollInterval, defaults.pollInterval);
        QCOMPARE(profile.transport().holdTime, defaults.holdTime);
        if (profile.wasDamaged())
            QCOMPARE(QDir(folder.path()).entryList({u"settings.ini.damaged-*"_s}).size(), 1);
        profile.setName(u"Ada"_s);
        profile.save();
        QCOMPARE(Profile(folder.path()).name(), u"Ada"_s);
    }
};

QTEST_MAIN(ProfileTest)
#include "tst_profile.moc"
