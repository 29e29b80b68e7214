#include "core/transport/network_identity.h"

#include <QNetworkInterface>
#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

QNetworkAddressEntry entry(const QString &ip, int prefix)
{
    QNetworkAddressEntry made;
    made.setIp(QHostAddress(ip));
    made.setPrefixLength(prefix);
    return made;
}

QByteArray identityOf(const QString &ip, int prefix)
{
    // Others, as a machine has them.
    return networkIdentity(QHostAddress(ip), {entry(u"127.0.0.1"_s, 8), entry(u"172.17.0.1"_s, 16), entry(ip, prefix)});
}

} // namespace

class TestNetworkIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anotherAddressOfTheSameNetworkIsTheSame()
    {
        const QByteArray home = identityOf(u"192.168.1.20"_s, 24);
        QCOMPARE(home.size(), 16);
        QCOMPARE(identityOf(u"192.168.1.77"_s, 24), home);
        QVERIFY(identityOf(u"192.168.2.20"_s, 24) != home);
        QVERIFY(identityOf(u"192.168.1.20"_s, 16) != home);
    }
    void aPrivateAddressOfIpv6ChangesAndItsNetworkDoesNot()
    {
        const QByteArray home = identityOf(u"2001:db8:1:2:aaaa::1"_s, 64);
        QCOMPARE(identityOf(u"2001:db8:1:2:bbbb:cccc:1:9"_s, 128), home);
        QVERIFY(identityOf(u"2001:db8:1:3:aaaa::1"_s, 64) != home);
    }
    void whatLeadsNowhereIsNoNetwork()
    {
        QVERIFY(identityOf(u"127.0.0.1"_s, 8).isEmpty());
        QVERIFY(identityOf(u"169.254.3.4"_s, 16).isEmpty());
        QVERIFY(identityOf(u"fe80::1"_s, 64).isEmpty());
        QVERIFY(networkIdentity(QHostAddress(), {}).isEmpty());
        QVERIFY(networkIdentity(QHostAddress(u"10.0.0.1"_s), {entry(u"10.0.0.2"_s, 8)}).isEmpty());
    }
    void thisMachineHasOneOrNone()
    {
        const QByteArray here = networkIdentity();
        QVERIFY(here.isEmpty() || here.size() == 16);
        QCOMPARE(networkIdentity(), here);
    }
};

QTEST_GUILESS_MAIN(TestNetworkIdentity)
#include "tst_network_identity.moc"
