// Whether the system lets this program have as many files and sockets open as it was told to. Main thread.
#pragma once

#include <QString>

#include <optional>

namespace tincan {

// A sentence where they are too few for so many connections, with what raiseOpenFiles() can reach.
std::optional<QString> tooFewOpenFiles(int connections);

} // namespace tincan
