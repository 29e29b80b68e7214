// The arithmetic of the anchor, without a widget: what is measured, and where it stands.
#include "ui/timeline_scroll.h"

#include <QTest>

#include <algorithm>

using namespace tincan;

class TimelineScrollTest : public QObject
{
    Q_OBJECT

    std::vector<RowExtent> m_rows;
    int m_measured = 0;
    TimelineScroll m_scroll;

    void place(int height = 100, bool end = true)
    {
        m_measured = 0;
        m_scroll.place(int(m_rows.size()), height, end, [this](int row) {
            ++m_measured;
            return m_rows[size_t(row)];
        });
    }
    std::vector<int> tops() const
    {
        std::vector<int> all;
        for (const PlacedRow &row : m_scroll.placed())
            all.push_back(row.top);
        return all;
    }
    void rows(int count, int height = 20) { m_rows.assign(size_t(count), {height, 5}); }

private Q_SLOTS:
    void init() { m_scroll = {}; }

    void fewRowsStandAtTheBottomEdge()
    {
        rows(3);
        place();
        QCOMPARE(tops(), std::vector<int>({40, 60, 80}));
        QVERIFY(m_scroll.isAtBottom());
        m_scroll.scrollBy(-30);
        place();
        QCOMPARE(tops(), std::vector<int>({40, 60, 80}));
        QVERIFY(m_scroll.isAtBottom());
    }

    void nothingButWhatIsInSightIsMeasured()
    {
        rows(1'000'000);
        place();
        QCOMPARE(m_measured, 5);
        m_scroll.scrollBy(-1'000);
        place();
        QVERIFY(m_measured <= 5 + 1'000 / 20 + 1);
        m_scroll.standAt(500'000, 0);
        place();
        QCOMPARE(m_measured, 5);
        QCOMPARE(m_scroll.placed().front().row, 500'000);
    }

    void atTheBottomItStaysThere()
    {
        rows(10);
        place();
        m_rows.push_back({50, 5});
        m_scroll.inserted(10, 1);
        place();
        QCOMPARE(m_scroll.placed().back().row, 10);
        QCOMPARE(m_scroll.placed().back().bottom(), 100);
    }

    void whatComesAboveMovesNobody()
    {
        rows(20);
        m_scroll.standAt(8, -3);
        place();
        const std::vector<int> before = tops();
        m_rows.insert(m_rows.begin(), 7, {33, 5});
        m_scroll.inserted(0, 7);
        place();
        QCOMPARE(tops(), before);
        QCOMPARE(m_scroll.placed().front().row, 15);
    }

    // An older page takes the day and the name from above the first row: its text stays, not its top.
    void theTextStaysWhereWhatStandsAboveItGoes()
    {
        rows(20);
        m_rows[0] = {80, 65};
        m_scroll.standAt(0, 0);
        place();
        QCOMPARE(m_scroll.anchorPixel(), 65);
        m_rows[0] = {20, 5};
        m_rows.insert(m_rows.begin(), 5, {20, 5});
        m_scroll.inserted(0, 5);
        place();
        const auto &placed = m_scroll.placed();
        const auto was = std::find_if(placed.begin(), placed.end(), [](const PlacedRow &row) { return row.row == 5; });
        QVERIFY(was != placed.end());
        QCOMPARE(was->text(), 65);
    }

    void whereTheAnchorGoesItsNeighbourStays()
    {
        rows(20);
        m_scroll.standAt(8, 0);
        place();
        QCOMPARE(m_scroll.anchorRow(), 8);
        m_rows.erase(m_rows.begin() + 7, m_rows.begin() + 9);
        m_scroll.removed(7, 2);
        place();
        QCOMPARE(m_scroll.placed()[1], (PlacedRow{7, 20, {}})); // it was row 9, under the anchor
    }

    void theEndsHoldWhatScrollsTooFar_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("top");
        QTest::newRow("far up") << -100'000 << 0 << 0;
        QTest::newRow("up and down") << 30 << 5 << -10;
    }
    void theEndsHoldWhatScrollsTooFar()
    {
        QFETCH(int, pixels);
        QFETCH(int, first);
        QFETCH(int, top);
        rows(50);
        m_scroll.standAt(4, 0);
        place();
        m_scroll.scrollBy(pixels);
        place();
        QCOMPARE(m_scroll.placed().front().row, first);
        QCOMPARE(m_scroll.placed().front().top, top);
        m_scroll.scrollBy(100'000);
        place();
        QVERIFY(m_scroll.isAtBottom());
        QCOMPARE(m_scroll.placed().back().bottom(), 100);
    }

    void theEndOfWhatIsHereIsNotTheBottom()
    {
        rows(50);
        m_scroll.standAt(49, 0);
        place(100, false);
        QCOMPARE(m_scroll.placed().back().bottom(), 100);
        QVERIFY(!m_scroll.isAtBottom());
        m_rows.resize(60, {20, 5});
        m_scroll.inserted(50, 10);
        place(100, false);
        QCOMPARE(m_scroll.placed().back().row, 49);
    }

    void aViewWithoutHeightKeepsItsPlace()
    {
        rows(50);
        m_scroll.standAt(20, 0);
        place();
        place(0);
        place();
        QCOMPARE(m_scroll.anchorRow(), 20);
    }
};

QTEST_APPLESS_MAIN(TimelineScrollTest)
#include "tst_timeline_scroll.moc"
