#include "support/tincand_process.h"
#include "switching.h"

using namespace tincan;

class TestSwitchingKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void switchingWhileTheServerIsKilledAndStartedAgainLosesNothing_data() { everyPair(); }
    void switchingWhileTheServerIsKilledAndStartedAgainLosesNothing()
    {
        TincandProcess server;
        switchInMidBurst(server, true);
    }
};

int main(int argc, char **argv)
{
    prepareSwitching();
    QCoreApplication application(argc, argv);
    TestSwitchingKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_switching_kill.moc"
