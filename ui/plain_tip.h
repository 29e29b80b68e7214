// What others wrote, in a tooltip. Qt takes for HTML what looks like it, and reads the files that it names.
#pragma once

#include <QString>

namespace tincan {

// Shown letter by letter, whatever is in it.
QString plainTip(const QString &text);

} // namespace tincan
