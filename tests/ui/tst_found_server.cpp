#include "ui/found_server.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

class FoundServerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsAnnouncedIsReadAgain()
    {
        const AnnouncedServer announced{.name = u"Ada's laptop"_s, .port = 8443, .tls = true};
        const auto found =
            foundServerOf(instanceNameOf(announced), u"192.168.1.5"_s, announced.port, textRecordOf(announced), false);
        QVERIFY(found);
        QCOMPARE(found->url, QUrl(u"https://192.168.1.5:8443"_s));
        QCOMPARE(found->name, u"Ada's laptop"_s);
    }

    void nothingIsSaidByWhichAComputerIsKnownAgain()
    {
        const AnnouncedServer announced{.name = u"a"_s, .port = 1, .tls = true};
        QCOMPARE(textRecordOf(announced), (QList<QByteArray>{"txtvers=1", "name=a", "tls=1"}));
    }

    void aPinIsNotBelieved()
    {
        const auto found =
            foundServerOf(u"a"_s, u"10.0.0.1"_s, 1, {"tls=1", "pin=sha256:" + QByteArray(64, 'a')}, false);
        QVERIFY(found);
        QCOMPARE(found->url, QUrl(u"https://10.0.0.1:1"_s));
    }

    void whatSpeaksPlainlyIsNotOffered_data()
    {
        QTest::addColumn<QList<QByteArray>>("text");
        QTest::addColumn<bool>("taken");
        QTest::newRow("says nothing") << QList<QByteArray>{} << false;
        QTest::newRow("says no") << QList<QByteArray>{"tls=0"} << false;
        QTest::newRow("no value") << QList<QByteArray>{"tls"} << false;
        QTest::newRow("no, and then yes") << QList<QByteArray>{"tls=0", "tls=1"} << false;
        QTest::newRow("says yes") << QList<QByteArray>{"TLS=1"} << true;
        QTest::newRow("announced plainly") << textRecordOf({.name = u"a"_s, .port = 1}) << false;
    }
    void whatSpeaksPlainlyIsNotOffered()
    {
        QFETCH(QList<QByteArray>, text);
        QTEST(foundServerOf(u"a"_s, u"10.0.0.1"_s, 1, text, false).has_value(), "taken");
    }

    void everyStringFitsItsRecord_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("instance");
        QTest::newRow("none") << QString() << u"Tincan"_s;
        QTest::newRow("controls") << u"\n\u202e \t"_s << u"Tincan"_s;
        QTest::newRow("long") << QString(300, u'x') << QString(63, u'x');
        QTest::newRow("characters of three bytes") << QString(300, u'字') << QString(21, u'字');
        QTest::newRow("pairs") << QString(u"😀"_s).repeated(40) << QString(u"😀"_s).repeated(15);
    }
    void everyStringFitsItsRecord()
    {
        QFETCH(QString, name);
        const AnnouncedServer announced{.name = name, .port = 1, .tls = true};
        QTEST(instanceNameOf(announced), "instance");
        for (const QByteArray &text : textRecordOf(announced))
            QVERIFY(text.size() <= 255);
    }

    void aNameIsOneLineThatTurnsNothing_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("shown");
        QTest::newRow("of the record") << QByteArray("name=Den") << u"Den"_s;
        QTest::newRow("any case, and the first") << QByteArray("NAME=Den") << u"Den"_s;
        QTest::newRow("none") << QByteArray("name=") << u"instance"_s;
        QTest::newRow("no value") << QByteArray("name") << u"instance"_s;
        QTest::newRow("no key") << QByteArray("=name") << u"instance"_s;
        QTest::newRow("lines") << QByteArray("name=a\nhttps://bank.example") << u"a https://bank.example"_s;
        QTest::newRow("overrides") << QByteArray("name=\xe2\x80\xae"
                                                 "abc")
                                   << u"abc"_s;
        QTest::newRow("too long") << "name=" + QByteArray(240, 'x') << QString(48, u'x');
        QTest::newRow("no UTF-8") << QByteArray("name=\xff") << QString(QChar(QChar::ReplacementCharacter));
    }
    void aNameIsOneLineThatTurnsNothing()
    {
        QFETCH(QByteArray, said);
        const auto found = foundServerOf(u"instance"_s, u"10.0.0.1"_s, 80, {"tls=1", said, "name=second"}, false);
        QVERIFY(found);
        if (said.toLower().startsWith("name="))
            QTEST(found->name, "shown");
    }

    void whereNoServerCanBeThereIsNone_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("isLocal");
        QTest::addColumn<bool>("taken");
        QTest::newRow("one at home") << u"192.168.1.5"_s << 8443 << false << true;
        QTest::newRow("the last port") << u"10.255.255.254"_s << 65'535 << false << true;
        QTest::newRow("the first at work") << u"172.16.0.1"_s << 80 << false << true;
        QTest::newRow("the last at work") << u"172.31.255.254"_s << 80 << false << true;
        QTest::newRow("on this link") << u"169.254.7.7"_s << 80 << false << true;
        QTest::newRow("before 10/8") << u"9.255.255.255"_s << 80 << false << false;
        QTest::newRow("after 10/8") << u"11.0.0.1"_s << 80 << false << false;
        QTest::newRow("before 172.16/12") << u"172.15.255.255"_s << 80 << false << false;
        QTest::newRow("after 172.16/12") << u"172.32.0.1"_s << 80 << false << false;
        QTest::newRow("beside 192.168/16") << u"192.169.0.1"_s << 80 << false << false;
        QTest::newRow("beside 169.254/16") << u"169.253.0.1"_s << 80 << false << false;
        QTest::newRow("of the internet") << u"93.184.216.34"_s << 443 << false << false;
        QTest::newRow("of the internet, told here") << u"93.184.216.34"_s << 443 << true << false;
        QTest::newRow("no port") << u"192.168.1.5"_s << 0 << false << false;
        QTest::newRow("nowhere") << u"0.0.0.0"_s << 80 << false << false;
        QTest::newRow("everybody") << u"255.255.255.255"_s << 80 << false << false;
        QTest::newRow("a group") << u"224.0.0.251"_s << 80 << false << false;
        QTest::newRow("another's loopback") << u"127.0.0.1"_s << 80 << false << false;
        QTest::newRow("our loopback") << u"127.0.0.1"_s << 80 << true << true;
        QTest::newRow("another of ours") << u"127.1.2.3"_s << 80 << true << true;
        QTest::newRow("IPv6") << u"fe80::1"_s << 80 << false << false;
        QTest::newRow("a name") << u"ada.local"_s << 80 << false << false;
        QTest::newRow("a URL") << u"10.2.3.4/x?pin=1"_s << 80 << false << false;
        QTest::newRow("somebody before it") << u"me@10.2.3.4"_s << 80 << false << false;
        QTest::newRow("too much") << u"10.2.3.256"_s << 80 << false << false;
        QTest::newRow("octal") << u"010.0.0.1"_s << 80 << false << false;
        QTest::newRow("signs") << u"10.2.+3.4"_s << 80 << false << false;
        QTest::newRow("three") << u"10.2.3"_s << 80 << false << false;
        QTest::newRow("nothing") << QString() << 80 << false << false;
    }
    void whereNoServerCanBeThereIsNone()
    {
        QFETCH(QString, address);
        QFETCH(int, port);
        QFETCH(bool, isLocal);
        QFETCH(bool, taken);
        const auto found = foundServerOf(u"a"_s, address, quint16(port), {"tls=1"}, isLocal);
        QCOMPARE(found.has_value(), taken);
        if (found)
            QCOMPARE(found->url, QUrl(u"https://%1:%2"_s.arg(address).arg(port)));
    }
};

QTEST_APPLESS_MAIN(FoundServerTest)
#include "tst_found_server.moc"
