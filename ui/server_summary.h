// What is shown of a server wherever it is one of several: made once by its workspace, for all windows. A value; GUI
// thread.
#pragma once

#include "ui/chip_text.h"

namespace tincan {

struct ServerSummary
{
    qint64 unread = 0; // of the rooms that count
    ChipText::Tone tone = ChipText::Tone::Grey;
    QString line{}; // how it is, in words

    bool operator==(const ServerSummary &) const = default;
};

} // namespace tincan
