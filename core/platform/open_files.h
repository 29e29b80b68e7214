// How many files and sockets the system lets this program have open. Main thread, before others run.
#pragma once

#include <QtGlobal>

#include <optional>

namespace tincan {

// As many as the system allows without asking: what a shell gives is often 1,024.
void raiseOpenFiles();
// What raiseOpenFiles() can reach; nothing where only memory bounds them.
std::optional<quint64> reachableOpenFiles();

} // namespace tincan
