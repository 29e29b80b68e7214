// Whatever happens to a timeline, in whatever order: what is read stays at its pixel, and the rows are the log's.
#include "stored_timeline.h"

#include <QAbstractItemModelTester>
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
    int m_held = 0; // checks in which the anchor could not but stay

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
        m_timeline = std::make_unique<StoredTimeline>(20 + chance(900));
        const QAbstractItemModelTester tester(&m_timeline->model,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < steps; ++i) {
            if (chance(4) == 0)
                read();
            const QString id = m_timeline->anchor().id;
            const int pixel = m_timeline->view.scroll().anchorPixel();
            const bool atBottom = m_timeline->view.isAtBottom();
            const QString what = happen();
            QString fault = moved(id, pixel, atBottom);
            if (fault.isEmpty() && i % 20 == 0)
                fault = m_timeline->wrongOrder();
            QVERIFY2(fault.isEmpty(), qPrintable(u"step %1, %2: %3"_s.arg(i).arg(what, fault)));
        }
        m_timeline->answer();
        const QString fault = m_timeline->wrongOrder();
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
