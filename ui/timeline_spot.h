// A place in a timeline to stand at, whether its rows are here or not: where somebody came from, or wants to go. A
// value; any thread.
#pragma once

#include "core/chat/message.h"

#include <optional>

namespace tincan {

struct TimelineSpot
{
    QString id{}; // of the row
    Place place{};
    std::optional<int> top{}; // of the row, in the view; none: well in sight
    bool marked = false;      // the row lights up for a moment
    bool atBottom = false;    // none of the above, but the newest
};

} // namespace tincan
