// A file of this computer that is to go along with a message. Pure; any thread.
#pragma once

#include "core/chat/file_ref.h"

#include <QDateTime>
#include <QImage>

#include <optional>

namespace tincan {

// As it will be shown: its name made safe, its type by its bytes, a picture's
// size. Nothing where it cannot be read, or is a folder.
std::optional<FileRef> localFile(const QString &path);
// Written into this folder under a name of its own, and then as localFile().
std::optional<FileRef> storedPicture(const QImage &picture, const QString &folder, const QString &name);
std::optional<FileRef> storedText(const QString &text, const QString &folder, const QString &name);
// Whether it was written there by one of these two: then nobody else needs it,
// and it may go.
bool isStored(const FileRef &file, const QString &folder);
void dropStored(const FileRef &file, const QString &folder);
void dropStored(const QString &folder, const QDateTime &before); // whatever was written earlier

} // namespace tincan
