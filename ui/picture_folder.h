// The folder where fetched pictures lie. Any thread.
#pragma once

#include <QString>

namespace tincan {

// Takes the files away that were not used for longest, until the rest has at most so many bytes.
void trimFolder(const QString &folder, qint64 mostBytes);
// Used now.
void touchFile(const QString &path);

} // namespace tincan
