// Whatever happens to a timeline, in whatever order: what is read stays at its pixel, the rows are the
// log's, and what is selected stays selected.
#include "stored_timeline.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>

using namespace tincan;

namespace {

constexpr int seeds = 30;
constexpr int steps = 120;

} // namespace

class TimelineAnchorTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoredTimeline> m_timeline;
    QRandomGenerator m_chance;
    QSet<QString> m_selected;
    QSet<QString> m_others; // that were there when it was selected
    int m_held = 0;         // checks in which the anchor could not but stay

    int chance(int below) { return int(m_chance.bounded(below)); }
    const Message &anyRow() { return m_timeline->model.rows()[size_t(chance(m_timeline->model.rowCount()))]; }

    // One thing that is not the reader's doing. Says what, for the report.
    QString happen()
    {
        switch (chance(8)) {
        case 0:
        case 1: {
            const int burst = 1 + chance(12);
            for (int i = 0; i < burst; ++i)
                m_timeline->add(m_timeline->message(m_timeline->next()));
            return u"arrivals"_s;
        }
        case 2: { // between two others, or where one is already
            const qint64 seq = 1 + chance(int(m_timeline->store.history().cursor()->seq));
            m_timeline->add(m_timeline->message(seq));
            return u"a late one at %1"_s.arg(seq);
        }
        case 3:
        case 4:
            return changed();
        case 5:
            m_timeline->view.resize(250 + chance(700), m_timeline->view.height());
            return u"width %1"_s.arg(m_timeline->view.width());
        case 6: {
            Message gap = rows::gapRow(u"lobby"_s, anyRow().place, u"evicted"_s);
            m_timeline->model.setGapLoading(gap.id, chance(2) != 0);
            m_timeline->model.markUnreadFrom(anyRow().id);
            return u"the divider moves"_s;
        }
        default:
            if (!m_timeline->asked.isEmpty() && m_timeline->asked.first().kind != PageQuestion::Kind::Rank &&
                m_timeline->asked.first().kind != PageQuestion::Kind::Newest)
                m_timeline->answerOne();
            return u"a page"_s;
        }
    }
    QString changed()
    {
        const Message row = anyRow();
        Durable event = m_timeline->message(m_timeline->next());
        event.sender = row.sender;
        event.id += u"-change"_s;
        if (chance(2) != 0)
            event.body = Edit{row.id, QString(chance(300), u'y')};
        else
            event.body = Delete{row.id};
        m_timeline->add(event);
        return u"a change of "_s + row.id;
    }
    void read()
    {
        switch (chance(5)) {
        case 0:
            m_timeline->view.turnPage(chance(2) != 0 ? 1 : -1);
            break;
        case 1:
            m_timeline->view.verticalScrollBar()->setValue(chance(m_timeline->view.verticalScrollBar()->maximum() + 1));
            m_timeline->answer();
            break;
        case 2:
            if (chance(4) == 0)
                m_timeline->view.goToBottom();
            m_timeline->answer();
            break;
        default:
            m_timeline->view.scrollBy(chance(1'200) - 700);
        }
        m_timeline->view.placed();
    }
    // By hand, over what is in sight: it may go on for some steps.
    void select()
    {
        const QRect area = m_timeline->view.viewport()->rect();
        const QPoint from(chance(area.width()), chance(area.height()));
        const QPoint to(chance(area.width()), chance(area.height()));
        QTest::mousePress(m_timeline->view.viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, m_timeline->view.viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(m_timeline->view.viewport(), &move);
        QTest::mouseRelease(m_timeline->view.viewport(), Qt::LeftButton, {}, to);
        m_selected.clear();
        m_others.clear();
        for (const Message &row : m_timeline->whole())
            (m_timeline->view.selection().contains(row) ? m_selected : m_others).insert(row.id);
    }
    // What was selected is so still, and nothing else that was there is.
    QString strayed()
    {
        const TimelineSelection &selection = m_timeline->view.selection();
        for (const Message &row : m_timeline->whole()) {
            if (m_selected.contains(row.id) && !selection.contains(row))
                return row.id + u" is not selected any more"_s;
            if (m_others.contains(row.id) && selection.contains(row))
                return row.id + u" is selected"_s;
        }
        return {};
    }
    // Empty where the anchor is where it was, or was held by an end of what is here.
    QString moved(const QString &id, int pixel, bool atBottom)
    {
        const auto &placed = m_timeline->view.placed();
        const int height = m_timeline->view.viewport()->height();
        const bool atEnd = placed.back().bottom() == height && placed.back().row == m_timeline->model.rowCount() - 1;
        if (atBottom)
            return atEnd ? QString() : u"the bottom was left"_s;
        const auto now = m_timeline->pixelOf(id);
        if (now == pixel) {
            ++m_held;
            return {};
        }
        if (atEnd || (placed.front().row == 0 && placed.front().top == 0))
            return {};
        return now ? u"%1 went from %2 to %3"_s.arg(id).arg(pixel).arg(*now) : id + u" is gone"_s;
    }

private Q_SLOTS:
    void whatIsReadStaysAtItsPixelAndRowsInTheOrderOfTheLog_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= seeds; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void whatIsReadStaysAtItsPixelAndRowsInTheOrderOfTheLog()
    {
        QFETCH(quint32, seed);
        m_chance.seed(seed);
        m_held = 0;
        m_selected.clear();
        m_others.clear();
        m_timeline = std::make_unique<StoredTimeline>(20 + chance(900));
        const QAbstractItemModelTester tester(&m_timeline->model,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < steps; ++i) {
            if (chance(4) == 0)
                read();
            if (chance(20) == 0)
                select();
            const QString id = m_timeline->anchor().id;
            const int pixel = m_timeline->view.scroll().anchorPixel();
            const bool atBottom = m_timeline->view.isAtBottom();
            const QString what = happen();
            QString fault = moved(id, pixel, atBottom);
            if (fault.isEmpty() && i % 20 == 0)
                fault = m_timeline->wrongOrder();
            if (fault.isEmpty() && i % 5 == 0)
                fault = strayed();
            QVERIFY2(fault.isEmpty(), qPrintable(u"step %1, %2: %3"_s.arg(i).arg(what, fault)));
        }
        m_timeline->answer();
        const QString fault = m_timeline->wrongOrder() + strayed();
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }

    void mostOfTheTimeNothingButTheAnchorHoldsIt()
    {
        m_chance.seed(7);
        m_held = 0;
        m_timeline = std::make_unique<StoredTimeline>(800);
        m_timeline->view.verticalScrollBar()->setValue(400);
        m_timeline->answer();
        const QString id = m_timeline->anchor().id;
        const int pixel = m_timeline->view.scroll().anchorPixel();
        for (int i = 0; i < steps; ++i) {
            const QString what = happen();
            const QString fault = moved(id, pixel, false);
            QVERIFY2(fault.isEmpty(), qPrintable(u"step %1, %2: %3"_s.arg(i).arg(what, fault)));
        }
        QCOMPARE(m_held, steps);
    }
};

QTEST_MAIN(TimelineAnchorTest)
#include "tst_timeline_anchor.moc"
