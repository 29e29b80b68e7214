// What a screen reader finds in the timeline: a list with an item for each message in sight, in order, with who said
// what and when, and which one is current. GUI thread.
#pragma once

namespace tincan {

class TimelineView;

// For every timeline of the program; called again it does nothing.
void installTimelineAccessibility();
// The current message is another one; other messages are in sight. Nothing where nobody listens.
void announceCurrent(const TimelineView &view);
void announceSelection(const TimelineView &view);
void announcePlaced(const TimelineView &view);

} // namespace tincan
