// Where taking in an export stands between its pieces (decision 28). What the history has stays as it is; what it lacks
// is put at its own place in the log, below the cursor. The export and the history each say that nothing is missing
// between two of their messages that follow on each other; where only both together would say so, a gap's mark is put,
// so that each piece leaves a history that claims nothing it cannot know. A value; the database's thread.
#pragma once

#include "core/chat/message.h"

#include <optional>

namespace tincan {

struct Import
{
    struct Row // of the export, that stands in the history now
    {
        QString id;
        Place place;
        bool added = false; // by this import
    };

    QString room = {};            // empty: none, or one that is not known here
    std::optional<Row> last = {}; // of the room
    bool apart = false;           // what comes next may not follow on `last`
    bool goesOn = false;          // beyond the cursor
    bool addedToRoom = false;
    Place bottom = {};              // of what the history had of the room
    std::optional<Place> mark = {}; // above `last`, until the next piece knows better

    qint64 added = 0;     // messages
    qint64 here = 0;      // that the history has, or the line is going to bring
    qint64 elsewhere = 0; // of rooms, or lives of the log, that this history does not know; or without a place
};

} // namespace tincan
