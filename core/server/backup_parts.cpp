#include "core/server/backup_parts.h"

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace tincan::backup {

bool sync(QFile &file)
{
#ifdef Q_OS_WIN
    return file.flush() && _commit(file.handle()) == 0;
#else
    return file.flush() && ::fsync(file.handle()) == 0;
#endif
}

bool giveToOwner(const QString &path, const QString &folder)
{
#ifdef Q_OS_WIN
    Q_UNUSED(path);
    Q_UNUSED(folder);
    return true;
#else
    struct stat owner
    {};
    if (::geteuid() != 0 || ::stat(QFile::encodeName(folder).constData(), &owner) != 0)
        return ::geteuid() != 0;
    return ::lchown(QFile::encodeName(path).constData(), owner.st_uid, owner.st_gid) == 0;
#endif
}

} // namespace tincan::backup
