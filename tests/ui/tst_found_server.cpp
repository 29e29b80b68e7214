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
        const AnnouncedServer announced{
            .name = u"Ada's laptop"_s, .port = 8443, .tls = true, .pin = QByteArray(64, 'a')};
        const auto found =
            foundServerOf(instanceNameOf(announced), u"192.168.1.5"_s, announced.port, textRecordOf(announced), false);
        QVERIFY(found);
        QCOMPARE(found->url, QUrl(u"https://192.168.1.5:8443"_s));
        QCOMPARE(found->name, u"Ada's laptop"_s);
    }

    void thePinIsSaidAndNotBelieved()
    {
        const AnnouncedServer announced{.name = u"a"_s, .port = 1, .tls = true, .pin = QByteArray(64, 'a')};
        QVERIFY(textRecordOf(announced).contains("pin=sha256:" + QByteArray(64, 'a')));
        const auto found = foundServerOf(u"a"_s, u"10.0.0.1"_s, 1, textRecordOf(announced), false);
        QVERIFY(found && found->url.query().isEmpty());
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
        const AnnouncedServer announced{.name = name, .port = 1, .tls = true, .pin = QByteArray(64, 'a')};
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
        const auto found = foundServerOf(u"instance"_s, u"10.0.0.1"_s, 80, {"a=1", said, "name=second"}, false);
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
        QTest::newRow("the last one") << u"223.255.255.255"_s << 65'535 << false << true;
        QTest::newRow("no port") << u"192.168.1.5"_s << 0 << false << false;
        QTest::newRow("nowhere") << u"0.0.0.0"_s << 80 << false << false;
        QTest::newRow("everybody") << u"255.255.255.255"_s << 80 << false << false;
        QTest::newRow("a group") << u"224.0.0.251"_s << 80 << false << false;
        QTest::newRow("another's loopback") << u"127.0.0.1"_s << 80 << false << false;
        QTest::newRow("our loopback") << u"127.0.0.1"_s << 80 << true << true;
        QTest::newRow("IPv6") << u"fe80::1"_s << 80 << false << false;
        QTest::newRow("a name") << u"ada.local"_s << 80 << false << false;
        QTest::newRow("a URL") << u"1.2.3.4/x?pin=1"_s << 80 << false << false;
        QTest::newRow("somebody before it") << u"me@1.2.3.4"_s << 80 << false << false;
        QTest::newRow("too much") << u"1.2.3.256"_s << 80 << false << false;
        QTest::newRow("octal") << u"010.0.0.1"_s << 80 << false << false;
        QTest::newRow("signs") << u"1.2.+3.4"_s << 80 << false << false;
        QTest::newRow("three") << u"1.2.3"_s << 80 << false << false;
        QTest::newRow("nothing") << QString() << 80 << false << false;
    }
    void whereNoServerCanBeThereIsNone()
    {
        QFETCH(QString, address);
        QFETCH(int, port);
        QFETCH(bool, isLocal);
        QFETCH(bool, taken);
        const auto found = foundServerOf(u"a"_s, address, quint16(port), {}, isLocal);
        QCOMPARE(found.has_value(), taken);
        if (found)
            QCOMPARE(found->url, QUrl(u"http://%1:%2"_s.arg(address).arg(port)));
    }
};

QTEST_APPLESS_MAIN(FoundServerTest)
#include "tst_found_server.moc"
