#include "ui/server_address.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class ServerAddressTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatPeopleTypeIsUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url"); // empty: a sentence
        QTest::newRow("host and port") << u"127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("name alone") << u"chat.example.org"_s << u"http://chat.example.org"_s;
        QTest::newRow("name and port") << u"localhost:8080"_s << u"http://localhost:8080"_s;
        QTest::newRow("spaces around") << u"  http://a.example:1 "_s << u"http://a.example:1"_s;
        QTest::newRow("https with a path") << u"https://a.example/chat"_s << u"https://a.example/chat"_s;
        QTest::newRow("trailing slash") << u"http://a.example/"_s << u"http://a.example"_s;
        QTest::newRow("link on loopback") << u"tincan://127.0.0.1:41234/"_s << u"http://127.0.0.1:41234"_s;
        QTest::newRow("invite") << u"tincan://a.example:443/?invite=X&pin=sha256:"_s + QString(64, u'a')
                                << u"https://a.example:443"_s;
        QTest::newRow("pinned on loopback")
            << u"tincan://127.0.0.1:8080/?pin=sha256:"_s + QString(64, u'a') << u"https://127.0.0.1:8080"_s;
        QTest::newRow("vouched for") << u"tincan://a.example/?invite=X&tls=1"_s << u"https://a.example"_s;
        QTest::newRow("half a pin") << u"tincan://a.example/?invite=X&pin=sha256:ab"_s << QString();
        QTest::newRow("IPv6") << u"[::1]:8080"_s << u"http://[::1]:8080"_s;
        QTest::newRow("nothing") << u" "_s << QString();
        QTest::newRow("other scheme") << u"ftp://a.example"_s << QString();
        QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
        QTest::newRow("port zero") << u"a.example:0"_s << QString();
        QTest::newRow("port too big") << u"a.example:70000"_s << QString();
        QTest::newRow("space inside") << u"a b"_s << QString();
        QTest::newRow("no host") << u"http://"_s << QString();
    }
    void whatPeopleTypeIsUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const auto parsed = ServerAddress::parse(typed);
        if (!url.isEmpty()) {
            QVERIFY(std::holds_alternative<QUrl>(parsed));
            QCOMPARE(std::get<QUrl>(parsed).toString(), url);
        } else {
            QVERIFY(std::holds_alternative<QString>(parsed));
            QVERIFY(std::get<QString>(parsed).endsWith(u'.'));
        }
    }

    void aLinkBringsACodeAndACertificate()
    {
        const Invitation both =
            ServerAddress::inviteOf(u" tincan://a.example/?invite=X-1_y&pin=sha256:"_s + QString(64, u'A'));
        QCOMPARE(both.code, u"X-1_y"_s);
        QCOMPARE(both.pin, QByteArray(64, 'a'));
        QVERIFY(ServerAddress::inviteOf(u"a.example:8080"_s).isEmpty());
        QVERIFY(ServerAddress::inviteOf(u"tincan://a.example/?invite=a%20b"_s).isEmpty());
    }
};

QTEST_MAIN(ServerAddressTest)
#include "tst_server_address.moc"
