#include "core/server/folder_sync.h"

#include <QFile>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace tincan {

bool syncFolder(const QString &folder)
{
#ifdef Q_OS_WIN
    (void)folder; // no such call, and none is needed: NTFS keeps a journal of names
    return true;
#else
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return synced;
#endif
}

} // namespace tincan
