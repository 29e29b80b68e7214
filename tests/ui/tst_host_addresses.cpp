#include "app/desktop/host_addresses.h"

#include <QTest>

using namespace tincan;
using namespace Qt::StringLiterals;

namespace {

SeenAddress seen(const QString &device, const QString &address)
{
    return {device, QHostAddress(address)};
}

} // namespace

class HostAddressesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theOneThatGoesOutIsFirstAndContainersLast()
    {
        const QList<SeenAddress> all{seen(u"lo"_s, u"127.0.0.1"_s), seen(u"docker0"_s, u"172.17.0.1"_s),
                                     seen(u"eth1"_s, u"203.0.113.7"_s), seen(u"eth0"_s, u"10.0.0.4"_s),
                                     seen(u"wlan0"_s, u"192.168.178.23"_s)};
        const QList<HostAddress> expected{{u"192.168.178.23"_s, u"wlan0"_s, true},
                                          {u"10.0.0.4"_s, u"eth0"_s, true},
                                          {u"203.0.113.7"_s, u"eth1"_s, false},
                                          {u"172.17.0.1"_s, u"docker0"_s, true}};
        QCOMPARE(hostAddresses(all, QHostAddress(u"192.168.178.23"_s)), expected);
    }

    void whatOthersCannotReachIsNone()
    {
        const QList<SeenAddress> all{seen(u"lo"_s, u"127.0.0.1"_s), seen(u"lo"_s, u"::1"_s),
                                     seen(u"eth0"_s, u"169.254.3.4"_s), // nobody gave it one
                                     seen(u"eth0"_s, u"fe80::1"_s),
                                     seen(u"eth0"_s, u"2001:db8::7"_s)}; // the server listens on IPv4
        QVERIFY(hostAddresses(all, {}).isEmpty());
    }

    void whatIsPrivate_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isPrivate");
        QTest::newRow("10/8") << u"10.255.255.255"_s << true;
        QTest::newRow("beside 10/8") << u"11.0.0.0"_s << false;
        QTest::newRow("172.16/12") << u"172.31.255.255"_s << true;
        QTest::newRow("beside 172.16/12") << u"172.32.0.0"_s << false;
        QTest::newRow("192.168/16") << u"192.168.0.1"_s << true;
        QTest::newRow("a provider's") << u"100.127.0.1"_s << true;
        QTest::newRow("beside it") << u"100.128.0.1"_s << false;
    }
    void whatIsPrivate()
    {
        QFETCH(const QString, address);
        QTEST(hostAddresses({seen(u"eth0"_s, address)}, {}).constFirst().isPrivate, "isPrivate");
    }

    // Whatever this machine has.
    void whatTheSystemHasIsSeen()
    {
        const QList<SeenAddress> all = seenAddresses();
        QVERIFY(std::any_of(all.begin(), all.end(), [](const SeenAddress &one) { return one.address.isLoopback(); }));
        const QHostAddress outgoing = outgoingAddress();
        const bool known =
            std::any_of(all.begin(), all.end(), [&](const SeenAddress &one) { return one.address == outgoing; });
        QVERIFY2(known || outgoing.isNull() || outgoing == QHostAddress::AnyIPv4, qPrintable(outgoing.toString()));
    }
};

QTEST_GUILESS_MAIN(HostAddressesTest)
#include "tst_host_addresses.moc"
