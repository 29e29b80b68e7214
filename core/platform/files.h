// What a file needs to outlive a power cut and to stay its owner's, beyond what Qt offers. Any thread.
#pragma once

#include <QFile>

#include <system_error>

namespace tincan {

// Has what was written to it on the disk.
bool syncFile(QFile &file);
// A new, moved or removed name is on the disk once its folder is.
bool syncFolder(const QString &folder);
// At once, also where there is a file of this name: QFile would have it removed first.
std::error_code renameOver(const QString &from, const QString &to);
// Where root works on a server's folder: what is new in it belongs to the folder's owner, as the server does.
bool giveToOwner(const QString &path, const QString &folder);
// From now on, for this process, what is made is nobody else's on this computer. On Windows the folder that it is made
// in decides: one of the person's own is nobody else's.
void keepNewFilesPrivate();

} // namespace tincan
