// Whether this user may read what a path leads to, in words. Any thread.
#pragma once

#include <QFileInfo>
#include <QStringList>

namespace tincan {

// What there is of a path: itself, or the folder that it would be made in.
QFileInfo nearestThere(const QString &path);
QString belongingOf(const QFileInfo &file); // "it belongs to tincan"
// Sentences; empty: it may be read, or made. Of what one may not read SQLite says that it cannot be opened, and of what
// is in a closed folder nothing is to be seen.
QStringList wrongToRead(const QString &path);

} // namespace tincan
