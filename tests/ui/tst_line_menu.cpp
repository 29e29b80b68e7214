#include "ui/line_menu.h"
#include "ui/line_popover.h"
#include "ui/line_row.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace tincan;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

ConnectionStatus connectedBy(TransportKind kind, const LineChoice &choice)
{
    ConnectionStatus status;
    status.state = ConnectionStatus::State::Connected;
    status.line = kind;
    status.choice = choice;
    status.deliveryTime = 12ms;
    return status;
}

QList<std::optional<TransportKind>> allChoices()
{
    QList<std::optional<TransportKind>> all{std::nullopt};
    for (const TransportKind kind : allTransportKinds)
        all.append(kind);
    return all;
}

} // namespace

class LineMenuTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActionChoosesItsLine()
    {
        LineMenu menu(&m_lines, nullptr);
        QSignalSpy chosen(&menu, &LineMenu::chosen);
        for (const auto &kind : allChoices()) {
            menu.action(kind)->trigger();
            QCOMPARE(chosen.takeLast().at(0).value<LineChoice>().forced, kind);
        }
    }

    void everyRowOfThePopoverChoosesItsLine()
    {
        LinePopover popover(&m_lines, nullptr);
        QSignalSpy chosen(&popover, &LinePopover::chosen);
        popover.row(TransportKind::ShortPoll)->click(); // what is on already is not chosen once more
        for (const auto &kind : allChoices()) {
            popover.row(kind)->click();
            QCOMPARE(chosen.takeLast().at(0).value<LineChoice>().forced, kind);
            QVERIFY(!popover.row(kind)->accessibleName().isEmpty());
        }
    }

    // Which cannot click.
    void aScreenReaderChoosesALineByItsOnlyAction()
    {
        LinePopover popover(&m_lines, nullptr);
        QSignalSpy chosen(&popover, &LinePopover::chosen);
        QAccessibleActionInterface *row =
            QAccessible::queryAccessibleInterface(popover.row(TransportKind::LongPoll))->actionInterface();
        row->doAction(QAccessibleActionInterface::toggleAction());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constLast().at(0).value<LineChoice>().forced, TransportKind::LongPoll);
    }

    void theChoiceThatHoldsIsCheckedInBoth_data()
    {
        QTest::addColumn<LineChoice>("choice");
        QTest::newRow("auto") << LineChoice{};
        for (const TransportKind kind : allTransportKinds)
            QTest::newRow(qPrintable(toWord(kind))) << LineChoice{kind};
    }
    void theChoiceThatHoldsIsCheckedInBoth()
    {
        QFETCH(LineChoice, choice);
        LineMenu menu(&m_lines, nullptr);
        LinePopover popover(&m_lines, nullptr);
        m_lines.setStatus(connectedBy(choice.forced.value_or(TransportKind::WebSocket), choice));
        for (const auto &kind : allChoices()) {
            QCOMPARE(menu.action(kind)->isChecked(), kind == choice.forced);
            QCOMPARE(popover.row(kind)->isChecked(), kind == choice.forced);
        }
    }

    void automaticSaysWhichLineItIsOnNow()
    {
        LineMenu menu(&m_lines, nullptr);
        LinePopover popover(&m_lines, nullptr);
        m_lines.setStatus(connectedBy(TransportKind::WebSocket, {}));
        QVERIFY(menu.action(std::nullopt)->text().contains(u"now WebSocket"_s));
        QCOMPARE(popover.row(std::nullopt)->time(), u"now WebSocket"_s);
        QCOMPARE(popover.row(TransportKind::WebSocket)->time(), u"12 ms"_s);
    }

    void eachRowShowsItsLastMeasuredTime()
    {
        LinePopover popover(&m_lines, nullptr);
        m_lines.setMeasurement({TransportKind::ShortPoll, 500ms, {}});
        m_lines.setMeasurement({TransportKind::Sse,
                                {},
                                Failure{.kind = Failure::Kind::Blocked, .detail = {}, .retryAfter = {}, .stage = {}}});
        QCOMPARE(popover.row(TransportKind::ShortPoll)->time(), u"0.5 s"_s);
        QCOMPARE(popover.row(TransportKind::Sse)->time(), u"blocked here"_s);
    }

private:
    LineState m_lines;
};

QTEST_MAIN(LineMenuTest)
#include "tst_line_menu.moc"
