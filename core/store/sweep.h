// Where the removal of what is too old stands between its pieces (decision 28). In each room goes what comes first in
// the log, up to the last message that is too old: nothing is ever missing between what stays. What was said about a
// message stays as long as the server would not tell it again together with the message. A mark stands where the rest
// was, and loads what the server still has of it. A value; the database's thread.
#pragma once

#include "core/chat/message.h"

#include <QStringList>

#include <optional>

namespace tincan {

struct Sweep
{
    enum class Stage
    {
        Begin,
        Look,   // how far it goes in a room
        Remove, // what was found there
        Events, // edits and reactions, of all rooms
        Shrink, // the file
    };

    qint64 keep = 0; // milliseconds
    // Milliseconds since 1970, by this computer's clock. It is not believed beyond the newest message that is stored: a
    // clock that is wrong by years removes nothing that a right one would keep.
    qint64 now = 0;

    Stage stage = Stage::Begin;
    qint64 before = 0;              // messages of an earlier time go
    QList<qint64> rooms = {};       // still to come; the first is at work
    Place looked = {};              // that far in it
    std::optional<Place> last = {}; // of what goes there
    Place event = {};               // that far among the events
};

// What one piece did.
struct Swept
{
    QStringList removed = {}; // rows of `room`
    QString room = {};
    QList<Message> rows = {};  // that quoted one of them, and the mark
    bool roomsChanged = false; // less is unread
    bool more = true;          // pieces to come
};

} // namespace tincan
