// A row of the timeline as it is drawn: the message, and what its neighbours make of it. A value; the message is the
// model's, and there until the model changes.
#pragma once

#include "core/chat/message.h"

namespace tincan {

struct TimelineRow
{
    const Message *message = nullptr;
    bool first = false;   // of all that are here
    bool day = false;     // a day separator stands above
    bool group = false;   // avatar and name are shown
    bool unread = false;  // the divider "New messages" stands above
    bool loading = false; // what a gap misses is being loaded
};

} // namespace tincan
