// `tincand check [options]`: whether a server would start with these options, and whether its data is sound. Changes
// nothing. Main thread.
#pragma once

#include <QStringList>

namespace tincan {

bool isCheck(const QStringList &arguments);
// A line for each thing looked at. The exit code: 0, 1 where something is wrong, 2 where the options make no sense.
int check(QStringList arguments);

} // namespace tincan
