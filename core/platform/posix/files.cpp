#include "core/platform/files.h"

#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace tincan {

bool syncFile(QFile &file)
{
    return file.flush() && ::fsync(file.handle()) == 0;
}

bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return synced;
}

std::error_code renameOver(const QString &from, const QString &to)
{
    // The file that Qt means, too, where a name is not well-formed UTF-16.
    std::error_code error;
    std::filesystem::rename(QFile::encodeName(from).toStdString(), QFile::encodeName(to).toStdString(), error);
    return error;
}

bool giveToOwner(const QString &path, const QString &folder)
{
    struct stat owner
    {};
    if (::geteuid() != 0 || ::stat(QFile::encodeName(folder).constData(), &owner) != 0)
        return ::geteuid() != 0;
    return ::lchown(QFile::encodeName(path).constData(), owner.st_uid, owner.st_gid) == 0;
}

void keepNewFilesPrivate()
{
    ::umask(0077);
}

} // namespace tincan
