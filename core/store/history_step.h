// What the files of History share, and nobody else includes: a transaction on its way.
#pragma once

#include "core/store/history.h"

namespace tincan {

struct History::Step
{
    Appended out = {};
    QStringList changed = {};  // messages whose rows are to be told, as they are when all is done
    QStringList restated = {}; // of these, those whose quotes are other ones now
    bool cursorMoved = false;
    // As they were, for when it comes to nothing.
    std::optional<Cursor> cursor = {};
    qint64 era = 0;
};

} // namespace tincan
