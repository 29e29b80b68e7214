// Paints one row of the timeline where its parts stand. GUI thread.
#pragma once

#include "ui/message_layout.h"
#include "ui/timeline_selection.h"

class QPainter;

namespace tincan {

class FileDesk;

struct RowState
{
    bool hovered = false;
    bool focused = false; // the current row of a view that has the keyboard
    double glow = 0;      // of one that was jumped to: 1 in full
    TimelineSelection::Part selected{};
    bool operator==(const RowState &) const = default;
};

class MessagePainter
{
public:
    // Without a desk the pictures are not asked for.
    MessagePainter(QPainter *painter, MessageLayout &layout, Qt::LayoutDirection direction, FileDesk *desk = nullptr)
        : m_painter(painter), m_layout(layout), m_mirrored(direction == Qt::RightToLeft), m_desk(desk)
    {}

    // The painter's origin is the row's top left corner.
    void paint(const TimelineRow &row, const RowParts &parts, RowState state) const;

private:
    void paintSeparators(const TimelineRow &row, const RowParts &parts) const;
    void paintName(const RowParts &parts, const Message &message) const;
    void paintText(const RowParts &parts, const Message &message, const RowState &state) const;
    void paintGap(const RowParts &parts, const TimelineRow &row) const;
    void paintFooter(const RowParts &parts, const Message &message) const;

    QPainter *m_painter;
    MessageLayout &m_layout;
    bool m_mirrored;
    FileDesk *m_desk;
};

} // namespace tincan
