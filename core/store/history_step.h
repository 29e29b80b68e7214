// What the files of History share, and nobody else includes: a transaction on its way.
#pragma once

#include "core/store/history.h"

namespace tincan {

struct History::Step
{
    Appended out;
    bool cursorMoved = false;
    // As they were, for when it comes to nothing.
    std::optional<Cursor> cursor;
    qint64 era = 0;
};

// Text for a column that takes no NULL.
inline QString filled(const QString &text)
{
    return text.isNull() ? QString(QLatin1String("")) : text;
}

} // namespace tincan
