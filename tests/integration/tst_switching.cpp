#include "support/hub_fixture.h"
#include "switching.h"

using namespace tincan;

class TestSwitching : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void switchingMidBurstLosesNothing_data() { everyPair(); }
    void switchingMidBurstLosesNothing()
    {
        HubFixture hub;
        switchInMidBurst(hub, false);
    }
};

int main(int argc, char **argv)
{
    prepareSwitching();
    QCoreApplication application(argc, argv);
    TestSwitching test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_switching.moc"
