// What the system says is the system's; here it is said in its place.
#include "core/transport/network_watch.h"

#include <QNetworkInformation>
#include <QSignalSpy>
#include <QtTest>

using namespace tincan;

class TestNetworkWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passesOnThatSomethingChanged()
    {
        NetworkWatch watch;
        NetworkWatch second; // one a window
        watch.begin();
        second.begin();
        QSignalSpy changes(&watch, &NetworkWatch::changed);
        QNetworkInformation *network = QNetworkInformation::instance();
        QVERIFY2(network, "Qt brings a backend for every system that we build on");
        Q_EMIT network->reachabilityChanged(QNetworkInformation::Reachability::Disconnected);
        QCOMPARE(changes.size(), 1);
        Q_EMIT network->transportMediumChanged(QNetworkInformation::TransportMedium::WiFi);
        QCOMPARE(changes.size(), 2);
        Q_EMIT network->isBehindCaptivePortalChanged(false);
        QCOMPARE(changes.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestNetworkWatch)
#include "tst_network_watch.moc"
