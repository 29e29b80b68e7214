// What one part of `tincand check` found. A value.
#pragma once

#include <QStringList>

namespace tincan {

struct Checked
{
    QString part;      // log, events, accounts …
    QString good;      // what was found
    QStringList wrong; // sentences; empty: all is well
};

} // namespace tincan
