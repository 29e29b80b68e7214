// Two windows talking: messages, lines, rooms and the menu.
#include "two_windows.h"
#include "ui/connection_chip.h"
#include "ui/line_menu.h"
#include "ui/line_popover.h"
#include "ui/line_row.h"

using namespace tincan;

class MainWindowTest : public TwoWindows
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whatIsTypedInOneWindowShowsInTheOther()
    {
        type(*m_ada, u"hello Bob"_s);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"hello Bob"_s}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), QStringList{u"hello Bob"_s}, patience);
        QCOMPARE(m_ada->page()->composer()->text(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rows().back().delivery, Delivery::Sent, patience);
        QVERIFY(m_ada->page()->model()->rows().back().own);
        QVERIFY(!m_bob->page()->model()->rows().back().own);
        QCOMPARE(m_bob->page()->model()->rows().back().sender.name, u"Ada"_s);
    }

    void theLineIsSwitchedThroughTheMenuWhileMessagesFlowAndNothingIsMissedOrDoubled()
    {
        constexpr int perLine = 20; // all of them are still held by the model: nothing was trimmed
        auto *menu = m_bob->findChild<LineMenu *>(u"lineMenu"_s);
        QVERIFY(menu);
        int sent = 0;
        for (const TransportKind kind : allTransportKinds) {
            for (int i = 0; i < perLine; ++i)
                m_ada->conversation()->engine()->send(u"lobby"_s, QString::number(sent++));
            menu->action(kind)->trigger();
            for (int i = 0; i < perLine; ++i)
                m_ada->conversation()->engine()->send(u"lobby"_s, QString::number(sent++));
            const auto holds = [this, kind] {
                const ConnectionStatus &status = m_bob->lines()->status();
                return status.state == State::Connected && status.line == kind && status.choice.forced == kind;
            };
            QTRY_VERIFY_WITH_TIMEOUT(holds(), patience);
            QVERIFY(menu->action(kind)->isChecked());
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_bob->page()->model()->rowCount(), sent, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rowCount(), sent, patience);
        QStringList expected;
        for (int i = 0; i < sent; ++i)
            expected += QString::number(i);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), expected, patience);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_ada), expected, patience);
    }

    void thePopoverSwitchesToo()
    {
        LinePopover *popover = m_ada->openLinePopover();
        QTest::mouseClick(popover->row(TransportKind::Sse), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_ada->lines()->status().line == TransportKind::Sse, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->chip()->tone(), ChipText::Tone::Good, patience);
        popover->close();
        QCOMPARE(m_ada->workspace()->profile().choice().forced, std::optional(TransportKind::Sse));
    }

    void whatIsWrittenOfflineIsQueuedAndGoesOutOnceWhenTheServerIsBack()
    {
        const auto port = quint16(m_server.url.port());
        m_server.running.reset();
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(*m_ada) != State::Connected, patience);
        type(*m_ada, u"from the train"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rowCount(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rows().back().delivery, Delivery::Queued, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->composer()->text(), QString(), patience);

        auto again = hostOnThisComputer(port, m_folder->filePath(u"hub"_s));
        QVERIFY(again);
        m_server = std::move(again).value();
        m_ada->conversation()->engine()->tryNow();
        m_bob->conversation()->engine()->tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_ada->page()->model()->rows().back().delivery, Delivery::Sent, patience);
        QTRY_COMPARE_WITH_TIMEOUT(texts(*m_bob), QStringList{u"from the train"_s}, patience);
        QCOMPARE(texts(*m_ada), QStringList{u"from the train"_s});
    }

    void testingAllLinesFromTheMenuShowsWhatWasMeasured()
    {
        auto *menu = m_ada->findChild<LineMenu *>(u"lineMenu"_s);
        for (QAction *action : menu->actions()) {
            if (action->text().contains(u"Test"_s))
                action->trigger();
        }
        QTRY_VERIFY(m_ada->findChild<LinePopover *>());
        QTRY_VERIFY_WITH_TIMEOUT(!m_ada->lines()->timeOf(TransportKind::ShortPoll).isEmpty(), patience);
        QVERIFY(m_ada->findChild<LinePopover *>()->isVisible());
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
