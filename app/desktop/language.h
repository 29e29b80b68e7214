// Which language the window speaks: what was asked for, or the system's. GUI thread.
#pragma once

#include <QString>

namespace tincan {

// An empty word means the system's language. False where the word names no language of ours.
bool setLanguage(const QString &word);

} // namespace tincan
