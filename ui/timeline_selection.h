// What of a timeline is selected: from a character of one message to a character of another, or everything. A range of
// places and not of rows in memory: a million messages selected cost what two do, and pages that come, go or are let
// go of change nothing. Pure: no widget, no model.
#pragma once

#include "core/chat/place_range.h"

#include <limits>
#include <optional>

namespace tincan {

// A character of a row, and the text that it is counted in, so that a row that is let go of can be cut all the same.
struct SelectionPoint
{
    Place place;
    Message::Kind kind = Message::Kind::Text;
    QString id;
    int position = 0; // before the character of this number
    QString text;     // raw: as the row's document counts

    bool isIn(const Message &row) const { return id == row.id; }
};

// What is taken at once by a click, a double click, a triple click, or by a key.
struct SelectionSpan
{
    SelectionPoint from;
    SelectionPoint to;
};

class TimelineSelection
{
public:
    // Behind the last character of any text.
    static constexpr int wholeText = std::numeric_limits<int>::max();

    // Characters of one row.
    struct Part
    {
        int from = 0;
        int to = 0;
        bool isEmpty() const { return from >= to; }
        bool isWhole() const { return from == 0 && to == wholeText; }
        bool operator==(const Part &) const = default;
    };

    void begin(const SelectionSpan &origin);
    // From the origin, which stays selected, to there. Nothing without a beginning.
    void extendTo(const SelectionSpan &end);
    void selectAll();
    void clear();

    bool hasBegun() const { return m_origin.has_value(); }
    bool isAll() const { return m_all; }
    bool isEmpty() const;
    bool isWithinOne() const; // message; not where it is all
    Part partOf(const Message &row) const;
    bool contains(const Message &row) const { return !partOf(row).isEmpty(); }

    // Of something selected: its ends in the order of the timeline.
    SelectionPoint first() const;
    SelectionPoint last() const;
    PlaceRange range(const QString &room) const;

    // A row is another one now, or stands elsewhere: the ends go with it.
    void follow(const Message &row);
    bool isEnd(const QString &id) const; // of what is selected

private:
    bool m_all = false;
    std::optional<SelectionSpan> m_origin;
    SelectionSpan m_end;
};

} // namespace tincan
