// What people say to each other is nobody else's on the same computer. Any thread.
#pragma once

#include <QDir>
#include <QFile>

namespace tincan {

// Makes the folder where it is missing, and then for its owner alone; one that is there keeps what was decided for it.
// False where it cannot be made.
inline bool makeOwnFolder(const QString &path)
{
    if (QDir(path).exists())
        return true;
    return QDir().mkpath(path) && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace tincan
