// tincand goes and comes back on the same port and the same log while authors write and followers read: in order, and
// by kill -9. With TINCAN_LONG set (./dev test --long) it is killed 200 times.
#include "crowd_of_authors.h"
#include "support/tincand_process.h"

#include <QTest>

using namespace tincan;

class RestartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inOrder()
    {
        TincandProcess server;
        QVERIFY2(server.isRunning(), qPrintable(server.error()));
        CrowdOfAuthors crowd(quint16(server.url().port()), 4, 3);
        for (int round = 0; round < 5; ++round) {
            QVERIFY(crowd.waitForMore(50 + 7 * round));
            crowd.serverGoes();
            QVERIFY(server.stop());
            QVERIFY2(server.restart(), qPrintable(server.error()));
            crowd.serverIsBack();
        }
        QVERIFY(crowd.finish());
        const QByteArray difference = crowd.difference();
        QVERIFY2(difference.isEmpty(), difference.constData());
    }
    void byKill()
    {
        TincandProcess server;
        QVERIFY2(server.isRunning(), qPrintable(server.error()));
        CrowdOfAuthors crowd(quint16(server.url().port()), 4, 3);
        const int kills = qEnvironmentVariableIsSet("TINCAN_LONG") ? 200 : 15;
        for (int kill = 0; kill < kills; ++kill) {
            QVERIFY(crowd.waitForMore(10 + 7 * (kill % 13)));
            server.kill(); // while they write; they hear of it by their sockets
            crowd.serverGoes();
            QVERIFY2(server.restart(), qPrintable(server.error()));
            crowd.serverIsBack();
        }
        QVERIFY(crowd.finish());
        const QByteArray difference = crowd.difference();
        QVERIFY2(difference.isEmpty(), difference.constData());
        qInfo("%d kills, %lld acknowledged", kills, static_cast<long long>(crowd.acknowledged()));
    }
};

QTEST_GUILESS_MAIN(RestartTest)
#include "tst_restart.moc"
