#include "core/platform/files.h"

#include <filesystem>
#include <io.h>

namespace tincan {

bool syncFile(QFile &file)
{
    return file.flush() && _commit(file.handle()) == 0;
}

bool syncFolder(const QString &)
{
    return true; // no such call, and none is needed: NTFS keeps a journal of names
}

std::error_code renameOver(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(from.toStdWString(), to.toStdWString(), error);
    return error;
}

bool giveToOwner(const QString &, const QString &)
{
    return true; // what is made in a folder has the folder's rights
}

void keepNewFilesPrivate() {} // nobody else may enter a person's own folders there

} // namespace tincan
