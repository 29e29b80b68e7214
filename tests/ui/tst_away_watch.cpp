#include "support/fake_clock.h"
#include "ui/away_watch.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;

class AwayWatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QLineEdit>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_clock = std::make_unique<FakeClock>();
        m_watch = std::make_unique<AwayWatch>(*m_clock);
    }

    void nobodyThereIsAwayAndTheNextKeyIsBack()
    {
        QSignalSpy changed(m_watch.get(), &AwayWatch::changed);
        m_clock->advance(5min - 1ms);
        QVERIFY(!m_watch->isAway());
        m_clock->advance(1ms);
        QVERIFY(m_watch->isAway());
        QCOMPARE(changed.size(), 1);
        m_clock->advance(1h);
        QCOMPARE(changed.size(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_A);
        QVERIFY(!m_watch->isAway());
        QCOMPARE(changed.size(), 2);
        m_clock->advance(5min);
        QVERIFY(m_watch->isAway());
    }

    void whoTouchesAWindowIsThere_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("a key") << 0;
        QTest::newRow("the mouse moves") << 1;
        QTest::newRow("it clicks") << 2;
    }
    void whoTouchesAWindowIsThere()
    {
        QFETCH(int, how);
        for (int i = 0; i < 3; ++i) {
            m_clock->advance(4min);
            if (how == 0)
                QTest::keyClick(m_window.get(), Qt::Key_A);
            else if (how == 1)
                QTest::mouseMove(m_window->windowHandle(), QPoint(4 + i, 4));
            else
                QTest::mouseClick(m_window.get(), Qt::LeftButton);
        }
        QVERIFY(!m_watch->isAway());
        m_clock->advance(5min);
        QVERIFY(m_watch->isAway());
    }

    void oneAlarmIsEnough()
    {
        for (int i = 0; i < 50; ++i)
            QTest::keyClick(m_window.get(), Qt::Key_A);
        QCOMPARE(m_clock->pendingAlarms(), 1);
    }

private:
    std::unique_ptr<QLineEdit> m_window;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<AwayWatch> m_watch;
};

QTEST_MAIN(AwayWatchTest)
#include "tst_away_watch.moc"
