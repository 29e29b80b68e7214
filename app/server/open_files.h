// How many files and sockets the system lets this program have open. Main thread, before others run.
#pragma once

#include <QString>

#include <optional>

namespace tincan {

// As many as the system allows without asking: what a shell gives is often 1,024.
void raiseOpenFiles();
// A sentence where they are too few for so many connections, with what raiseOpenFiles() can reach.
std::optional<QString> tooFewOpenFiles(int connections);

} // namespace tincan
