// Where rows stand in a view that never asks how high all of them are. The anchor is a row and the pixel of its text;
// everything in sight is laid out from there, and nothing else is measured. Rows that come, go or change elsewhere
// leave the anchor where it is; at the bottom edge it is the last row that stays. Pure: no widget, no model.
#pragma once

#include <functional>
#include <vector>

namespace tincan {

struct RowExtent
{
    int height = 0;
    int text = 0; // from the row's top to its text: what stands above comes and goes with the row's neighbours
};

struct PlacedRow
{
    int row = 0;
    int top = 0; // in the view
    RowExtent extent;

    int bottom() const { return top + extent.height; }
    int text() const { return top + extent.text; }
    bool operator==(const PlacedRow &other) const { return row == other.row && top == other.top; }
};

class TimelineScroll
{
public:
    using Measure = std::function<RowExtent(int row)>;

    // Lays out what is in sight: `rows` of them, in a view so high; `end`: nothing stands below the last one. Without
    // room for all, the first never hangs below the top edge and the last never above the bottom edge.
    void place(int rows, int height, bool end, const Measure &measure);
    const std::vector<PlacedRow> &placed() const { return m_placed; }

    bool isAtBottom() const { return m_stuck; }
    void stickToBottom() { m_stuck = true; }
    // The row's top at this pixel, as far as there are rows enough.
    void standAt(int row, int top);
    // Down the timeline by so many pixels; up where negative.
    void scrollBy(int pixels);

    // What the model did, before the next place().
    void inserted(int first, int count);
    void removed(int first, int count);
    void reset(); // at the bottom of other rows

    int anchorRow() const { return m_anchor.row; }
    int anchorPixel() const { return m_anchor.pixel; } // of its text, after place()

private:
    struct Anchor
    {
        int row = 0;
        int pixel = 0;
        bool ofTop = false; // of the row, not of its text
    };

    void growDown(int rows, int height, const Measure &measure);
    void growUp(const Measure &measure);
    void standOnBottomEdge(int height);
    void shift(int pixels);
    void leaveSight(int height);
    void chooseAnchor();

    std::vector<PlacedRow> m_placed;
    Anchor m_anchor;
    bool m_stuck = true;
};

} // namespace tincan
