// The timeline in the window: where it stands, what moves it, and the keyboard's way around.
#include "two_windows.h"
#include "ui/jump_button.h"
#include "ui/line_popover.h"
#include "ui/side_bar.h"

#include <QApplication>
#include <QMenuBar>
#include <QScrollBar>
#include <QSet>
#include <QTimer>

using namespace tincan;

class ReadingTest : public TwoWindows
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    // L6: the window's event loop turns again and again while a flood comes in. Own messages flow too: the outbox shows
    // each step. A window that did all of it in one go would turn once. How late it is depends on what else runs on the
    // machine, so that is not judged here.
    void theWindowStaysAliveWhileTwoThousandMessagesComeIn()
    {
        constexpr int flood = 2'000;
        int turns = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, this, [&turns] { ++turns; });
        for (int i = 0; i < flood; ++i)
            m_bob->conversation()->engine()->send(u"lobby"_s, u"message **%1** of the flood"_s.arg(i));
        ticker.start(5);
        const auto last = u"message **%1** of the flood"_s.arg(flood - 1);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_ada->page()->model()->rowCount() > 0 && m_ada->page()->model()->rows().back().text == last, patience * 2);
        QVERIFY2(turns >= 3, qPrintable(QString::number(turns)));
        QVERIFY(m_ada->page()->view()->isAtBottom());
    }

    void tabWalksThroughTheWholeWindow()
    {
        m_ada->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_ada.get()));
        m_ada->page()->composer()->edit()->setFocus();
        QSet<QWidget *> seen;
        while (!seen.contains(QApplication::focusWidget())) {
            seen.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (QWidget *stop : m_ada->sideBar()->stops() + m_ada->page()->stops())
            QVERIFY2(seen.contains(stop) || !stop->isVisible() || !stop->isEnabled() ||
                         stop->focusPolicy() == Qt::NoFocus,
                     qPrintable(stop->accessibleName()));
    }

    void whatIsTypedAfterThePopoverGoesWhereItWentBefore()
    {
        ComposerEdit *edit = m_ada->page()->composer()->edit();
        m_ada->activateWindow();
        edit->setFocus();
        LinePopover *popover = m_ada->openLinePopover();
        QTRY_VERIFY(popover->hasFocus());
        QTest::keyClick(popover, Qt::Key_Escape);
        QTRY_VERIFY(edit->hasFocus());
    }

    void theWayDownGoesWhenItIsGone()
    {
        for (int i = 0; i < 60; ++i)
            m_ada->conversation()->engine()->send(u"lobby"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rowCount(), 60, patience);
        const auto buttons = m_ada->page()->view()->findChildren<JumpButton *>();
        QCOMPARE(buttons.size(), 1);
        QScrollBar *bar = m_ada->page()->view()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
        QVERIFY(buttons.first()->isHidden());
        bar->setValue(bar->minimum());
        QVERIFY(!buttons.first()->isHidden());
        buttons.first()->click();
        QVERIFY(buttons.first()->isHidden());
        QCOMPARE(bar->value(), bar->maximum());
    }

    void whoTypesOverTheMessagesMeansTheComposer()
    {
        QTest::keyClicks(m_ada->page()->view(), u"Hi there"_s);
        QCOMPARE(m_ada->page()->composer()->text(), u"Hi there"_s);
    }

    void aWindowThatGrowsToTheEndFollowsIt()
    {
        m_bob->resize(640, 420);
        for (int i = 0; i < 40; ++i)
            m_ada->conversation()->engine()->send(u"lobby"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->rowCount(), 40, patience);
        TimelineView *view = m_bob->page()->view();
        QScrollBar *bar = view->verticalScrollBar();
        QTRY_VERIFY(bar->value() == bar->maximum() && bar->maximum() > 0);
        view->scrollBy(-40);
        QVERIFY(!view->isAtBottom());
        m_bob->resize(1200, 900);
        QTRY_VERIFY(view->isAtBottom());
    }

    void aSmallerWindowShowsAFewMessagesFromTheirTop()
    {
        for (int i = 0; i < 3; ++i)
            m_ada->conversation()->engine()->send(u"lobby"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->rowCount(), 3, patience);
        TimelineView *view = m_bob->page()->view();
        for (const QSize size : {QSize(700, 500), QSize(1200, 780), QSize(640, 420)}) {
            m_bob->resize(size);
            QTRY_COMPARE(m_bob->size(), size);
            QTRY_COMPARE(view->verticalScrollBar()->maximum(), 0);
            QTRY_VERIFY(view->visualRect(view->model()->index(0, 0)).top() >= 0);
            QTRY_VERIFY(view->visualRect(view->model()->index(2, 0)).bottom() < view->viewport()->height());
        }
    }

    void aPageKeyInTheComposerTurnsTheTimeline()
    {
        for (int i = 0; i < 60; ++i)
            m_bob->conversation()->engine()->send(u"lobby"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rowCount(), 60, patience);
        QScrollBar *bar = m_ada->page()->view()->verticalScrollBar();
        QTRY_VERIFY(bar->value() == bar->maximum() && bar->maximum() > bar->pageStep());
        QTest::keyClick(m_ada->page()->composer()->edit(), Qt::Key_PageUp);
        QVERIFY(bar->value() < bar->maximum());
        QTest::keyClick(m_ada->page()->composer()->edit(), Qt::Key_PageDown);
        QTRY_COMPARE(bar->value(), bar->maximum());
    }

    void scrollingUpBringsWhatIsOlderThanTheWindow()
    {
        constexpr int count = 130; // a first join begins with the latest fifty
        for (int i = 0; i < count; ++i)
            m_ada->conversation()->engine()->send(u"lobby"_s, QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->rowCount(), count, patience);
        const auto eve = openWindow(u"Eve"_s);
        QTRY_VERIFY_WITH_TIMEOUT(eve->page()->model()->rowCount() >= 20, patience);
        QScrollBar *bar = eve->page()->view()->verticalScrollBar();
        const auto atTheFirst = [&] {
            bar->setValue(bar->minimum());
            return texts(*eve).constFirst() == u"0"_s;
        };
        QTRY_VERIFY_WITH_TIMEOUT(atTheFirst(), patience);
        QStringList expected;
        for (int i = 0; i < count; ++i)
            expected += QString::number(i);
        QCOMPARE(readThrough(*eve), expected);
        QTRY_VERIFY_WITH_TIMEOUT(!(bar->setValue(bar->minimum()), eve->page()->model()->hasOlder()), patience);
    }

    void everyControlHasANameForAScreenReaderAndTabReachesTheComposer()
    {
        for (const QWidget *widget : m_ada->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(m_ada.get()))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                               qobject_cast<const QMenuBar *>(widget);
            const bool inside = widget->parentWidget() && widget->parentWidget()->inherits("QAbstractScrollArea");
            QVERIFY2(named || inside, widget->metaObject()->className());
        }
        QSet<QWidget *> seen;
        QWidget *at = m_ada->sideBar()->jumpBox();
        while (!seen.contains(at) && at != m_ada->page()->composer()->edit()) {
            seen.insert(at);
            at = at->nextInFocusChain();
        }
        QCOMPARE(at, m_ada->page()->composer()->edit());
    }
};

QTEST_MAIN(ReadingTest)
#include "tst_reading.moc"
