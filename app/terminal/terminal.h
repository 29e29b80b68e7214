// A word that nobody should see, from whoever sits at the terminal. Main thread.
#pragma once

#include <QString>

namespace tincan {

// One line of the standard input. At a terminal it asks for it, and shows nothing of what is typed; the terminal is as
// before however this ends, by Ctrl+C and by SIGTERM as well. Nothing where the input ended.
QString readSecret(const char *question);

} // namespace tincan
