#include "ui/timeline_scroll.h"

#include <algorithm>

namespace tincan {

void TimelineScroll::place(int rows, int height, bool end, const Measure &measure)
{
    m_placed.clear();
    if (rows == 0)
        return reset();
    const int row = m_stuck ? rows - 1 : std::clamp(m_anchor.row, 0, rows - 1);
    const RowExtent extent = measure(row);
    const int top = m_stuck ? height - extent.height : m_anchor.pixel - (m_anchor.ofTop ? 0 : extent.text);
    m_placed.push_back({row, top, extent});
    growDown(rows, height, measure);
    standOnBottomEdge(height);
    growUp(measure);
    if (m_placed.front().top > 0) { // it is the first of all
        shift(-m_placed.front().top);
        growDown(rows, height, measure);
        standOnBottomEdge(height);
    }
    leaveSight(height);
    m_stuck = end && m_placed.back().row == rows - 1 && m_placed.back().bottom() <= height;
    chooseAnchor();
}

void TimelineScroll::growDown(int rows, int height, const Measure &measure)
{
    while (m_placed.back().bottom() < height && m_placed.back().row + 1 < rows) {
        const int row = m_placed.back().row + 1;
        m_placed.push_back({row, m_placed.back().bottom(), measure(row)});
    }
}

void TimelineScroll::growUp(const Measure &measure)
{
    std::vector<PlacedRow> above;
    for (PlacedRow at = m_placed.front(); at.top > 0 && at.row > 0;) {
        const RowExtent extent = measure(at.row - 1);
        at = {at.row - 1, at.top - extent.height, extent};
        above.push_back(at);
    }
    m_placed.insert(m_placed.begin(), above.rbegin(), above.rend());
}

// Where the last one ends above it, also where all of them do.
void TimelineScroll::standOnBottomEdge(int height)
{
    if (m_placed.back().bottom() < height)
        shift(height - m_placed.back().bottom());
}

void TimelineScroll::shift(int pixels)
{
    for (PlacedRow &row : m_placed)
        row.top += pixels;
}

// A long way was measured row by row; what lies on it is not shown. One row stays, also in a view without height.
void TimelineScroll::leaveSight(int height)
{
    const auto last = std::find_if(m_placed.begin() + 1, m_placed.end(),
                                   [height](const PlacedRow &row) { return row.top >= height; });
    m_placed.erase(last, m_placed.end());
    const auto first =
        std::find_if(m_placed.begin(), m_placed.end() - 1, [](const PlacedRow &row) { return row.bottom() > 0; });
    m_placed.erase(m_placed.begin(), first);
}

// The first whose text begins in sight: what is above it may grow without anything that is read moving.
void TimelineScroll::chooseAnchor()
{
    const auto whole =
        std::find_if(m_placed.begin(), m_placed.end(), [](const PlacedRow &row) { return row.text() >= 0; });
    const PlacedRow &chosen = whole == m_placed.end() ? m_placed.front() : *whole;
    m_anchor = {chosen.row, chosen.text(), false};
}

void TimelineScroll::standAt(int row, int top)
{
    m_stuck = false;
    m_anchor = {row, top, true};
}

void TimelineScroll::scrollBy(int pixels)
{
    if (m_stuck && pixels >= 0)
        return;
    m_stuck = false;
    m_anchor.pixel -= pixels;
}

void TimelineScroll::inserted(int first, int count)
{
    const auto move = [first, count](int &row) { row += row >= first ? count : 0; };
    move(m_anchor.row);
    for (PlacedRow &placed : m_placed)
        move(placed.row);
}

void TimelineScroll::removed(int first, int count)
{
    const int after = first + count;
    const auto gone = [first, after](int row) { return row >= first && row < after; };
    m_placed.erase(std::remove_if(m_placed.begin(), m_placed.end(), [&](const PlacedRow &at) { return gone(at.row); }),
                   m_placed.end());
    if (gone(m_anchor.row)) { // the next one in sight keeps its place instead
        const auto below =
            std::find_if(m_placed.begin(), m_placed.end(), [after](const PlacedRow &at) { return at.row >= after; });
        if (below != m_placed.end())
            m_anchor = {below->row, below->text(), false};
        else if (!m_placed.empty())
            m_anchor = {m_placed.back().row, m_placed.back().text(), false};
        else
            m_anchor.row = after;
    }
    const auto move = [after, count](int &row) { row -= row >= after ? count : 0; };
    move(m_anchor.row);
    for (PlacedRow &placed : m_placed)
        move(placed.row);
}

void TimelineScroll::reset()
{
    m_placed.clear();
    m_anchor = {};
    m_stuck = true;
}

} // namespace tincan
