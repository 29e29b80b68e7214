// A window that is closed and waits in the tray. The platform of the tests has none: it is said to have one.
#include "two_windows.h"

#include <QSignalSpy>

using namespace tincan;

class InTheTrayTest : public TwoWindows
{
    Q_OBJECT

    void keepRunning(bool keep)
    {
        Preferences next = m_ada->servers()->preferences();
        next.keepRunning = keep;
        m_ada->servers()->setPreferences(next);
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aClosedWindowGoesUnlessThePersonSaidOtherwiseAndThereIsATray_data()
    {
        QTest::addColumn<bool>("tray");
        QTest::addColumn<bool>("keep");
        QTest::newRow("neither") << false << false;
        QTest::newRow("a tray alone") << true << false;
        QTest::newRow("the wish alone") << false << true;
        QTest::newRow("both") << true << true;
    }
    void aClosedWindowGoesUnlessThePersonSaidOtherwiseAndThereIsATray()
    {
        QFETCH(bool, tray);
        QFETCH(bool, keep);
        m_ada->servers()->setTray(tray);
        keepRunning(keep);
        QCOMPARE(m_ada->close(), !(tray && keep));
        QVERIFY(!m_ada->isVisible());
        QCOMPARE(m_ada->isInTray(), tray && keep);
    }

    void whatComesMeanwhileIsThereWhenItIsBack()
    {
        m_ada->servers()->setTray(true);
        keepRunning(true);
        QTest::keyClicks(m_ada->page()->composer()->edit(), u"half a sentence"_s);
        m_ada->close();
        type(*m_bob, u"are you there?"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"are you there?"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->workspace()->rooms().constFirst().unread == 1, patience); // nobody saw it
        m_ada->comeForward(QUrl());
        QVERIFY(m_ada->isVisible());
        QVERIFY(!m_ada->isInTray());
        QCOMPARE(m_ada->page()->composer()->text(), u"half a sentence"_s);
    }

    void quittingMeansIt()
    {
        m_ada->servers()->setTray(true);
        keepRunning(true);
        m_ada->close();
        QVERIFY(m_ada->isInTray());
        m_ada->setAttribute(Qt::WA_DeleteOnClose);
        QSignalSpy destroyed(m_ada.get(), &QObject::destroyed);
        m_ada.release()->quit();
        QTRY_COMPARE(destroyed.size(), 1);
    }

    void theLastOfTwoWindowsIsTheOneThatWaits()
    {
        m_ada->servers()->setTray(true);
        keepRunning(true);
        MainWindow *another = m_ada->openAnother();
        QSignalSpy destroyed(another, &QObject::destroyed);
        another->close();
        QTRY_COMPARE(destroyed.size(), 1);
        m_ada->close();
        QVERIFY(m_ada->isInTray());
    }
};

QTEST_MAIN(InTheTrayTest)
#include "tst_in_the_tray.moc"
